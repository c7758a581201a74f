import { distance } from "fastest-levenshtein";

/** What other tools call a command of ours. */
const meanings: Readonly<Record<string, string>> = {
  down: "migrate:rollback",
  revert: "migrate:rollback",
  undo: "migrate:rollback",
  rollback: "migrate:rollback",
  up: "migrate:run",
  deploy: "migrate:run",
  latest: "migrate:run",
  migrate: "migrate:run",
  apply: "migrate:run",
  run: "migrate:run",
  drop: "migrate:fresh",
  refresh: "migrate:fresh",
  fresh: "migrate:fresh",
  reset: "migrate:reset",
  redo: "migrate:redo",
  new: "migrate:create",
  make: "migrate:create",
  create: "migrate:create",
  dev: "migrate:generate",
  diff: "schema:diff",
  generate: "migrate:generate",
  pull: "schema:pull",
  introspect: "schema:pull",
  push: "schema:sync",
  sync: "schema:sync",
  list: "migrate:status",
  pending: "migrate:status",
  status: "migrate:status",
  validate: "migrate:check",
  verify: "migrate:check",
  check: "migrate:check",
  resolve: "migrate:baseline",
  baseline: "migrate:baseline",
};

/** The command that is meant by another word, or by one that is spelt almost so. */
export function suggestCommand(word: string, commands: readonly string[]): string | undefined {
  const last = word.toLowerCase().split(/[:\s]/).at(-1) ?? "";
  return meanings[last] ?? closest(word, commands) ?? meanings[closest(last, Object.keys(meanings)) ?? ""];
}

/** The one of `names` that `word` may be a slip of. */
export function closest(word: string, names: readonly string[]): string | undefined {
  const allowed = word.length < 4 ? 1 : Math.max(2, Math.floor(word.length / 4));
  const ranked = names.map((name) => ({ name, away: distance(word.toLowerCase(), name) }));
  const [best] = ranked.sort((a, b) => a.away - b.away);
  return best !== undefined && best.away <= allowed ? best.name : undefined;
}
