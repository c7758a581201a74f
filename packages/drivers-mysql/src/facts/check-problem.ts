import { nameOf, tokenize } from "../sql/tokenize";

/** Functions that wait, lock or read files. */
const active = new Set([
  "benchmark",
  "get_lock",
  "load_file",
  "lastval",
  "master_pos_wait",
  "nextval",
  "release_all_locks",
  "release_lock",
  "setval",
  "sleep",
  "source_pos_wait",
  "wait_for_executed_gtid_set",
]);

/** Why a check is not evaluated, if it is not: it could call what the database's users made, or do something. */
export function checkProblem(expression: string): string | undefined {
  const all = tokenize(expression);
  if (all.some(({ text }) => text === ".")) return "the check names something with its schema";
  const word = all.find(
    (token) =>
      token.kind === "word" &&
      (["select", "next", "previous"].includes(nameOf(token).toLowerCase()) || token.text.includes("@")),
  );
  if (word !== undefined || all.some(({ text }) => text === ":=" || text === ";"))
    return `the check has ${word?.text ?? "more than an expression"}`;
  const called = calledNames(expression).find((name) => active.has(name.toLowerCase()));
  return called === undefined ? undefined : `the check calls ${called}()`;
}

/** The names that may be those of functions: words in front of a parenthesis. */
export function calledNames(expression: string): string[] {
  const all = tokenize(expression);
  return all.flatMap((token, i) =>
    (token.kind === "word" || token.kind === "quoted") && all[i + 1]?.text === "(" ? [nameOf(token)] : [],
  );
}
