import { UsageError } from "@stingerloom/core";
import { displayName, type ColumnType, type Schema } from "@stingerloom/schema-diff";
import type { Driver } from "./driver-module";

/**
 * The engine is asked about its own types that no table has yet: a migration with one that it does not know would fail.
 * @throws UsageError `UNKNOWN_COLUMN_TYPE`
 */
export async function refuseUnknownTypes(driver: Driver, wanted: Schema, live: Schema): Promise<void> {
  if (driver.unknownTypes === undefined) return;
  const known = new Set(nativeTypes(live).map(({ type }) => type));
  const asked = nativeTypes(wanted).filter(({ type }) => !known.has(type));
  if (asked.length === 0) return;
  const unknown = new Set(await driver.unknownTypes([...new Set(asked.map(({ type }) => type))]));
  const first = asked.find(({ type }) => unknown.has(type));
  if (first === undefined) return;
  throw new UsageError(
    "UNKNOWN_COLUMN_TYPE",
    `Column ${first.column} is of type ${first.type}, which the database does not know`,
    { hint: "Check its spelling, or create the type (or its extension) in a migration before." },
  );
}

function nativeTypes({ tables }: Schema): { readonly column: string; readonly type: string }[] {
  return tables.flatMap((table) =>
    table.columns.flatMap(({ name, type }) => {
      const native = nativeOf(type);
      return native === undefined ? [] : [{ column: `${displayName(table)}.${name}`, type: native }];
    }),
  );
}

function nativeOf(type: ColumnType): string | undefined {
  if (type.kind === "array") return nativeOf(type.of);
  return type.kind === "native" ? type.sql : undefined;
}
