import { applyChanges, diffSchemas, invertAll, sameSchema, type DialectFeatures } from "@stingerloom/schema-diff";
import fc from "fast-check";
import { arbitraryPair } from "../src/arbitrary-pair";
import { describeDifference } from "../src/schema-difference";
import { anyProfile } from "../src/profiles";

const renames = { primaryKey: true, unique: true, index: true, foreignKey: true, check: true };
const engines: Record<string, DialectFeatures> = {
  "an engine that can do everything": { renameConstraint: renames, alterColumn: () => true, addForeignKey: true },
  "an engine that renames no constraint and alters no type": {
    renameConstraint: {},
    alterColumn: (a, b) => a.type.kind === b.type.kind,
    addForeignKey: true,
  },
  "an engine whose foreign keys come with their table": {
    renameConstraint: {},
    alterColumn: () => true,
    addForeignKey: false,
  },
};

describe.each(Object.entries(engines))("the two laws on %s", (_, features) => {
  const pairs = arbitraryPair(anyProfile);
  const options = { features, detectDroppedTables: true, renames: { inference: "never" } as const };

  it("apply(diff(a, b), a) is b", () => {
    fc.assert(
      fc.property(pairs, ({ from, to }) => {
        const { changes } = diffSchemas(from, to, options);
        expectSame(to, applyChanges(from, changes));
      }),
      { numRuns: 1500 },
    );
  });

  it("apply(invert(diff(a, b)), b) is a", () => {
    fc.assert(
      fc.property(pairs, ({ from, to }) => {
        const plan = diffSchemas(from, to, options);
        const back = applyChanges(plan.to, invertAll(plan.changes));
        expectSame(from, back);
        expect(back.tables.map(columnNames).sort()).toEqual(from.tables.map(columnNames).sort());
      }),
      { numRuns: 1500 },
    );
  });

  it("diff(a, a) is nothing, and diff(apply(diff(a, b), a), b) is nothing", () => {
    fc.assert(
      fc.property(pairs, ({ from, to }) => {
        expect(diffSchemas(from, from, options).changes).toEqual([]);
        expect(diffSchemas(diffSchemas(from, to, options).to, to, options).changes).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

function columnNames(table: { readonly name: string; readonly columns: readonly { readonly name: string }[] }): string {
  return [table.name, ...table.columns.map((c) => c.name)].join("|");
}

function expectSame(expected: Parameters<typeof sameSchema>[0], actual: Parameters<typeof sameSchema>[0]): void {
  if (!sameSchema(expected, actual)) throw new Error(describeDifference(expected, actual));
}
