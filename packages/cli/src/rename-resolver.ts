import { DecisionNeededError } from "@stingerloom/core";
import { displayName, type RenameDecisions, type RenameQuestion } from "@stingerloom/schema-diff";

/** Decides renames that nobody else did: a person at a terminal, a test. */
export interface RenameResolver {
  /** `from` is renamed to the answer; null: it is dropped. */
  ask(question: {
    readonly kind: "column" | "table";
    readonly table?: string;
    readonly from: string;
    readonly candidates: readonly string[];
  }): Promise<string | null>;
}

/**
 * The decisions with an answer for each removed column or table: what is left after one answer is asked as well, not
 * inferred.
 */
export async function decideRenames(
  questions: readonly RenameQuestion[],
  decisions: RenameDecisions,
  resolver: RenameResolver | undefined,
): Promise<RenameDecisions> {
  if (resolver === undefined) throw decisionNeeded(questions);
  const renamed = [...(decisions.renamed ?? [])];
  const notRenamed = [...(decisions.notRenamed ?? [])];
  for (const { kind, table: owner, gone, candidates: pairs } of questions) {
    const table = owner && displayName(owner);
    const taken = new Set<string>();
    for (const from of gone) {
      const candidates = pairs.filter((pair) => pair.from === from && !taken.has(pair.to)).map((pair) => pair.to);
      if (candidates.length === 0) continue;
      const to = await resolver.ask({ kind, table, from, candidates });
      const name = table === undefined ? from : `${table}.${from}`;
      if (to === null) notRenamed.push(name);
      else {
        taken.add(to);
        renamed.push({ from: name, to });
      }
    }
  }
  return { ...decisions, renamed, notRenamed };
}

function decisionNeeded(questions: readonly RenameQuestion[]): DecisionNeededError {
  const names = questions.flatMap((q) =>
    q.gone.map((gone) => (q.table === undefined ? gone : `${displayName(q.table)}.${gone}`)),
  );
  const first = questions[0]!.candidates[0]!;
  const name = names[0]!;
  return new DecisionNeededError(
    "RENAME_UNDECIDED",
    `Renamed, or dropped and added? ${questions.map(describe).join("; ")}`,
    {
      hint: `Decide each: --rename ${name}:${first.to} if it is a rename, --no-rename ${name} if it goes.`,
    },
  );
}

function describe({ table, gone, come }: RenameQuestion): string {
  const where = table === undefined ? "tables" : displayName(table);
  return `${where}: removed: ${gone.join(", ")}; added: ${come.join(", ")}`;
}
