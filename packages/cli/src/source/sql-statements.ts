import { readFile } from "node:fs/promises";
import type { DatabaseDriver } from "@stingerloom/core";

/** A statement of a file. */
export interface SourceStatement {
  readonly sql: string;
  readonly file: string;
  /** The line that it begins in, from 1. */
  readonly line: number;
}

/** The statements of a file of SQL, cut as the engine's own client would cut it. */
export async function statementsOf(
  file: string,
  driver: Pick<DatabaseDriver, "splitStatements">,
): Promise<readonly SourceStatement[]> {
  const text = (await readFile(file, "utf8")).replace(/^\uFEFF/, "");
  return delimited(text).flatMap(({ sql, at, isWhole }) => {
    const parts = isWhole ? [sql.trim()] : (driver.splitStatements?.(sql) ?? [sql]);
    let from = 0;
    return parts.flatMap((part) => {
      const found = Math.max(sql.indexOf(part, from), 0);
      from = found + part.length;
      const statement = part.trim();
      const start = at + found + part.indexOf(statement) + leadingComments(statement).length;
      const line = text.slice(0, start).split("\n").length;
      return isComment(statement) ? [] : [{ sql: statement, file, line }];
    });
  });
}

interface Piece {
  readonly sql: string;
  readonly at: number;
  /** Is it one statement, whatever semicolons are in it? */
  readonly isWhole: boolean;
}

/** What lies between the lines by which clients of MySQL change what ends a statement. */
function delimited(text: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let delimiter = ";";
  let from = 0;
  const add = (to: number): void => {
    const sql = text.slice(from, to);
    if (delimiter === ";") return void pieces.push({ sql, at: from, isWhole: false });
    let at = from;
    for (const part of sql.split(delimiter)) {
      pieces.push({ sql: part, at, isWhole: true });
      at += part.length + delimiter.length;
    }
  };
  for (const { index, 0: line, 1: word = ";" } of text.matchAll(/^[ \t]*delimiter[ \t]+(\S+)[ \t]*\r?$/gim)) {
    add(index);
    delimiter = word;
    from = index + line.length;
  }
  add(text.length);
  return pieces;
}

function leadingComments(statement: string): string {
  return /^(?:\s+|--[^\n]*|#[^\n]*|\/\*(?!!)[\s\S]*?\*\/)*/.exec(statement)?.[0] ?? "";
}

function isComment(text: string): boolean {
  return text.replace(/--[^\n]*|#[^\n]*|\/\*(?!!)[\s\S]*?\*\//g, "").replace(/[\s;]+/g, "") === "";
}
