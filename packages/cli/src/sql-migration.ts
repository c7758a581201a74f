import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { migrationNames } from "@stingerloom/codegen";
import { UsageError, type Migration } from "@stingerloom/core";

/**
 * A migration in SQL: what is below `-- migrate:up` and below `-- migrate:down`, with `-- migrate:no-transaction` where
 * it must not run in a transaction, and `-- migrate:no-down` in place of a way back where there is none.
 * @param name the file's path, for messages
 * @throws UsageError `MIGRATION_NOT_FOUND` where a section is missing, or SQL is above the first one
 */
export async function readSqlMigration(file: string, name: string): Promise<Migration> {
  return sqlMigration(await readFile(file, "utf8"), file, name);
}

/** The same of a text that is to be written into `file`. */
export function sqlMigration(text: string, file: string, name: string): Migration {
  const sections = sectionsOf(text.replace(/^\uFEFF/, ""), name);
  return {
    name: nameOf(file),
    transaction: sections.transaction,
    up: async ({ query }) => (sections.up === "" ? undefined : query(sections.up)),
    down: async ({ query }) => {
      if (sections.down === undefined) throw noWayBack(name);
      return sections.down === "" ? undefined : query(sections.down);
    },
  };
}

/** As the class of a TypeScript file of that name would be called. */
function nameOf(file: string): string {
  const stem = basename(file, ".sql");
  const [, timestamp, name] = /^(\d{10,16})_(.+)$/.exec(stem) ?? [];
  return timestamp === undefined || name === undefined ? stem : migrationNames(name, Number(timestamp)).className;
}

interface Sections {
  readonly up: string;
  /** Undefined where the file says that there is no way back. */
  readonly down: string | undefined;
  readonly transaction: boolean;
}

const marker = /^[ \t]*--[ \t]*migrate:(up|down|no-transaction|no-down)\b(.*)$/gm;

function sectionsOf(text: string, file: string): Sections {
  const markers = [...text.matchAll(marker)];
  const before = text.slice(0, markers[0]?.index ?? text.length);
  const section = (kind: string): string => {
    const at = markers.findIndex(([, word]) => word === kind);
    const start = markers[at];
    if (start === undefined)
      throw wrong(file, `has no section "-- migrate:${kind}"`, `Write the line -- migrate:${kind} above its SQL.`);
    const end = markers.slice(at + 1).find(([, word]) => word !== "no-transaction")?.index ?? text.length;
    return contentOf(text.slice(start.index + start[0].length, end));
  };
  const isOneWay = markers.some(([, word]) => word === "no-down");
  if (isOneWay && markers.some(([, word]) => word === "down"))
    throw wrong(file, "has a section -- migrate:down and the line -- migrate:no-down", "Keep one of them.");
  const [up, down] = [section("up"), isOneWay ? undefined : section("down")];
  if (contentOf(before) !== "")
    throw wrong(file, "has SQL above its first section", "Move it below -- migrate:up: nothing else is executed.");
  return { up, down, transaction: !markers.some(([, word, rest = ""]) => word === "no-transaction" || isOff(rest)) };
}

/** The word of dbmate's files: `-- migrate:up transaction:false`. */
function isOff(rest: string): boolean {
  return /\btransaction:\s*false\b/.test(rest);
}

/** Empty where there are but comments. */
function contentOf(text: string): string {
  const bare = text.replace(/--[^\n]*|\/\*(?!!)[\s\S]*?\*\//g, "").replace(/[\s;]+/g, "");
  return bare === "" ? "" : text.trim();
}

function noWayBack(file: string): UsageError {
  return new UsageError("NO_WAY_BACK", `${file} has no way back: it says -- migrate:no-down`, {
    hint: "Write the statements that undo it below -- migrate:down, in place of that line.",
  });
}

function wrong(file: string, message: string, hint: string): UsageError {
  return new UsageError("MIGRATION_NOT_FOUND", `${file} ${message}`, { hint });
}
