import { UsageError, type ConnectionOptions } from "@stingerloom/core";

const types: Readonly<Record<string, string>> = {
  postgres: "postgres",
  postgresql: "postgres",
  mysql: "mysql",
  mariadb: "mariadb",
  sqlite: "sqlite",
};

/**
 * The connection that a URL describes; its other parts are read by the driver.
 * @throws UsageError `CONNECTION_URL`: the scheme names no database that we know. The URL itself is not printed: it may hold a password.
 */
export function connectionFromUrl(url: string): ConnectionOptions {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase();
  const type = scheme === undefined ? undefined : types[scheme];
  if (type !== undefined) return { type, url };
  throw new UsageError(
    "CONNECTION_URL",
    scheme === undefined ? "The connection URL has no scheme" : `The connection URL's scheme is "${scheme}"`,
    {
      hint: "Use postgres://…, mysql://…, mariadb://… or sqlite:path.",
    },
  );
}
