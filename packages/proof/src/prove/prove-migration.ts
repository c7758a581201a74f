import { recordStatements, type ConnectionOptions, type Migration } from "@stingerloom/core";
import { displayName, nameKey, type Schema, type Table } from "@stingerloom/schema-diff";
import type { Driver } from "../driver";
import { partOf, type Part } from "../neighbours/part-of";
import { fill } from "../rows/fill";
import { Later } from "../rows/later";
import { lostRows } from "../rows/lost-rows";
import { readRows } from "../rows/read-rows";
import { keptInside } from "../scratch/outside";
import { withScratch, type Scratch } from "../scratch/scratch";
import { Attempt, ProofFailed } from "./attempt";
import { buildPart } from "./build-part";
import type { Proof, ProofFacts, ProofFailure } from "./proof";
import { refuseOutside, refuseUnlike } from "./rebuilt";
import { orderDifference, privilegeDifference } from "./table-details";
import { isAborted, reasonOf, Unproved } from "./unproved";

export interface MigrationToProve {
  /** Connected to the live database, which is only read. */
  readonly live: Driver;
  /** A driver for options, not connected. */
  readonly openDriver: (options: ConnectionOptions) => Driver;
  /** A database of the server on which throw-away ones are made, in place of the live one's. */
  readonly server?: ConnectionOptions;
  /** Start from the live tables; default: from an empty database. */
  readonly fromLive?: boolean;
  /** What runs before it: all that have run where it starts from nothing. */
  readonly before: readonly Migration[];
  readonly migration: Migration;
  readonly signal?: AbortSignal;
}

/** Rows of each table. */
const someRows = 5;

/**
 * Proves a migration that somebody wrote: with generated rows it has to run up, down and up again, and catalog and rows
 * have to be after `down()` what they were before `up()`, but for columns and tables that `up()` took away.
 * @throws StingerloomError `ABORTED` when the signal fires
 */
export async function proveMigration(request: MigrationToProve): Promise<Proof> {
  const { live, openDriver, server, signal } = request;
  const facts: Facts = { tables: 0, rows: 0, statements: 0, withoutRows: [], notes: [] };
  const engine = `${live.type} ${live.version}`;
  try {
    const known = await statementsOf(request);
    facts.statements = known.up.length + known.down.length;
    await withScratch({ live, openDriver, server, signal }, (scratch) =>
      new MigrationTry(request, known, scratch, facts).run(),
    );
    return { status: "proved", engine, ...facts };
  } catch (error) {
    if (isAborted(error)) throw error;
    if (!(error instanceof ProofFailed)) return { status: "unproved", reason: reasonOf(error) };
    if (error.outside !== undefined) return { status: "unproved", reason: reasonOf(error.outside) };
    return { status: "failed", failure: error.failure, engine, ...facts };
  }
}

type Facts = { -readonly [K in keyof Omit<ProofFacts, "engine">]: ProofFacts[K] };

/** What the migration would execute, as far as that is known before it is. */
interface Known {
  readonly up: readonly string[];
  readonly down: readonly string[];
  /** Every name in it and in what runs before it; undefined where it depends on what it reads. */
  readonly names: readonly string[] | undefined;
}

async function statementsOf({ live, before, migration }: MigrationToProve): Promise<Known> {
  const names: string[] = [];
  let isKnown = true;
  const record = async (one: Migration, way: "up" | "down"): Promise<readonly string[]> => {
    try {
      const { statements, dependsOnResults } = await recordStatements(live, one, way);
      if (dependsOnResults) isKnown = false;
      const texts = statements.map(({ sql }) => sql);
      names.push(...texts.flatMap((sql) => live.identifiers?.(sql) ?? []));
      return texts;
    } catch {
      // Without rows it may throw: then nobody knows what it would execute.
      isKnown = false;
      return [];
    }
  };
  for (const one of before) await record(one, "up");
  const up = await record(migration, "up");
  const down = await record(migration, "down");
  return { up, down, names: isKnown ? names : undefined };
}

class MigrationTry {
  private readonly driver: Driver;
  private readonly attempt: Attempt;

  constructor(
    private readonly request: MigrationToProve,
    private readonly known: Known,
    private readonly scratch: Scratch,
    private readonly facts: Facts,
  ) {
    this.driver = scratch.driver;
    const inside = (one: Migration): Migration => keptInside(one, scratch.others);
    const { before, migration, signal } = request;
    this.attempt = new Attempt(this.driver, inside(migration), known, signal, before.map(inside));
  }

  async run(): Promise<void> {
    const { driver, attempt } = this;
    const base = await this.built();
    const rows = await readRows(driver, base);
    await attempt.run("up");
    const { effects } = attempt;
    if (effects !== undefined) this.facts.effects = effects;
    const reached = await driver.introspect();
    await attempt.run("down");
    const restored = await driver.introspect();
    await attempt.expectCatalog("down", base, restored);
    this.expectDetails(base, restored);
    const lost = lostRows(rows, await readRows(driver, restored), new Later([], base), "down", isIn(reached));
    if (lost[0] !== undefined) this.fail("rows", lost[0]);
    await attempt.run("second up");
    await attempt.expectCatalog("second up", reached, await driver.introspect());
  }

  /** The tables of before, with rows. */
  private async built(): Promise<Schema> {
    const { driver, request } = this;
    try {
      if (request.fromLive) await this.buildLive();
      await this.attempt.runBefore();
    } catch (error) {
      if (isAborted(error) || (error instanceof ProofFailed && error.outside !== undefined)) throw error;
      throw new Unproved(`what it starts from could not be rebuilt: ${reasonOf(error)}`);
    }
    const base = await driver.introspect();
    const rowsOf = (): number => someRows;
    const filled = await fill(driver, { schema: base, later: new Later([], base), awkward: true, rowsOf });
    this.facts.tables = base.tables.length;
    this.facts.rows = filled.rows;
    this.facts.withoutRows = filled.empty.map(({ table, reason }) => ({ table: displayName(table), reason }));
    return base;
  }

  private async buildLive(): Promise<void> {
    const schema = await this.request.live.introspect();
    const part: Part = this.known.names === undefined ? wholeOf(schema) : partOf(schema, this.known.names);
    refuseOutside(part.schema, this.scratch.others);
    await buildPart(this.driver, part.schema, async () => undefined);
    await refuseUnlike(this.driver, part.schema, await this.driver.introspect());
  }

  private expectDetails(base: Schema, restored: Schema): void {
    const difference = privilegeDifference(base, restored) ?? orderDifference(base, restored, [], "down");
    // Where an engine adds columns at the end, one that was dropped comes back there.
    if (difference !== undefined && !difference.difference.startsWith("the order")) this.fail("catalog", difference);
  }

  private fail(
    check: ProofFailure["check"],
    { object, difference }: Pick<ProofFailure, "object" | "difference">,
  ): never {
    return this.attempt.fail("down", check, object, difference, [object]);
  }
}

function wholeOf(schema: Schema): Part {
  return {
    schema: { ...schema, opaqueObjects: schema.opaqueObjects.filter(({ parts }) => parts !== undefined) },
    touched: new Set(schema.tables.map(nameKey)),
  };
}

/** Columns that are there after `up()`: what it dropped comes back without its values. */
function isIn(reached: Schema): (table: string, column: string) => boolean {
  const tables = new Map<string, Table>(reached.tables.map((table) => [nameKey(table), table]));
  return (table, column) => tables.get(table)?.columns.some(({ name }) => name === column) === true;
}
