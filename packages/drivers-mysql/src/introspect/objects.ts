import type { ObjectPart, OpaqueObject, Reference } from "@stingerloom/schema-diff";
import { quoteIdentifier } from "../sql/quote";
import { definerClause } from "./definer";
import { routineName, tablesNamed, withoutDatabase, type OwnNames } from "./own-names";
import type { ProgramRow } from "./routines-and-views-query";
import { withoutEnd } from "../sql/same-program";
import { sessionOf } from "./session-of";
import { behindDefiner } from "./show-create";

/** A function, a procedure, a package, its body, or an event. Without the right to see its text it is only named. */
export function objectOf(row: ProgramRow, own: OwnNames): OpaqueObject {
  const { kind } = row;
  const bare = row.name ?? "";
  const name = isCalled(kind) ? routineName(bare) : bare;
  if (row.created === undefined) {
    return { kind, name, definition: [row.detail, row.extra, row.body].map((part) => part ?? "").join("\n") };
  }
  const part: ObjectPart = {
    name: "",
    create: [`CREATE ${definerClause(row)}${statementOf(row, row.created, own)}`],
    drop: [`DROP ${kind.toUpperCase()} ${quoteIdentifier(bare)}`],
    session: sessionOf(row, row.created),
  };
  return { kind, name, parts: [part], dependsOn: needsOf(row, own) };
}

/** A body's names count when it runs, which an event may do at once. */
function needsOf({ kind, name, body }: ProgramRow, own: OwnNames): Reference[] {
  if (kind === "event") return tablesNamed(body ?? "", own);
  return kind === "package body" ? [{ name: name ?? "" }] : [];
}

function isCalled(kind: string): boolean {
  return kind === "function" || kind === "procedure";
}

function statementOf({ kind, detail, mode }: ProgramRow, created: string, own: OwnNames): string {
  const text = withoutEnd(behindDefiner(created));
  // With other quotes than ours, names cannot be found in the text.
  if (/ANSI_QUOTES|NO_BACKSLASH_ESCAPES/.test(mode ?? "")) return text;
  const statement = withoutDatabase(text, own);
  return kind === "event" && detail !== null ? statement.replace(` STARTS '${detail}'`, "") : statement;
}
