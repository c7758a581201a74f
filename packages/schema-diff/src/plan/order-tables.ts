import { byName } from "../model/draft";
import { rowTypes } from "../model/row-types";
import { nameKey, type QualifiedName, type Table } from "../model/schema";

/** The tables with those first that others refer to or hold rows of. Tables in a cycle keep the order in which they came. */
export function orderTables(tables: readonly Table[]): Table[] {
  const all = byName(tables);
  const placed = new Set<string>();
  const ordered: Table[] = [];
  for (const root of tables) place(root);
  return ordered;

  // By an explicit stack: a chain of references may be longer than the call stack.
  function place(root: Table): void {
    const stack: { readonly table: Table; readonly needs: readonly QualifiedName[]; next: number }[] = [];
    const enter = (table: Table) => {
      if (placed.has(nameKey(table))) return;
      placed.add(nameKey(table));
      stack.push({ table, needs: needsOf(table), next: 0 });
    };
    enter(root);
    for (let top = stack[stack.length - 1]; top; top = stack[stack.length - 1]) {
      const needed = top.needs[top.next++];
      if (needed === undefined) {
        ordered.push(top.table);
        stack.pop();
      } else {
        const target = all.get(nameKey(needed));
        if (target) enter(target);
      }
    }
  }
}

function needsOf(table: Table): QualifiedName[] {
  return [...rowTypes(table), ...table.foreignKeys.map(({ references }) => references)];
}
