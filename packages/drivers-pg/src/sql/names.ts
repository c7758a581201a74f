import { createHash } from "node:crypto";

/** NAMEDATALEN - 1 (postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS). */
export const maxNameBytes = 63;

/** The name as the server cuts it: to 63 bytes, at a character. */
export function truncateName(name: string, bytes: number = maxNameBytes): string {
  if (Buffer.byteLength(name) <= bytes) return name;
  let cut = "";
  let length = 0;
  for (const character of name) {
    length += Buffer.byteLength(character);
    if (length > bytes) break;
    cut += character;
  }
  return cut;
}

/** Names of one kind in one place: cut as the server does, and made unique by a hash where two would become one. */
export class UniqueNames {
  private readonly taken = new Map<string, string>();

  /** The name to use for `name`. The same name gives the same again. */
  of(name: string): string {
    const cut = truncateName(name);
    const owner = this.taken.get(cut);
    if (owner === undefined || owner === name) {
      this.taken.set(cut, name);
      return cut;
    }
    const shortened = `${truncateName(name, maxNameBytes - 9)}_${createHash("sha256").update(name).digest("hex").slice(0, 8)}`;
    this.taken.set(shortened, name);
    return shortened;
  }
}
