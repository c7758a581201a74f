import { createHash } from "node:crypto";
import type { Named } from "@stingerloom/schema-diff";

/**
 * Names for constraints that were written without one: SQLite has none for them, the model needs some. They come from
 * the content, so that two databases do not give one name to different things.
 */
export class ConstraintNames {
  private readonly used: Set<string>;

  constructor(
    private readonly table: string,
    given: readonly (string | undefined)[],
  ) {
    this.used = new Set(given.filter((name) => name !== undefined));
  }

  /** `content` is what the columns do not say. */
  named(name: string | undefined, columns: readonly string[], kind: "key" | "fkey" | "check", content = ""): Named {
    return name === undefined
      ? { name: this.derived([...columns, kind, ...(content === "" ? [] : [digest(content)])]), implicitName: true }
      : { name };
  }

  private derived(parts: readonly string[]): string {
    const base = [this.table, ...parts].join("_");
    let name = base;
    for (let n = 2; this.used.has(name); n += 1) name = `${base}_${n}`;
    this.used.add(name);
    return name;
  }
}

function digest(content: string): string {
  return createHash("sha256").update(content).digest("hex").slice(0, 6);
}
