import {
  applyChanges,
  columnOrigins,
  diffSchemas,
  invertAll,
  sameSchema,
  type Column,
  type DialectFeatures,
} from "@stingerloom/schema-diff";
import fc from "fast-check";
import { arbitraryPair } from "../src/arbitrary-pair";
import type { SchemaPair } from "../src/random/build-pair";
import { statedPair, type StatedPair } from "../src/random/stated-renames";
import { describeDifference } from "../src/schema-difference";
import { anyProfile } from "../src/profiles";

const always = () => true;
const renames = { primaryKey: true, unique: true, index: true, foreignKey: true, check: true };
const engines: Record<string, DialectFeatures> = {
  "an engine that can do everything": { renameConstraint: renames, alterColumn: always, addForeignKey: true },
  "an engine that renames no constraint and alters no type": {
    renameConstraint: {},
    alterColumn: (a, b) => a.type.kind === b.type.kind,
    addForeignKey: true,
  },
  "an engine whose foreign keys come with their table": {
    renameConstraint: {},
    alterColumn: always,
    addForeignKey: false,
  },
};

describe.each(Object.entries(engines))("the two laws on %s", (_, features) => {
  const pairs = arbitraryPair(anyProfile);
  const options = { features, detectDroppedTables: true, renames: { inference: "never" } as const };
  const stated = pairs.map(statedPair);
  const statedOptions = ({ renames }: StatedPair) => ({ ...options, renames: { ...options.renames, ...renames } });

  it("apply(diff(a, b), a) is b", () => {
    fc.assert(
      fc.property(stated, (pair) => {
        const { changes } = diffSchemas(pair.from, pair.to, statedOptions(pair));
        expectSame(pair.to, applyChanges(pair.from, changes));
      }),
      { numRuns: 1500 },
    );
  });

  it("apply(invert(diff(a, b)), b) is a", () => {
    fc.assert(
      fc.property(stated, (pair) => {
        const { from } = pair;
        const plan = diffSchemas(from, pair.to, statedOptions(pair));
        const back = applyChanges(plan.to, invertAll(plan.changes));
        expectSame(from, back);
        expect(back.tables.map(columnNames).sort()).toEqual(from.tables.map(columnNames).sort());
      }),
      { numRuns: 1500 },
    );
  });

  it("puts the values of each column where the statements say", () => {
    fc.assert(
      fc.property(pairs, (pair) => {
        const { from, to, ...decisions } = statedPair(pair);
        const plan = diffSchemas(from, to, statedOptions({ from, to, ...decisions }));
        expect(plan.renameProblems).toEqual([]);
        expect(plan.ambiguousRenames).toEqual([]);
        const origins = columnOrigins(from, plan.changes);
        for (const [column, origin] of statedOrigins(pair))
          if (features.alterColumn === always || origins.has(column))
            expect([column, origins.get(column)]).toEqual([column, origin]);
        const back = columnOrigins(plan.to, invertAll(plan.changes));
        for (const [column, origin] of statedOrigins(pair))
          if (back.has(origin)) expect([origin, back.get(origin)]).toEqual([origin, column]);
      }),
      { numRuns: Number(process.env["STINGERLOOM_TEST_LAW_RUNS"] ?? 1500) },
    );
  });

  it("diff(a, a) is nothing, and diff(apply(diff(a, b), a), b) is nothing", () => {
    fc.assert(
      fc.property(stated, (pair) => {
        const { from, to } = pair;
        expect(diffSchemas(from, from, options).changes).toEqual([]);
        const reached = diffSchemas(from, to, statedOptions(pair)).to;
        expect(diffSchemas(reached, to, options).changes).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

/** Where each column of `to` has its values from, as the pair was made: by the hints that its edits left. */
function statedOrigins({ from, to }: SchemaPair): ReadonlyMap<string, string> {
  const live = new Set(from.tables.flatMap((t) => t.columns.map((c) => `${t.name}.${c.name}`)));
  const origins = new Map<string, string>();
  for (const table of to.tables) {
    const old = originOf(table, to.tables);
    for (const column of table.columns.filter(isCarried)) {
      const origin = `${old}.${originOf(column, table.columns)}`;
      if (live.has(origin)) origins.set(`${table.name}.${column.name}`, origin);
    }
  }
  return origins;
}

/** Without a hint it has its own name from before, unless that is now another's. */
function originOf(one: Renamable, all: readonly Renamable[]): string | undefined {
  if (one.renamedFrom !== undefined) return one.renamedFrom;
  return all.some((other) => other.renamedFrom === one.name) ? undefined : one.name;
}

interface Renamable {
  readonly name: string;
  readonly renamedFrom?: string;
}

/** A generated column is made again: its values come from others. */
function isCarried({ generated }: Column): boolean {
  return generated === undefined;
}

function columnNames(table: { readonly name: string; readonly columns: readonly { readonly name: string }[] }): string {
  return [table.name, ...table.columns.map((c) => c.name)].join("|");
}

function expectSame(expected: Parameters<typeof sameSchema>[0], actual: Parameters<typeof sameSchema>[0]): void {
  if (!sameSchema(expected, actual)) throw new Error(describeDifference(expected, actual));
}
