import type { Step } from "@stingerloom/schema-diff";
import { commentText } from "./escape-source";
import type { Language } from "./language";
import { namesIdentifiers, printIndentedStatement, printStatement } from "./print-statement";

/** What is printed of a step. */
export type PrintedStep = Pick<Step, "description" | "hazards" | "statements" | "freeLayout">;

/** `up` or `down` with its steps, as lines of the class's body. */
export function printMethod(name: "up" | "down", steps: readonly PrintedStep[], language: Language): string[] {
  const statements = steps.flatMap((step) => step.statements);
  const used = statements.some(namesIdentifiers) || statements.length === 0 ? "{ query, driver }" : "{ query }";
  const parameter = language === "ts" ? `${used}: MigrationContext` : used;
  const groups = steps.map(printStep);
  const body = groups.flatMap((lines, i) => (i === 0 ? lines : ["", ...lines]));
  return [`  async ${name}(${parameter}) {`, ...body, "  }"];
}

function printStep({ description, hazards, statements, freeLayout }: PrintedStep): string[] {
  const notes = hazards.map(({ code, message, recipe }) =>
    [`${code}: ${message}`, ...(recipe === undefined ? [] : [recipe])].join(" "),
  );
  const print = freeLayout ? printIndentedStatement : printStatement;
  return [
    ...[...linesOf(description), ...notes].map((line) => `    // ${commentText(line)}`),
    ...statements.flatMap(print),
  ];
}

function linesOf(description: string): string[] {
  return description === "" ? [] : description.split("\n");
}
