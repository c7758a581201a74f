import { printSql, type OpaqueObject, type ChangeOf, type QualifiedName, type SqlText } from "@stingerloom/schema-diff";
import { quoteIdentifier } from "./quote";

/** An operation of `refine`'s own that is one statement and nothing else: `kind` and the name say what it is about. */
export function rawStatement(kind: string, { schema, name }: QualifiedName, text: SqlText): ChangeOf<"addObject"> {
  const object: OpaqueObject = {
    kind,
    schema,
    name,
    parts: [{ name: "", create: [printSql(text, quoteIdentifier)], drop: [] }],
  };
  return { kind: "addObject", object };
}
