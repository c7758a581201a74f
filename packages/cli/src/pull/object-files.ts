import {
  assertNever,
  displayName,
  emptySchema,
  nameKey,
  planMigration,
  printSql,
  withSemicolon,
  type Change,
  type ChangeOf,
  type Dialect,
  type Schema,
  type SqlText,
} from "@stingerloom/schema-diff";
import { optionsOfTables } from "./options-of-tables";

export interface SqlFile {
  readonly name: string;
  readonly source: string;
}

/**
 * What entities cannot say, as SQL: views, routines, triggers, policies, sequences, enums that no column has … One
 * object a file, named after its kind and itself; a semicolon ends each statement.
 */
export function objectFiles(dialect: Dialect, live: Schema): readonly SqlFile[] {
  const { up } = planMigration(dialect, emptySchema, live, { complete: true, renames: { inference: "never" } });
  const isSaid = saidByEntities(live);
  const files = new Map<string, string[]>();
  for (const { because, statements } of up.steps) {
    const change = because.find(isObject);
    if (change === undefined) continue;
    const left = isSaid(change) ? statements.filter((text) => /^COMMENT\b/i.test(print(text, dialect))) : statements;
    const name = fileNameOf(change, files);
    const texts = left.map((text) => withSemicolon(print(text, dialect)));
    if (texts.length > 0) files.set(name, [...(files.get(name) ?? []), ...texts]);
  }
  for (const { table, statements } of optionsOfTables(dialect, live))
    if (statements.length > 0) files.set(`table.${fileStem(displayName(table))}.sql`, statements.map(withSemicolon));
  return [...files].map(([name, texts]) => ({ name, source: `${texts.join("\n\n")}\n` }));
}

function print(text: SqlText, dialect: Dialect): string {
  return printSql(text, (identifier) => dialect.quoteIdentifier(identifier));
}

type ObjectChange = ChangeOf<"addView" | "addObject" | "addTrigger" | "addEnum" | "addSequence" | "addNamespace">;

const objectKinds: readonly string[] = ["addView", "addObject", "addTrigger", "addEnum", "addSequence", "addNamespace"];

function isObject(change: Change): change is ObjectChange {
  return objectKinds.includes(change.kind);
}

/** Enums of columns, and schemas of tables, follow from the classes; their comments do not. */
function saidByEntities({ tables }: Schema): (change: ObjectChange) => boolean {
  const enums = usedEnums(tables);
  const schemas = new Set(tables.map(({ schema }) => schema));
  return (change) =>
    (change.kind === "addEnum" && enums.has(nameKey(change.enum))) ||
    (change.kind === "addNamespace" && schemas.has(change.namespace.name));
}

/** The keys of the enums that columns have. */
export function usedEnums(tables: Schema["tables"]): ReadonlySet<string> {
  const types = tables.flatMap(({ columns }) => columns.map(({ type }) => (type.kind === "array" ? type.of : type)));
  return new Set(types.flatMap((type) => (type.kind === "enumRef" ? [nameKey(type)] : [])));
}

/** The objects that are seen and can be written nowhere. */
export function unmanagedObjects({ opaqueObjects }: Schema): readonly string[] {
  return opaqueObjects
    .filter(({ parts, kind }) => parts === undefined && kind !== "default collation")
    .map((object) => `${object.kind} ${displayName(object)}`);
}

function fileNameOf(change: ObjectChange, files: ReadonlyMap<string, unknown>): string {
  const stem = fileStem(stemOf(change));
  const known = [...files.keys()].find((name) => name.toLowerCase() === `${stem}.sql`.toLowerCase());
  return known ?? `${stem}.sql`;
}

function fileStem(name: string): string {
  return name.replace(/[^\p{L}\p{Nd}$.-]+/gu, "_").replace(/_+(?=\.|$)/g, "");
}

function stemOf(change: ObjectChange): string {
  switch (change.kind) {
    case "addView":
      return `${change.view.materialized ? "materialized-view" : "view"}.${displayName(change.view)}`;
    case "addObject":
      return `${change.object.kind.replaceAll(" ", "-")}.${displayName(change.object)}`;
    case "addTrigger":
      return `trigger.${displayName(change.table)}.${change.trigger.name}`;
    case "addEnum":
      return `enum.${displayName(change.enum)}`;
    case "addSequence":
      return `sequence.${displayName(change.sequence)}`;
    case "addNamespace":
      return `schema.${change.namespace.name}`;
    default:
      return assertNever(change);
  }
}
