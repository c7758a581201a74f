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

/** The decisions with one more answer for each removed column or table. */
export async function decideRenames(
  questions: readonly RenameQuestion[],
  decisions: RenameDecisions,
  resolver: RenameResolver | undefined,
): Promise<RenameDecisions> {
  if (resolver === undefined) throw decisionNeeded(questions);
  const question = questions[0]!;
  const from = question.candidates[0]!.from;
  const table = question.table && displayName(question.table);
  const candidates = question.candidates.filter((c) => c.from === from).map((c) => c.to);
  const to = await resolver.ask({ kind: question.kind, table, from, candidates });
  const name = table === undefined ? from : `${table}.${from}`;
  if (to === null) return { ...decisions, notRenamed: [...(decisions.notRenamed ?? []), name] };
  return { ...decisions, renamed: [...(decisions.renamed ?? []), { from: name, to }] };
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
