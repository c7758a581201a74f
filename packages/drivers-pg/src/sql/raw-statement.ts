import type { ChangeOf, OpaqueObject, QualifiedName, SqlText } from "@stingerloom/schema-diff";

/** A statement that the planner needs beside the changes. */
export interface RawStatement extends ChangeOf<"addObject"> {
  readonly statement: SqlText;
  /** What it does, for people. */
  readonly description: string;
}

/** @param object what the statement is about, for the order of steps */
export function rawStatement(object: QualifiedName, statement: SqlText, description: string): RawStatement {
  const { schema, name } = object;
  const about: OpaqueObject = { kind: "statement", schema, name, parts: [{ name: "", create: [], drop: [] }] };
  return { kind: "addObject", object: about, statement, description };
}
