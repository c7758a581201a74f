import type { DialectFeatures } from "./dialect-features";
import { byName } from "../model/draft";
import { sameForm } from "../model/equal";
import { displayName, nameKey, type Schema, type Table } from "../model/schema";

/**
 * The wanted schema with columns that the engine cannot change as they are in `from`, and what is left so, with the
 * reason.
 */
export function retainUnalterableColumns(
  from: Schema,
  to: Schema,
  { unalterableColumn }: DialectFeatures,
): { readonly to: Schema; readonly unsupported: readonly string[] } {
  if (unalterableColumn === undefined) return { to, unsupported: [] };
  const live = byName(from.tables);
  const unsupported: string[] = [];
  const keep = (wanted: Table): Table => {
    const table = live.get(nameKey(wanted));
    if (table === undefined) return wanted;
    const old = new Map(table.columns.map((column) => [column.name, column]));
    const columns = wanted.columns.map((column) => {
      const was = old.get(column.name);
      const reason =
        was === undefined || sameForm(was, column) ? undefined : unalterableColumn(was, column, table, from);
      if (was === undefined || reason === undefined) return column;
      unsupported.push(`column ${displayName(table)}.${column.name}: differs and is not changed: ${reason}`);
      return was;
    });
    return { ...wanted, columns };
  };
  const tables = to.tables.map(keep);
  return unsupported.length === 0 ? { to, unsupported } : { to: { ...to, tables }, unsupported };
}
