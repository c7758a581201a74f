import { printSql } from "@stingerloom/schema-diff";
import { commentText } from "./escape-source";
import type { PrintedStep } from "./print-method";

/** How an engine writes an identifier. */
export type QuoteIdentifier = (name: string) => string;

export interface SqlFile {
  readonly up: readonly PrintedStep[];
  readonly down: readonly PrintedStep[];
  readonly header?: readonly string[];
  readonly transaction?: boolean;
}

/** A migration as SQL, in the sections that `docs/formats.md` describes. */
export function printSqlFile({ up, down, header = [], transaction }: SqlFile, quote: QuoteIdentifier): string {
  return [
    ...header.map((line) => `-- ${commentText(line)}`.trimEnd()),
    ...(transaction === false ? ["-- migrate:no-transaction", ""] : []),
    "-- migrate:up",
    ...up.flatMap((step) => printStep(step, quote)),
    "",
    "-- migrate:down",
    ...down.flatMap((step) => printStep(step, quote)),
    "",
  ].join("\n");
}

function printStep({ description, hazards, statements }: PrintedStep, quote: QuoteIdentifier): string[] {
  const notes = hazards.map(({ code, message, recipe }) =>
    [`${code}: ${message}`, ...(recipe === undefined ? [] : [recipe])].join(" "),
  );
  const lines = [...(description === "" ? [] : description.split("\n")), ...notes];
  return [
    "",
    ...lines.map((line) => `-- ${commentText(line)}`),
    ...statements.map((statement) => ended(printSql(statement, quote))),
  ];
}

/** A comment at the end of a statement would take the semicolon. */
function ended(sql: string): string {
  const text = sql.trimEnd();
  const lastLine = text.slice(text.lastIndexOf("\n") + 1);
  if (text.endsWith(";")) return text;
  return /--|#/.test(lastLine) ? `${text}\n;` : `${text};`;
}
