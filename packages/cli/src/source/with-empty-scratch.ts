import type { ConnectionOptions } from "@stingerloom/core";
import { withScratch, type ScratchOptions } from "@stingerloom/proof";
import { planDropAll } from "../drop-all";
import type { Driver } from "../driver-module";
import { executeChanges } from "../execute-changes";

/**
 * A throw-away database in which nothing is, not even what those of the server are made with, such as extensions.
 * @throws StingerloomError `SCRATCH_UNAVAILABLE`
 */
export function withEmptyScratch<T>(
  given: ScratchOptions,
  use: (driver: Driver, options: ConnectionOptions) => Promise<T>,
): Promise<T> {
  return withScratch(given, async ({ driver, options }) => {
    await executeChanges(driver, await planDropAll(driver, { type: driver.type }));
    return use(driver, options);
  });
}
