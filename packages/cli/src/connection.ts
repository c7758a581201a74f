import type { ConnectionOptions } from "@stingerloom/core";
import type { NamingStrategy } from "@stingerloom/entities";
import type { DriverModule } from "./driver-module";

/** How to reach a database, in the options that its engine has. */
export type Connection = PostgresConnection | MysqlConnection | SqliteConnection | UrlConnection;

type Of<K extends keyof ConnectionOptions> = Pick<ConnectionOptions, K>;

interface AnyConnection extends Of<
  | "connectTimeout"
  | "queryTimeout"
  | "statementLockTimeout"
  | "applicationName"
  | "entities"
  | "lockTimeoutMs"
  | "ignore"
  | "historyTable"
> {
  /** How things are called that nobody named; what is left out is the default's. */
  readonly namingStrategy?: Partial<NamingStrategy>;
  /** The driver itself, for bundles and drivers of your own: `import * as driver from "@stingerloom/drivers-pg"`. */
  readonly driver?: DriverModule | { readonly driverModule: DriverModule };
}

interface ServerConnection
  extends AnyConnection, Of<"url" | "host" | "port" | "username" | "password" | "database" | "socketPath" | "ssl"> {}

export interface PostgresConnection extends ServerConnection, Of<"schema"> {
  readonly type: "postgres";
}

export interface MysqlConnection extends ServerConnection, Of<"charset"> {
  readonly type: "mysql" | "mariadb";
}

export interface SqliteConnection extends AnyConnection, Of<"url" | "database"> {
  readonly type: "sqlite";
}

/** The URL's scheme tells the engine. */
export interface UrlConnection extends AnyConnection, Omit<ConnectionOptions, "type" | "driver" | "namingStrategy"> {
  readonly type?: undefined;
  readonly url: string;
}
