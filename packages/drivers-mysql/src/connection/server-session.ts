import { ConnectionError, StingerloomError, messageOf, urlError, watchStatement, withinTime } from "@stingerloom/core";
import type { ConnectionOptions } from "@stingerloom/core";
import { addressOf, bindable, openConnection, resultOf, type Address, type MysqlConnection } from "./client";
import { connectionError, queryError, queryTimeoutError, silentError } from "./connection-error";
import { assumedServer, type ServerFacts } from "../model/server";
import { factsOf, factsQuery, lockTimeoutSql, settingsSql, type FactsRow } from "./session";
import { activityOf, terminate } from "./session-activity";
import { readState, restoreState, type SessionState } from "./session-state";
import { classify } from "../sql/classify";
import { startTimer } from "./statement-timer";

/** One session of a server: its connection, and all that is set in it. */
export class ServerSession {
  version = "";
  /** What the server is; assumed before a connection is there. */
  server: ServerFacts;
  /** The server's number of the session. */
  id = 0;

  private address: Address | undefined;
  private connection: MysqlConnection | undefined;
  private statementMs: number;
  private state: SessionState | undefined;
  private status: number | undefined;

  constructor(private readonly options: ConnectionOptions) {
    this.server = assumedServer(options.type === "mariadb" ? "mariadb" : "mysql");
    this.statementMs = options.queryTimeout ?? 0;
  }

  /** False where it was open already. */
  async connect(): Promise<boolean> {
    if (this.connection !== undefined) return false;
    const address = await this.whereTo();
    this.address = address;
    let connection: MysqlConnection | undefined;
    try {
      connection = await openConnection(address);
      // A connection that breaks while nobody waits says so by an event, which nobody else listens to; the next
      // statement fails.
      connection.on("error", () => undefined);
      const [rows] = await connection.query(factsQuery);
      const row = (rows as FactsRow[])[0]!;
      await connection.query(settingsSql(row, this.options.statementLockTimeout ?? 5_000));
      this.take(row);
    } catch (error) {
      connection?.destroy();
      throw error instanceof StingerloomError ? error : connectionError(address, error);
    }
    this.connection = connection;
    return true;
  }

  async close(): Promise<void> {
    const { connection } = this;
    this.connection = undefined;
    if (connection !== undefined) await withinTime(2_000, connection.end());
    connection?.destroy();
  }

  async execute(sql: string, parameters: readonly unknown[] = []): Promise<any> {
    const { connection, address } = this.open();
    let timer = startTimer(address, 0, 0, () => undefined);
    try {
      const [result] = await this.watched(connection, (fail) => {
        timer = startTimer(address, this.id, this.statementMs, () => {
          connection.destroy();
          fail(silentError(address, "it did not take the order to stop a statement that took too long"));
        });
        return parameters.length === 0 ? connection.query(sql) : connection.execute(sql, parameters.map(bindable));
      });
      this.status = (result as { readonly serverStatus?: number }).serverStatus;
      // A SELECT that only slept wakes up when it is stopped, and gives what it has.
      if (timer.fired() && classify(sql).kind === "read") throw new Error("Query execution was interrupted");
      return resultOf(result);
    } catch (error) {
      if (error instanceof ConnectionError) throw error;
      throw timer.fired() ? queryTimeoutError(sql, this.statementMs, error) : queryError(sql, error, address);
    } finally {
      await timer.stop();
    }
  }

  /** The server says so with each answer that has no rows (SERVER_STATUS_IN_TRANS). */
  async inTransaction(): Promise<boolean> {
    if (this.status !== undefined) return (this.status & 1) === 1;
    if (this.server.flavour !== "mariadb") return true;
    const [row] = (await this.execute("SELECT @@in_transaction AS open")) as { readonly open: unknown }[];
    return Number(row?.open) === 1;
  }

  async setTimeouts({
    lockMs,
    statementMs,
  }: {
    readonly lockMs?: number;
    readonly statementMs?: number;
  }): Promise<void> {
    if (lockMs !== undefined) await this.execute(lockTimeoutSql(lockMs));
    if (statementMs !== undefined) this.statementMs = statementMs;
  }

  async reset(): Promise<void> {
    const execute = (sql: string): Promise<unknown> => this.execute(sql);
    if (this.state === undefined) this.state = await readState(execute);
    else await restoreState(execute, this.state);
  }

  private watched<T>(connection: MysqlConnection, send: (fail: (error: Error) => void) => Promise<T>): Promise<T> {
    const { address, id, server } = this;
    return watchStatement(send, {
      ask: async () => (address === undefined ? "busy" : activityOf(address, id, server)),
      giveUp: async () => {
        connection.destroy();
        if (address !== undefined) await terminate(address, id);
      },
      lost: (reason) => silentError(address!, reason),
    });
  }

  private async whereTo(): Promise<Address> {
    try {
      return await addressOf(this.options);
    } catch (error) {
      if (error instanceof StingerloomError) throw error;
      // By name: where the program runs in another realm its errors are of other classes.
      if (/^(URIError|TypeError)$/.test(String((error as Error | undefined)?.name)))
        throw urlError("mysql://user:password@host:3306/database", error);
      throw new ConnectionError("CONNECTION_AUTH", `There is no password: ${messageOf(error)}`, {
        hint: "connection.password is a function, and it failed.",
      });
    }
  }

  private take(row: FactsRow): void {
    if (row.db === null) {
      throw new ConnectionError("CONNECTION_UNKNOWN_DATABASE", "The connection names no database.", {
        hint: "Set connection.database, or put it at the end of the URL.",
      });
    }
    this.server = factsOf(row);
    this.version = row.version;
    this.id = Number(row.id);
  }

  private open(): { readonly connection: MysqlConnection; readonly address: Address } {
    if (this.connection !== undefined && this.address !== undefined)
      return { connection: this.connection, address: this.address };
    throw new ConnectionError("CONNECTION_CLOSED", "The connection is not open.", { hint: "Call connect() first." });
  }
}
