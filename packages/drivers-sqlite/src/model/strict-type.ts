import { affinityOf } from "./affinity";

/** A STRICT table knows these types and no others (sqlite.org/stricttables.html). */
const strictTypes: ReadonlySet<string> = new Set(["INT", "INTEGER", "REAL", "TEXT", "BLOB", "ANY"]);

/**
 * The declared type in a STRICT table: the one of its own that loses nothing. A decimal is kept as text, to the last
 * digit.
 */
export function strictTypeName(declared: string): string {
  if (strictTypes.has(declared)) return declared;
  if (declared === "BOOLEAN") return "INTEGER";
  switch (affinityOf(declared)) {
    case "integer":
      return "INTEGER";
    case "real":
      return "REAL";
    case "blob":
      return declared === "" ? "ANY" : "BLOB";
    default:
      return "TEXT";
  }
}
