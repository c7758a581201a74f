import type { Query } from "../api/migration";
import type { ISqlDriver } from "../api/sql-driver";

/**
 * The driver as a migration sees it: the same quoting and helpers, but every statement goes through `query`. It
 * inherits
 * from the driver, so that helpers that call `this.query` call this one.
 */
export function contextDriver(driver: ISqlDriver, query: Query): ISqlDriver {
  return Object.create(driver, { query: { value: query, enumerable: true } }) as ISqlDriver;
}
