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
 * @throws UsageError `CONNECTION_URL`: the scheme names no database that we know. The URL itself is not printed: it
 * may hold a password.
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

/**
 * A character that means something in a URL and is not escaped cuts the password off, and the rest of it becomes the
 * host: the error would name neither.
 * @throws UsageError `CONNECTION_URL`
 */
export function refuseUnescapedUrl(url: string): void {
  if (isEscaped(url)) return;
  const port = /:(\d+)(?:[/?]|$)/.exec(url)?.[1];
  if (port !== undefined && Number(port) > 65_535)
    throw new UsageError("CONNECTION_URL", `The connection URL has the port ${port}`, {
      hint: "A port is a whole number up to 65535.",
    });
  throw new UsageError("CONNECTION_URL", "The connection URL has an unescaped character in its user or password", {
    hint: "Write % as %25, @ as %40, / as %2F, # as %23, ? as %3F and : as %3A there.",
  });
}

function isEscaped(text: string): boolean {
  try {
    const url = new URL(text);
    decodeURIComponent(url.username + url.password + url.pathname);
    return !(url.pathname + url.hash).includes("@") && !url.search.split("&")[0]!.includes("@");
  } catch {
    return false;
  }
}
