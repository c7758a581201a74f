import { runInNewContext } from "node:vm";
import ts from "typescript";
import type { PrintedMigration } from "../src";

/** The statements that a printed migration hands to `query`, with identifiers quoted by `quote`. */
export async function runPrinted(
  { source, className }: PrintedMigration,
  direction: "up" | "down",
  quote: (identifier: string) => string,
): Promise<string[]> {
  const migration = new (loadPrinted(source)[className]!)();
  const ran: string[] = [];
  await migration[direction]({ driver: { escapeIdentifier: quote }, query: async (sql) => void ran.push(sql) });
  return ran;
}

type MigrationClass = new () => Record<"up" | "down", (context: object & FakeContext) => Promise<void>>;
interface FakeContext {
  readonly driver: { escapeIdentifier(name: string): string };
  query(sql: string): Promise<void>;
}

/** The exports of a printed file. A file that does not parse throws. */
export function loadPrinted(source: string): Record<string, MigrationClass> {
  const { outputText, diagnostics = [] } = ts.transpileModule(source, {
    reportDiagnostics: true,
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  if (diagnostics.length > 0) throw new Error(ts.flattenDiagnosticMessageText(diagnostics[0]!.messageText, "\n"));
  const exported: Record<string, MigrationClass> = {};
  runInNewContext(outputText, { exports: exported, require: () => ({ Migration: class {} }) });
  return exported;
}
