import type { PlanContext } from "@stingerloom/schema-diff";
import { foldName } from "../sql/tokenize";
import type { Operation } from "../model/operation";

export interface RebuildOptions {
  /** Names that are taken, in the form in which SQLite looks them up. */
  readonly temporaryNames: ReadonlySet<string>;
  /** See `RebuildTable.rollsBack`. */
  readonly rollsBack: boolean;
}

/** Gives each rebuild a name for the old table that nothing else has: it is dropped in the end, with what is in it. */
export function prepareRebuilds(
  operations: readonly Operation[],
  { temporaryNames, rollsBack }: RebuildOptions,
): readonly Operation[] {
  return operations.map((operation) => {
    if (operation.kind !== "rebuildTable") return operation;
    const temporaryName = freeName(`__stingerloom_old_${operation.to.name}`, temporaryNames);
    return { ...operation, temporaryName, ...(rollsBack && { rollsBack }) };
  });
}

/** What has a name before the plan, or will have one behind it. */
export function namesIn({ before, after }: PlanContext): ReadonlySet<string> {
  const names = [before, after].flatMap(({ tables, views, opaqueObjects }) => [
    ...tables.flatMap(({ name, indexes }) => [name, ...indexes.map((index) => index.name)]),
    ...views.map(({ name }) => name),
    ...opaqueObjects.map(({ name }) => name),
  ]);
  return new Set(names.map(foldName));
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  let candidate = name;
  for (let i = 2; taken.has(foldName(candidate)); i++) candidate = `${name}_${i}`;
  return candidate;
}
