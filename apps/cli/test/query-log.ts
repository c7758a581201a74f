import { connect, createServer, type AddressInfo, type Socket } from "node:net";

/** The statements that clients of MySQL or MariaDB send through a port of ours, without a setting of the server. */
export interface QueryLog {
  readonly port: number;
  readonly statements: readonly string[];
  close(): Promise<void>;
}

/** COM_QUERY and COM_STMT_PREPARE of the client protocol: the first byte of a packet, with the text behind it. */
const WITH_TEXT: ReadonlySet<number> = new Set([0x03, 0x16]);

/** Passes everything on to the server, and keeps the statements of connections that are not encrypted. */
export async function startQueryLog(host: string, port: number): Promise<QueryLog> {
  const statements: string[] = [];
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(port, host);
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on("close", () => open.delete(socket));
    }
    client.on("error", () => upstream.destroy());
    upstream.on("error", () => client.destroy());
    client.on(
      "data",
      packetReader((packet) => {
        if (WITH_TEXT.has(packet[0]!)) statements.push(packet.subarray(1).toString("utf8"));
      }),
    );
    client.pipe(upstream).pipe(client);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    statements,
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Cuts a stream into the packets of the protocol: three bytes of length, one of a sequence number, the rest. */
function packetReader(take: (packet: Buffer) => void): (data: Buffer) => void {
  let rest = Buffer.alloc(0);
  return (data) => {
    rest = Buffer.concat([rest, data]);
    while (rest.length >= 4 && rest.length >= 4 + rest.readUIntLE(0, 3)) {
      const end = 4 + rest.readUIntLE(0, 3);
      // A command starts a sequence; what answers the server in a login does not.
      if (rest[3] === 0 && end > 4) take(rest.subarray(4, end));
      rest = rest.subarray(end);
    }
  };
}
