import type { Named } from "@stingerloom/schema-diff";

/** Names for constraints that were written without one: SQLite has none for them, the model needs some. */
export class ConstraintNames {
  private readonly used: Set<string>;

  constructor(
    private readonly table: string,
    given: readonly (string | undefined)[],
  ) {
    this.used = new Set(given.filter((name) => name !== undefined));
  }

  named(name: string | undefined, columns: readonly string[], kind: "key" | "fkey" | "check"): Named {
    return name === undefined ? { name: this.derived(columns, kind), implicitName: true } : { name };
  }

  private derived(columns: readonly string[], kind: string): string {
    const base = [this.table, ...columns, kind].join("_");
    let name = base;
    for (let n = 1; this.used.has(name); n += 1) name = `${base}${n}`;
    this.used.add(name);
    return name;
  }
}
