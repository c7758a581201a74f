import type { Hazard, Schema } from "@stingerloom/schema-diff";
import { planFor, type AcceptanceCase } from "./acceptance";
import { startDatabase } from "./database";
import { acceptOn } from "./describe-acceptance";
import { describeEngines } from "./describe-engine";
import { driverOf } from "./driver-of";
import type { Engine } from "./engine";

/** What somebody reported of a tool like this one, as the change that showed it. */
export interface ReportedCase<E extends Engine = Engine> extends Omit<
  AcceptanceCase,
  "before" | "after" | "hazards" | "rows"
> {
  readonly before: readonly string[];
  readonly after: readonly string[] | Schema;
  readonly rows?: readonly string[];
  readonly only?: E;
  /** Hazards of the way up, one a line as `CODE message`: each of these is there. */
  readonly hazards?: readonly RegExp[];
  /** None of these is. */
  readonly noHazards?: readonly RegExp[];
  /** It fails on rows, or changes values for good: it is planned and no more. */
  readonly planOnly?: true;
}

/** One test a row on each of the engines. */
export function describeReports<E extends Engine>(engines: readonly E[], rows: readonly ReportedCase<E>[]): void {
  describeEngines(engines, (engine) => {
    for (const row of rows) if (row.only === undefined || row.only === engine) it(row.name, () => judge(engine, row));
  });
}

async function judge(engine: Engine, row: ReportedCase): Promise<void> {
  const hazards = row.planOnly === true ? await planned(engine, row) : await accepted(engine, row);
  const found = hazards.map(({ code, message }) => `${code} ${message}`).join("\n");
  for (const hazard of row.hazards ?? []) expect(found).toMatch(hazard);
  for (const hazard of row.noHazards ?? []) expect(found).not.toMatch(hazard);
}

async function accepted(engine: Engine, { before, after, ...row }: ReportedCase): Promise<readonly Hazard[]> {
  const { hazards: _, ...checks } = row;
  const source = "tables" in after ? after : { sql: after };
  return (await acceptOn(engine, { ...checks, before: { sql: before }, after: source })).hazards;
}

async function planned(engine: Engine, { before, after, renames }: ReportedCase): Promise<readonly Hazard[]> {
  const databases = [await startDatabase(engine), await startDatabase(engine)] as const;
  const [live, other] = databases.map(({ options }) => driverOf(engine, options));
  try {
    await live!.connect();
    await other!.connect();
    for (const statement of before) await live!.query(statement);
    if (!("tables" in after)) for (const statement of after) await other!.query(statement);
    const wanted = "tables" in after ? live!.dialect.normalize(after) : await other!.introspect();
    return (await planFor(live!, await live!.introspect(), wanted, { renames })).hazards;
  } finally {
    await live!.close();
    await other!.close();
    for (const database of databases) await database.drop();
  }
}
