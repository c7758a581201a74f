import { defaultForm } from "../model/default-form";
import type { DialectFeatures } from "./dialect-features";
import { sameForm } from "../model/equal";
import type { Column, Table } from "../model/schema";
import { referencesIdentifier } from "../sql/references-column";

export interface Replacement {
  readonly from: Column;
  readonly to: Column;
}

/** Columns that differ and are on both sides. */
export interface ChangedColumns {
  readonly altered: readonly Replacement[];
  /** Those that the engine can only drop and add again. */
  readonly replaced: readonly Replacement[];
}

/**
 * A generated column that reads one which is replaced is replaced with it: no engine drops a column that another reads.
 * Between two live databases (`complete`) the form in which a default is written counts, too.
 */
export function changedColumns(
  live: Table,
  wanted: Table,
  features: DialectFeatures,
  complete: boolean,
): ChangedColumns {
  const before = new Map(live.columns.map((c) => [c.name, c]));
  const pairs = wanted.columns.flatMap((to): Replacement[] => {
    const from = before.get(to.name);
    return from === undefined ? [] : [{ from, to: complete ? to : withForm(to, from) }];
  });
  const changed = pairs.filter(
    ({ from, to }) => !sameForm(from, to) || (complete && defaultForm(from) !== defaultForm(to)),
  );
  const replaced = new Set(changed.filter(({ from, to }) => !features.alterColumn(from, to)));
  if (replaced.size > 0) addReaders(pairs, replaced);
  return {
    altered: changed.filter((pair) => !replaced.has(pair)),
    replaced: pairs.filter((pair) => replaced.has(pair)),
  };
}

/** A default that stays the same stays as it was written. */
function withForm(to: Column, from: Column): Column {
  return to.source === undefined && sameForm(from.default, to.default) && sameForm(from.type, to.type)
    ? { ...to, source: from.source }
    : to;
}

function addReaders(pairs: readonly Replacement[], replaced: Set<Replacement>): void {
  const generated = pairs.filter(({ from, to }) => from.generated !== undefined && to.generated !== undefined);
  for (let size = 0; size !== replaced.size;) {
    size = replaced.size;
    for (const pair of generated) {
      if ([...replaced].some(({ to }) => readsEither(pair, to.name))) replaced.add(pair);
    }
  }
}

function readsEither({ from, to }: Replacement, column: string): boolean {
  return [from, to].some(
    ({ generated }) => generated !== undefined && referencesIdentifier(generated.expression, column),
  );
}
