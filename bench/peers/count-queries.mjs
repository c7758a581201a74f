// A port that hands on to the server what a client sends, and counts its statements: how often it waits for an answer.
import { createConnection, createServer } from "node:net";

/** @returns the URL to give to the client, and what ends the port and gives the number of statements */
export async function countQueries(engine, url) {
  const target = new URL(url);
  let statements = 0;
  const server = createServer((client) => {
    const upstream = createConnection({ host: target.hostname, port: Number(target.port) });
    const count = engine === "postgres" ? postgresCounter() : mysqlCounter();
    client.on("data", (chunk) => (statements += count(chunk)));
    client.pipe(upstream).pipe(client);
    for (const socket of [client, upstream]) socket.on("error", () => socket.destroy());
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const through = new URL(url);
  [through.hostname, through.port] = ["127.0.0.1", String(server.address().port)];
  return { url: through.href, end: () => (server.close(), statements) };
}

/** Messages have a letter and a length, but for the first one: Q is a statement, E executes a prepared one. */
function postgresCounter() {
  let rest = Buffer.alloc(0);
  let started = false;
  return (chunk) => {
    let found = 0;
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const head = started ? 1 : 0;
      if (rest.length < head + 4) return found;
      const length = head + rest.readUInt32BE(head);
      if (rest.length < length) return found;
      if (started && (rest[0] === 0x51 || rest[0] === 0x45)) found++;
      started = true;
      rest = rest.subarray(length);
    }
  };
}

/** A packet has its length and a number; a command is number 0: 3 is a query, 0x17 executes a prepared one. */
function mysqlCounter() {
  let rest = Buffer.alloc(0);
  return (chunk) => {
    let found = 0;
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      if (rest.length < 4) return found;
      const length = 4 + rest.readUIntLE(0, 3);
      if (rest.length < length) return found;
      if (rest[3] === 0 && (rest[4] === 3 || rest[4] === 0x17)) found++;
      rest = rest.subarray(length);
    }
  };
}
