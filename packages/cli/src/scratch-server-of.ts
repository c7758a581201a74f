import type { ConnectionOptions } from "@stingerloom/core";
import type { ScratchConfig } from "./config";
import { connectionFromUrl } from "./connection-url";

/** The server on which throw-away databases are made, where it is not the connection's own. */
export function scratchServerOf(
  { driver, historyTable }: ConnectionOptions,
  scratch: ScratchConfig | undefined,
): ConnectionOptions | undefined {
  return scratch === undefined ? undefined : { ...connectionFromUrl(scratch.url), driver, historyTable };
}
