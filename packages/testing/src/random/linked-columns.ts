import type { RandomDraft } from "./draft";

export interface ColumnPlace {
  readonly table: string;
  readonly column: string;
}

/** The column with all that foreign keys tie to it, directly or through others: they are of one type. */
export function linkedColumns({ tables }: RandomDraft, from: ColumnPlace): readonly ColumnPlace[] {
  const edges = tables.flatMap((t) =>
    t.foreignKeys.flatMap((f) =>
      f.columns.map(
        (column, i) =>
          [
            { table: t.name, column },
            { table: f.references.name, column: f.references.columns[i]! },
          ] as const,
      ),
    ),
  );
  const found: ColumnPlace[] = [from];
  const isFound = (place: ColumnPlace) => found.some((f) => f.table === place.table && f.column === place.column);
  for (let size = 0; size !== found.length;) {
    size = found.length;
    for (const [a, b] of edges) {
      if (isFound(a) !== isFound(b)) found.push(isFound(a) ? b : a);
    }
  }
  return found;
}
