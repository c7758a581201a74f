import { statementsOf, type Hazard, type MigrationPlan, type Step } from "@stingerloom/schema-diff";
import type { Driver } from "../driver";

/** The statements of a plan, and what is known of each. */
export class PlanStatements {
  readonly up: readonly string[];
  readonly down: readonly string[];

  constructor(
    private readonly plan: MigrationPlan,
    private readonly driver: Driver,
  ) {
    const quote = (name: string): string => driver.escapeIdentifier(name);
    this.up = statementsOf(plan.up, quote);
    this.down = statementsOf(plan.down, quote);
  }

  /** The step that a statement of the file is from: white space around its lines is the file's own. */
  stepOf(statement: string, way: "up" | "down"): Step | undefined {
    const quote = (name: string): string => this.driver.escapeIdentifier(name);
    const wanted = squeezed(statement);
    return this.plan[way].steps.find((step) =>
      statementsOf({ steps: [step], sessionPrologue: [], sessionEpilogue: [] }, quote).some(
        (text) => squeezed(text) === wanted,
      ),
    );
  }

  /** Hazards of all steps of the way up that are for the same changes. */
  hazards(code: Hazard["code"]): readonly Hazard[] {
    return this.plan.hazards.filter((hazard) => hazard.code === code);
  }
}

function squeezed(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}

/** The last of the statements that names all of `names`, else the one that names the most of them. */
export function statementAbout(
  driver: Driver,
  statements: readonly string[],
  names: readonly string[],
): string | undefined {
  const plain = names.map((name) => (name.split(".").at(-1) ?? name).toLowerCase());
  let best: { readonly statement: string; readonly count: number } | undefined;
  for (const statement of statements) {
    const found = new Set((driver.identifiers?.(statement) ?? []).map((name) => name.toLowerCase()));
    const count = plain.filter((name) => found.has(name)).length;
    if (count > 0 && count >= (best?.count ?? 1)) best = { statement, count };
  }
  return best?.statement;
}
