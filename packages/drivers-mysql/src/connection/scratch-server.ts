import type { ConnectionOptions, ScratchServer } from "@stingerloom/core";
import { inDatabase } from "./in-database";
import { quoteIdentifier, quoteLiteral } from "../sql/quote";

interface Session {
  execute(sql: string): Promise<unknown>;
  close(): Promise<void>;
}

/** Throw-away databases on the server that `session` is connected to. */
export class ScratchDatabases implements ScratchServer {
  constructor(
    private readonly session: Session,
    private readonly options: ConnectionOptions,
    private readonly collation: string,
  ) {}

  async create(name: string): Promise<ConnectionOptions> {
    const charset = this.collation.split("_")[0];
    await this.session.execute(
      `CREATE DATABASE ${quoteIdentifier(name)} CHARACTER SET ${charset} COLLATE ${this.collation}`,
    );
    return inDatabase(this.options, name);
  }

  async drop(name: string): Promise<void> {
    await this.session.execute(`DROP DATABASE IF EXISTS ${quoteIdentifier(name)}`);
  }

  /** Without the right to see all sessions the server shows those of the same user, who made them. */
  async unused(prefix: string): Promise<readonly string[]> {
    const rows = (await this.session.execute(
      `SELECT s.SCHEMA_NAME AS name FROM information_schema.SCHEMATA s
        WHERE LEFT(s.SCHEMA_NAME, ${[...prefix].length}) = ${quoteLiteral(prefix)}
          AND s.SCHEMA_NAME NOT IN (SELECT p.DB FROM information_schema.PROCESSLIST p WHERE p.DB IS NOT NULL)`,
    )) as { readonly name: string }[];
    return rows.map(({ name }) => name);
  }

  async databases(): Promise<readonly string[]> {
    const rows = (await this.session.execute(
      "SELECT SCHEMA_NAME AS name FROM information_schema.SCHEMATA WHERE SCHEMA_NAME <> 'information_schema'",
    )) as { readonly name: string }[];
    return rows.map(({ name }) => name);
  }

  close(): Promise<void> {
    return this.session.close();
  }
}
