import type { ChangeOf } from "../operations/change";
import { placeInOrder } from "./place-in-order";
import { referencesIdentifier } from "../sql/references-column";

type Alteration = ChangeOf<"alterColumn">;

/**
 * Changes of one table's columns in an order in which no generated column reads what is not to be read: one that ceases
 * to read a column changes before that column does, one that begins to read it afterwards. So it is on the way back,
 * which is the reverse.
 */
export function orderAlterations(alterations: readonly Alteration[]): readonly Alteration[] {
  const computed = alterations.filter(({ from, to }) => from.generated?.expression !== to.generated?.expression);
  if (computed.length === 0 || alterations.length === 1) return alterations;
  const isComputed = new Set(computed);
  return placeInOrder(alterations, (alteration) =>
    (isComputed.has(alteration) ? alterations : computed).filter((other) => isEarlier(other, alteration)),
  );
}

function isEarlier(a: Alteration, b: Alteration): boolean {
  return (readsIn(a, "from", b) && !readsIn(a, "to", b)) || (readsIn(b, "to", a) && !readsIn(b, "from", a));
}

function readsIn(reader: Alteration, side: "from" | "to", { to: { name } }: Alteration): boolean {
  const expression = reader[side].generated?.expression;
  return expression !== undefined && referencesIdentifier(expression, name);
}
