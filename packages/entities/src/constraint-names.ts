import type { QualifiedName } from "@stingerloom/schema-diff";
import { shortName, withHash } from "./naming-strategy";

/**
 * Gives out names that nobody else has. Indexes share their names with tables and with each other across a schema on
 * PostgreSQL and SQLite, foreign keys across a database on MySQL: so each name is given once per schema.
 */
export class ConstraintNames {
  private readonly taken = new Set<string>();

  constructor(tables: readonly QualifiedName[]) {
    for (const table of tables) this.taken.add(keyOf(table.schema, table.name));
  }

  /** A name that the user gave: it stands as it is. */
  reserve(schema: string | undefined, name: string): string {
    this.taken.add(keyOf(schema, name));
    return name;
  }

  /** The proposed name, shortened, and made unique by a hash of the content. */
  give(schema: string | undefined, proposed: string, content: unknown): string {
    let name = shortName(proposed);
    for (let round = 0; this.taken.has(keyOf(schema, name)); round++) {
      name = withHash(proposed, JSON.stringify([proposed, content, round]));
    }
    return this.reserve(schema, name);
  }
}

// Without regard to case, as SQLite and MySQL look names up.
function keyOf(schema: string | undefined, name: string): string {
  return `${schema ?? ""}\u0000${name.toLowerCase()}`;
}
