import type { ServerEngine } from "../engine";
import { type ServerAddress, TEST_ACCOUNT, placeOf } from "./address";
import { messageOf, probe } from "./probe";
import type { Source } from "./source";

type Account = Pick<ServerAddress, "username" | "password" | "database">;

const DOCUMENTED: Account = { username: TEST_ACCOUNT, password: TEST_ACCOUNT, database: TEST_ACCOUNT };

/** The documented account first, then the superusers as fresh installations have them. */
const LOCAL_ACCOUNTS: Readonly<Record<ServerEngine, readonly Account[]>> = {
  postgres: [
    DOCUMENTED,
    { username: "postgres", password: "", database: "postgres" },
    { username: "postgres", password: "postgres", database: "postgres" },
  ],
  mysql: [
    DOCUMENTED,
    { username: "root", password: TEST_ACCOUNT, database: "mysql" },
    { username: "root", password: "", database: "mysql" },
  ],
  mariadb: [
    DOCUMENTED,
    { username: "root", password: TEST_ACCOUNT, database: "mysql" },
    { username: "root", password: "", database: "mysql" },
  ],
};

/** Where MySQL and MariaDB are on one machine, one of them has moved to the next port. */
const LOCAL_PORTS: Readonly<Record<ServerEngine, readonly number[]>> = {
  postgres: [5432],
  mysql: [3306, 3307],
  mariadb: [3306, 3307],
};

export function localSource(ports = LOCAL_PORTS, accounts = LOCAL_ACCOUNTS): Source {
  return async (engine) => {
    const reasons: string[] = [];
    for (const port of ports[engine]) {
      let reason = "";
      for (const account of accounts[engine]) {
        const address: ServerAddress = { engine, host: "127.0.0.1", port, ...account };
        try {
          const version = await probe(address);
          return { address, version, source: `local, ${placeOf(address)}`, stop: async () => undefined };
        } catch (error) {
          reason = messageOf(error);
          if (reason.includes("ECONNREFUSED")) {
            reason = `nothing listens on 127.0.0.1:${port}`;
            break;
          }
        }
      }
      // The last account's reason says most: it got furthest in a fresh installation.
      reasons.push(reason);
    }
    throw new Error(reasons.join("; "));
  };
}
