import type { ColumnType } from "@stingerloom/schema-diff";

interface DeclaredType {
  readonly type: ColumnType;
  readonly charset?: string;
  readonly collation?: string;
}

/** A type that names its character set, as the type and the character set: `nvarchar(5)` is VARCHAR(5) of utf8mb3. */
export function separateCharset(type: ColumnType): DeclaredType {
  if (type.kind !== "native") return { type };
  const national = /^\s*(?:national\s+|n)(?:char\s+)?(char|varchar|varying)\b\s*(.*)$/i.exec(type.sql);
  if (national !== null) {
    const [, word = "", rest = ""] = national;
    const isVarying = /^var/i.test(word) || /^varying\b/i.test(rest);
    const size = rest.replace(/^varying\b\s*/i, "");
    return { type: { kind: "native", sql: `${isVarying ? "varchar" : "char"}${size}` }, charset: "utf8mb3" };
  }
  const named = /^(.+?)\s+(?:character\s+set|charset)\s+(\w+)(?:\s+collate\s+(\w+))?\s*$/i.exec(type.sql);
  if (named !== null) return { type: { kind: "native", sql: named[1]! }, charset: named[2], collation: named[3] };
  const collated = /^(.+?)\s+collate\s+(\w+)\s*$/i.exec(type.sql);
  return collated === null ? { type } : { type: { kind: "native", sql: collated[1]! }, collation: collated[2]! };
}
