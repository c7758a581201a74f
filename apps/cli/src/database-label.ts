import type { MigrationCli } from "@stingerloom/cli";
import type { ConnectionOptions } from "@stingerloom/core";

/** The database that a command is about to change, and its place: `shop at db.internal:5432`, or the path of a file. */
export async function databaseLabel(cli: MigrationCli, connection: ConnectionOptions): Promise<string> {
  const name = await cli.databaseName();
  const place = placeOf(connection);
  return place === undefined ? name : `${name} at ${place}`;
}

function placeOf({ type, url, host, port, socketPath }: ConnectionOptions): string | undefined {
  if (type === "sqlite") return undefined;
  if (url !== undefined) return hostOf(url);
  return socketPath ?? `${host ?? "localhost"}${port === undefined ? "" : `:${port}`}`;
}

/** Without user and password. */
function hostOf(url: string): string | undefined {
  const { host } = new URL(url);
  return host === "" ? undefined : host;
}
