import { displayName, nameKey, type QualifiedName, type View } from "@stingerloom/schema-diff";
import { checkDeclarations } from "./check-declarations";
import { ownMetadata, type ClassMetadata } from "./class-metadata";
import { EntityError } from "./entity-error";
import type { ModelOptions } from "./entity-model";
import type { ViewOptions } from "./view-options";

/** Is it a class with `@View()` of its own? */
export function isView(value: unknown): value is Function {
  return typeof value === "function" && ownMetadata(value)?.view !== undefined;
}

/**
 * The views that the classes describe, with what each may read: the tables and views that its query names.
 * @throws EntityError `INVALID_VIEW`, `DUPLICATE_TABLE`
 */
export function buildViews(classes: readonly Function[], tables: readonly QualifiedName[], options: ModelOptions) {
  const views = [...new Set(classes)].map((one) => buildView(one, options));
  const taken = new Map(tables.map((table) => [nameKey(table), "a table"]));
  for (const view of views) {
    const other = taken.get(nameKey(view));
    if (other !== undefined) {
      throw new EntityError("DUPLICATE_TABLE", `View ${displayName(view)} has the name of ${other}.`, {
        hint: 'Give one of them another name: @View({ name: "…" }).',
      });
    }
    taken.set(nameKey(view), "another view");
  }
  const relations = [...tables, ...views];
  return views.map((view): View => ({ ...view, dependsOn: namedIn(view, relations) }));
}

function buildView(constructor: Function, { naming, defaultSchema }: ModelOptions): View {
  const metadata = ownMetadata(constructor)!;
  const options = metadata.view!;
  checkDeclarations(constructor.name, metadata);
  refuseOtherDecorators(constructor.name, metadata);
  if (options.query.trim() === "") throw invalid(constructor.name, "has an empty query", "Give it a SELECT.");
  if (constructor.name === "" && options.name === undefined)
    throw invalid("A class without a name", "gives its view none", 'Write @View({ name: "…" }).');
  const { query, materialized, renamedFrom, name = naming.tableName(constructor.name) } = options;
  return {
    ...schemaOf(options, defaultSchema),
    name,
    ...(materialized && { materialized }),
    sql: [],
    query,
    ...(renamedFrom !== undefined && { renamedFrom }),
  };
}

function schemaOf({ schema }: ViewOptions, defaultSchema: string | undefined): { readonly schema?: string } {
  return schema === undefined || schema === defaultSchema ? {} : { schema };
}

/** What only a table can have would be left out without a word. */
function refuseOtherDecorators(className: string, metadata: ClassMetadata): void {
  const { entity, members, indexes, uniques, checks, primaryKey } = metadata;
  const found = [
    entity && "@Entity",
    primaryKey && "@PrimaryKey",
    members.some(({ kind }) => kind === "relation") && "a relation",
    indexes.length > 0 && "@Index",
    uniques.length > 0 && "@Unique",
    checks.length > 0 && "@Check",
  ].find((decorator) => decorator);
  if (found === undefined) return;
  throw invalid(className, `is a view and has ${found}`, "Leave it out: only a table can have it.");
}

function invalid(className: string, problem: string, hint: string): EntityError {
  return new EntityError("INVALID_VIEW", `${className} ${problem}.`, { hint });
}

/** Without regard to case and quotes: a name too many orders two views that need no order, and does no harm. */
function namedIn({ schema, name, query = "" }: View, relations: readonly QualifiedName[]): readonly QualifiedName[] {
  const text = query.toLowerCase();
  return relations.filter(
    (other) => nameKey(other) !== nameKey({ schema, name }) && hasName(text, other.name.toLowerCase()),
  );
}

function hasName(text: string, name: string): boolean {
  const isPart = (character: string | undefined) => character !== undefined && /[\p{L}\p{N}_$]/u.test(character);
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1))
    if (!isPart(text[at - 1]) && !isPart(text[at + name.length])) return true;
  return false;
}
