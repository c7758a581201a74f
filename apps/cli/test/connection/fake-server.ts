import { createServer, type Socket } from "node:net";

export interface FakeServer {
  readonly port: number;
  close(): Promise<void>;
}

/** A server that takes connections and does with them what the test says; by itself it says nothing. */
export function startFakeServer(greet: (socket: Socket) => void = () => undefined): Promise<FakeServer> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined).on("close", () => sockets.delete(socket));
    greet(socket);
  });
  return new Promise((done) => {
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      done({
        port: typeof address === "object" && address !== null ? address.port : 0,
        close: () =>
          new Promise((closed) => {
            for (const socket of sockets) socket.destroy();
            server.close(() => closed());
          }),
      });
    });
  });
}

/** Refuses as PostgreSQL does where pg_hba.conf has `hostssl` lines alone. */
export function refuseWithoutEncryptionAsPostgres(socket: Socket): void {
  const text = 'no pg_hba.conf entry for host "127.0.0.1", user "u", database "d", no encryption';
  const fields = Buffer.from(`SFATAL\0VFATAL\0C28000\0M${text}\0\0`);
  const length = Buffer.alloc(4);
  length.writeInt32BE(fields.length + 4);
  socket.once("data", () => socket.end(Buffer.concat([Buffer.from("E"), length, fields])));
}

/** Refuses as MySQL does with require_secure_transport=ON. */
export function refuseWithoutEncryptionAsMysql(socket: Socket): void {
  const text = "#HY000Connections using insecure transport are prohibited while --require_secure_transport=ON.";
  const body = Buffer.concat([Buffer.from([0xff, 3159 & 0xff, 3159 >> 8]), Buffer.from(text)]);
  socket.end(Buffer.concat([Buffer.from([body.length & 0xff, body.length >> 8, 0, 0]), body]));
}
