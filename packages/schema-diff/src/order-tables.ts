import { byName } from "./draft";
import { nameKey, type Table } from "./schema";

/** The tables with those first that others refer to. Tables in a cycle keep the order in which they came. */
export function orderTables(tables: readonly Table[]): Table[] {
  const all = byName(tables);
  const placed = new Set<string>();
  const ordered: Table[] = [];
  for (const root of tables) place(root);
  return ordered;

  // By an explicit stack: a chain of references may be longer than the call stack.
  function place(root: Table): void {
    const stack: { readonly table: Table; next: number }[] = [];
    const enter = (table: Table) => {
      if (placed.has(nameKey(table))) return;
      placed.add(nameKey(table));
      stack.push({ table, next: 0 });
    };
    enter(root);
    for (let top = stack[stack.length - 1]; top; top = stack[stack.length - 1]) {
      const reference = top.table.foreignKeys[top.next++];
      if (reference === undefined) {
        ordered.push(top.table);
        stack.pop();
      } else {
        const target = all.get(nameKey(reference.references));
        if (target) enter(target);
      }
    }
  }
}
