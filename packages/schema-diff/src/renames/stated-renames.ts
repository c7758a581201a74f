import type { Move } from "./sequence-renames";

/** A column or a table that is wanted, with the name that it had. */
export interface Renamable {
  readonly name: string;
  readonly renamedFrom?: string;
}

export interface StatedRenames {
  readonly renames: readonly Move[];
  /** Stated by `renamedFrom` where something else has the new name and nobody says what becomes of it. */
  readonly unclear: readonly Move[];
  /** Names that change places by `renamedFrom`: done or still to do, which of the two is not known. */
  readonly swapped: readonly Move[];
}

/**
 * The renames that somebody stated: `decided` (flags, answers at a terminal) always hold; `renamedFrom` stays in the
 * code after it has been applied, so it holds unless the names say that it has.
 *
 * - The old name is not there: applied.
 * - The old name is there and the new one is not: a rename, even where the old name is wanted again for something new.
 * - Both are there, and both are wanted: applied, and the old name in use again.
 * - Both are there, and the old one is not wanted: a rename, where the one that has the new name is renamed as well.
 *
 * @param decided new names by the old ones
 * @param forbidden is this old name not to be renamed?
 */
export function statedRenames(
  live: readonly string[],
  wanted: readonly Renamable[],
  decided: ReadonlyMap<string, string>,
  forbidden: (name: string) => boolean,
): StatedRenames {
  const liveNames = new Set(live);
  const wantedNames = new Set(wanted.map(({ name }) => name));
  const renames = [...decided].map(([from, to]) => ({ from, to }));
  const from = new Set(decided.keys());
  const to = new Set(decided.values());
  const hints = wanted.flatMap(({ name, renamedFrom }): Move[] =>
    renamedFrom === undefined || renamedFrom === name || to.has(name) || from.has(renamedFrom) || forbidden(renamedFrom)
      ? []
      : [{ from: renamedFrom, to: name }],
  );
  const present = hints.filter((hint) => liveNames.has(hint.from));
  const isSettled = ({ from, to }: Move) => liveNames.has(to) && wantedNames.has(from);
  renames.push(...withoutRivals(present.filter((hint) => !liveNames.has(hint.to))));
  const moved = new Set(renames.map((move) => move.from));
  const occupied = present.filter((hint) => liveNames.has(hint.to) && !isSettled(hint));
  // From the end of a chain to its beginning: one that makes room lets the one before it in.
  const unclear = new Set(occupied);
  for (let before = -1; before !== unclear.size;) {
    before = unclear.size;
    for (const hint of unclear) {
      if (!moved.has(hint.to) || moved.has(hint.from)) continue;
      renames.push(hint);
      moved.add(hint.from);
      unclear.delete(hint);
    }
  }
  return {
    renames,
    unclear: [...unclear],
    swapped: present.filter((hint) => isSettled(hint) && isInCircle(hint, hints)),
  };
}

/** Of two that want to come from one name the first does. */
function withoutRivals(moves: readonly Move[]): Move[] {
  const seen = new Set<string>();
  return moves.filter(({ from }) => !seen.has(from) && seen.add(from));
}

function isInCircle(start: Move, hints: readonly Move[]): boolean {
  const byFrom = new Map(hints.map((hint) => [hint.from, hint]));
  const seen = new Set<string>();
  for (let hint = byFrom.get(start.to); hint !== undefined && !seen.has(hint.from); hint = byFrom.get(hint.to)) {
    if (hint.to === start.from) return true;
    seen.add(hint.from);
  }
  return false;
}
