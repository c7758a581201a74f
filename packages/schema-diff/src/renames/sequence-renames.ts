/** A name in the place of another. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

export interface SequencedRenames {
  /**
   * One after the other, so that no name is ever taken twice. A chain runs from its end; a circle passes through a
   * temporary name.
   */
  readonly moves: readonly Move[];
  /**
   * What had a name that another takes and is not renamed itself: by its name now → the temporary name that it has
   * afterwards.
   */
  readonly displaced: ReadonlyMap<string, string>;
}

/**
 * The order in which renames of one table's columns (or of a schema's tables) can run.
 *
 * Names that differ in case alone count as one, as they do on engines that compare names so; elsewhere that costs a
 * temporary name at most.
 *
 * @param renames no two of one `from`, nor of one `to`
 * @param names all names that are taken before the first of them
 *
 * @example
 * sequenceRenames([{ from: "a", to: "b" }, { from: "b", to: "c" }], ["a", "b"]).moves; // b → c, then a → b
 */
export function sequenceRenames(renames: readonly Move[], names: readonly string[]): SequencedRenames {
  const taken = new Map(names.map((name) => [fold(name), name]));
  const pending = new Map(renames.map((move) => [fold(move.from), move]));
  const moves: Move[] = [];
  const displaced = new Map<string, string>();
  const move = (from: string, to: string) => {
    moves.push({ from, to });
    taken.delete(fold(from));
    taken.set(fold(to), to);
  };
  const temporary = (name: string) => freeName(name, (candidate) => taken.has(fold(candidate)));

  for (const { from, to } of renames) {
    const occupant = taken.get(fold(to));
    if (occupant === undefined || fold(from) === fold(to) || pending.has(fold(occupant))) continue;
    displaced.set(occupant, temporary(occupant));
    move(occupant, displaced.get(occupant)!);
  }
  for (const root of renames) {
    const chain = chainFrom(root, pending);
    const last = chain.at(-1);
    if (last === undefined) continue;
    const isCircle = chain.length > 1 && fold(last.to) === fold(root.from);
    const parked = isCircle ? temporary(last.from) : undefined;
    if (parked !== undefined) move(last.from, parked);
    for (const { from, to } of (isCircle ? chain.slice(0, -1) : chain).reverse()) move(from, to);
    if (parked !== undefined) move(parked, last.to);
  }
  return { moves, displaced };
}

/** The rename, the one that has to make room for it, and so on; they are pending no more. */
function chainFrom(root: Move, pending: Map<string, Move>): Move[] {
  const chain: Move[] = [];
  let next = pending.get(fold(root.from));
  while (next !== undefined) {
    chain.push(next);
    pending.delete(fold(next.from));
    next = fold(next.from) === fold(next.to) ? undefined : pending.get(fold(next.to));
  }
  return chain;
}

/** Short enough for every engine, and taken by nothing else. */
function freeName(name: string, isTaken: (candidate: string) => boolean): string {
  const stem = `__stingerloom_${[...name].slice(0, 10).join("")}`;
  let candidate = stem;
  for (let i = 2; isTaken(candidate); i++) candidate = `${stem}_${i}`;
  return candidate;
}

function fold(name: string): string {
  return name.toLowerCase();
}
