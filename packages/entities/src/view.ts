import { metadataAtClass, type LegacyClassDecorator } from "./decoration";
import type { ViewOptions } from "./view-options";

/**
 * The class is a view. Its columns come from the query; a `@Column()` on a property only says what rows look like, and
 * is not compared with the database.
 * @example
 * ```ts
 * @View({ query: `SELECT id, email FROM "user" WHERE active` })
 * class ActiveUser {
 *   id!: number;
 *   email!: string;
 * }
 * ```
 */
export function View(options: ViewOptions): LegacyClassDecorator {
  return (constructor, ...rest: unknown[]) => {
    metadataAtClass("View", constructor, rest[0]).view = options;
  };
}
