import {
  displayName,
  id,
  nameKey,
  qualified,
  sql,
  type Change,
  type QualifiedName,
  type Schema,
} from "@stingerloom/schema-diff";
import { rawStatement } from "../sql/raw-statement";
import { claimKeys, claimsOf, heldKeys, type ClaimedName } from "./claimed-names";
import { Rearrangement } from "./rearrangement";
import { underName } from "./under-name";
import type { TakenNames } from "./taken-names";

/** A name is taken by one operation before another one sets it free. */
interface Conflict {
  readonly taker: number;
  readonly holder: number;
  /** What gets the name, and what has it. */
  readonly taken: ClaimedName;
  readonly held: ClaimedName;
}

/**
 * A name may pass from what is dropped or renamed late to what is created early: from an index to a table, say. An
 * index changes its name at the time that suits; what else has the name is renamed out of the way until it is dropped,
 * or what gets it has another one until then.
 */
export function resolveNameConflicts(
  operations: readonly Change[],
  before: Schema,
  taken: TakenNames,
): readonly Change[] {
  let keys: ReadonlySet<string> | undefined;
  const held = () => (keys ??= heldKeys(before));
  let result = operations;
  // What moved may be in the way of another: from then on names are lent, which frees them for good.
  for (let round = 0; ; round++) {
    const conflicts = conflictsOf(result, held);
    if (conflicts.length === 0) return result;
    const plan = new Rearrangement(result);
    for (const conflict of conflicts) {
      if (round > 0 || !move(conflict, result, plan, taken, held())) lendName(conflict, plan, taken);
    }
    result = plan.operations();
  }
}

interface Claim {
  readonly at: number;
  readonly frees: boolean;
  readonly name: ClaimedName;
}

function conflictsOf(operations: readonly Change[], held: () => ReadonlySet<string>): Conflict[] {
  const claims = new Map<string, Claim[]>();
  const claim = (at: number, frees: boolean, name: ClaimedName) => {
    for (const key of claimKeys(name)) {
      const list = claims.get(key);
      if (list === undefined) claims.set(key, [{ at, frees, name }]);
      else list.push({ at, frees, name });
    }
  };
  operations.forEach((op, at) => {
    const { takes, frees } = claimsOf(op);
    for (const name of frees) claim(at, true, name);
    for (const name of takes) claim(at, false, name);
  });
  const found = new Map<string, Conflict>();
  const contested = [...claims].filter(
    ([, list]) => list.some(({ frees }) => frees) && list.some(({ frees }) => !frees),
  );
  if (contested.length === 0) return [];
  for (const [key, list] of contested)
    for (const conflict of conflictsAbout(list, held().has(key)))
      found.set(`${conflict.taker} ${conflict.holder}`, conflict);
  return [...found.values()].sort((a, b) => a.taker - b.taker);
}

function conflictsAbout(claims: readonly Claim[], isHeldBefore: boolean): Conflict[] {
  const frees = claims.filter((claim) => claim.frees);
  const early = new Set<Claim>();
  const conflicts: Conflict[] = [];
  let isHeld = isHeldBefore;
  for (const claim of claims) {
    if (claim.frees) {
      if (!early.has(claim)) isHeld = false;
      continue;
    }
    const holder = isHeld ? frees.find((other) => other.at > claim.at && !early.has(other)) : undefined;
    isHeld = true;
    if (holder === undefined) continue;
    early.add(holder);
    conflicts.push({ taker: claim.at, holder: holder.at, taken: claim.name, held: holder.name });
  }
  return conflicts;
}

/** The operations in another order, or a new object under another name at first, where that is enough. */
function move(
  conflict: Conflict,
  operations: readonly Change[],
  plan: Rearrangement,
  taken: TakenNames,
  heldBefore: ReadonlySet<string>,
): boolean {
  const { taker, holder, held } = conflict;
  const [takes, frees] = [operations[taker]!, operations[holder]!];
  const isIndexAlone = frees.kind === "dropIndex" && !frees.index.unique;
  const isHeld = (name: string) =>
    claimKeys({ ...held, name: { schema: held.name.schema, name } }).some((key) => heldBefore.has(key));
  if (takes.kind === "renameConstraint") plan.moveBehind(taker, holder, later(takes, operations, taker, holder));
  else if (isIndexAlone || (frees.kind === "renameConstraint" && !isHeld(frees.to)))
    plan.moveBefore(holder, taker, earlier(frees, operations, taker, holder));
  else if (frees.kind === "renameTable" && !conflict.taken.within && createsOnly(takes)) {
    const name = taken.free(conflict.taken.name);
    plan.replace(taker, underName(takes, name));
    plan.insertBehind(holder, rename({ ...conflict.taken, name }, conflict.taken.name));
  } else return false;
  return true;
}

/** What has the name has another one until its own operation runs. */
function lendName({ taker, held }: Conflict, plan: Rearrangement, taken: TakenNames): void {
  const name = taken.free(held.name);
  plan.insertBefore(taker, rename(held, name));
  plan.mapBehind(taker, (op) => underName(op, name, held.name));
}

/** Does it make something that can have another name at first? */
function createsOnly({ kind }: Change): boolean {
  return /^add(Index|Unique|PrimaryKey|Sequence|Enum)$/.test(kind);
}

type OnTable = Extract<Change, { readonly table: QualifiedName }>;

/** The operation under the name that its table has when the renames between the two places are done. */
function later(op: OnTable, operations: readonly Change[], from: number, to: number): Change {
  const table = operations
    .slice(from, to + 1)
    .reduce<QualifiedName>(
      (name, other) => (other.kind === "renameTable" && nameKey(other.from) === nameKey(name) ? other.to : name),
      op.table,
    );
  return { ...op, table } as Change;
}

function earlier(op: Change, operations: readonly Change[], from: number, to: number): Change {
  const table = operations
    .slice(from, to)
    .reduceRight<QualifiedName>(
      (name, other) => (other.kind === "renameTable" && nameKey(other.to) === nameKey(name) ? other.from : name),
      (op as OnTable).table,
    );
  return { ...op, table } as Change;
}

function rename({ word, name }: ClaimedName, to: QualifiedName): Change {
  return rawStatement(
    to,
    sql`ALTER ${word} ${qualified(name)} RENAME TO ${id(to.name)}`,
    `Renamed for now: ${displayName(name)} -> ${to.name}`,
  );
}
