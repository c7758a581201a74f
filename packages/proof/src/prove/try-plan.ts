import { applyChanges, displayName, nameKey, planMigration, type Schema, type Table } from "@stingerloom/schema-diff";
import type { Driver } from "../driver";
import { fill } from "../rows/fill";
import { lostRows } from "../rows/lost-rows";
import { readRows, type RowsByTable } from "../rows/read-rows";
import { keptInside } from "../scratch/outside";
import { withScratch, type Scratch } from "../scratch/scratch";
import { Attempt, type Way } from "./attempt";
import { buildPart } from "./build-part";
import { changedForms } from "./changed-forms";
import { mayRewriteTexts, withoutDatabase, withoutTexts } from "./dependent-texts";
import type { RowsChoice } from "./lighter-rows";
import type { ObservedEffects } from "./proof";
import type { PlanInParts } from "./prove-plan";
import { refuseOutside, refuseUnlike } from "./rebuilt";
import { orderDifference, privilegeDifference } from "./table-details";
import { reasonOf, Unproved } from "./unproved";

/** What a try had, filled in while it runs. */
export interface Tried {
  rows: number;
  empty: readonly { readonly table: string; readonly reason: string }[];
  effects?: ObservedEffects;
}

/** Rows of a table that is touched, and of one that is there for its sake. */
const [someRows, fewRows] = [5, 3];

/** @throws ProofFailed, Unproved */
export function tryPlan(plan: PlanInParts, rows: RowsChoice, tried: Tried): Promise<void> {
  const { live, openDriver, server, signal } = plan;
  return withScratch({ live, openDriver, server, signal }, (scratch) => new Try(plan, scratch).run(rows, tried));
}

class Try {
  private readonly driver: Driver;
  private readonly attempt: Attempt;

  constructor(
    private readonly plan: PlanInParts,
    private readonly scratch: Scratch,
  ) {
    this.driver = scratch.driver;
    const migration = keptInside(plan.migration, scratch.others);
    this.attempt = new Attempt(this.driver, migration, plan.statements, plan.signal);
  }

  async run(rows: RowsChoice, tried: Tried): Promise<void> {
    refuseOutside(this.plan.part.schema, this.scratch.others);
    const base = await this.built(rows, tried);
    const before = await readRows(this.driver, base);
    const reached = await this.up(base, before);
    const { effects } = this.attempt;
    if (effects !== undefined) tried.effects = effects;
    await this.down(base, before);
    await this.attempt.run("second up");
    await this.attempt.expectCatalog("second up", reached, await this.driver.introspect());
  }

  private async built({ awkward, without }: RowsChoice, tried: Tried): Promise<Schema> {
    const { part, later } = this.plan;
    const rowsOf = (table: Table): number =>
      without.has(displayName(table)) ? 0 : part.touched.has(nameKey(table)) ? someRows : fewRows;
    try {
      const { rows, empty } = await buildPart(this.driver, part.schema, () =>
        fill(this.driver, { schema: part.schema, later, awkward, rowsOf }),
      );
      Object.assign(tried, { rows, empty: empty.map(({ table, reason }) => ({ table: displayName(table), reason })) });
    } catch (error) {
      throw new Unproved(`the tables could not be rebuilt: ${reasonOf(error)}`);
    }
    const base = await this.driver.introspect();
    await refuseUnlike(this.driver, part.schema, base);
    return base;
  }

  private async up(base: Schema, before: RowsByTable): Promise<Schema> {
    const { plan, later } = this.plan;
    await this.attempt.run("up");
    const reached = await this.driver.introspect();
    const isRenamed = plan.changes.some(({ kind }) => kind === "renameTable" || kind === "renameColumn");
    const isRewritten = mayRewriteTexts(plan.changes);
    const expected = applyChanges(base, plan.changes);
    const comparable = isRewritten ? withoutTexts : (schema: Schema) => withoutDatabase(schema, this.scratch.name);
    await this.attempt.expectCatalog("up", expected, reached, comparable);
    await this.expectEntities(expected, reached);
    if (!isRenamed) this.expectDetails("up", base, reached);
    const isCompared = changedForms(plan.changes);
    this.expectRows("up", lostRows(before, await readRows(this.driver, reached), later, "up", isCompared));
    return reached;
  }

  private async down(base: Schema, before: RowsByTable): Promise<void> {
    await this.attempt.run("down");
    const restored = await this.driver.introspect();
    await this.attempt.expectCatalog("down", base, restored);
    this.expectDetails("down", base, restored);
    this.expectRows("down", lostRows(before, await readRows(this.driver, restored), this.plan.later, "down"));
  }

  private expectRows(way: Way, [lost]: ReturnType<typeof lostRows>): void {
    if (lost !== undefined) this.attempt.fail(way, "rows", lost.object, lost.difference, [lost.object]);
  }

  /** What the catalog's comparison leaves out: the order of columns, owners and privileges. */
  private expectDetails(way: Way, base: Schema, found: Schema): void {
    const changes = this.plan.plan.changes;
    const difference =
      privilegeDifference(base, found) ?? orderDifference(base, found, changes, way, this.plan.statements.down);
    if (difference === undefined) return;
    this.attempt.fail(way, "catalog", difference.object, difference.difference, [difference.object]);
  }

  /** Planned again, there is nothing to do. */
  private async expectEntities(expected: Schema, reached: Schema): Promise<void> {
    const { driver } = this;
    const wanted = this.wantedPart(expected);
    const asked = await driver.canonicalizeExpressions(wanted, reached);
    const { changes, up } = planMigration(driver.dialect, reached, asked, { renames: { inference: "never" } });
    if (changes.length === 0) return;
    const [step] = up.steps;
    const object =
      changes.map((change) => ("table" in change && change.table ? displayName(change.table) : ""))[0] ?? "";
    this.attempt.fail("up", "entities", object, `left to do: ${step?.description ?? changes[0]!.kind}`, [object]);
  }

  /** What the entities ask of the tables that the plan touches. */
  private wantedPart(expected: Schema): Schema {
    const { plan, part, later, wanted } = this.plan;
    const keys = new Set([
      ...[...part.touched].map((key) => later.tableKey(key)),
      ...plan.changes.flatMap((change) => (change.kind === "addTable" ? [nameKey(change.table)] : [])),
    ]);
    const isThere = (list: readonly { readonly schema?: string; readonly name: string }[]) => {
      const names = new Set(list.map(nameKey));
      return (item: { readonly schema?: string; readonly name: string }) => names.has(nameKey(item));
    };
    return {
      ...wanted,
      tables: wanted.tables
        .filter((table) => keys.has(nameKey(table)))
        .map((table) => ({ ...table, renamedFrom: undefined })),
      views: wanted.views.filter(isThere(expected.views)),
      enums: wanted.enums.filter(isThere(expected.enums)),
      sequences: wanted.sequences.filter(isThere(expected.sequences)),
      namespaces: wanted.namespaces.filter(isThere(expected.namespaces)),
    };
  }
}
