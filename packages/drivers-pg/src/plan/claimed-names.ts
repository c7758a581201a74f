import {
  nameKey,
  type Change,
  type OpaqueObject,
  type QualifiedName,
  type Schema,
  type Table,
  type View,
} from "@stingerloom/schema-diff";

/** A name that an operation takes or sets free. */
export interface ClaimedName {
  /** What has it, as ALTER … RENAME calls it. */
  readonly word: "TABLE" | "VIEW" | "MATERIALIZED VIEW" | "INDEX" | "SEQUENCE" | "TYPE" | "DOMAIN";
  readonly name: QualifiedName;
  /**
   * Is it the name of a relation and of a type? Default: of a relation alone, and of a type alone where it is a TYPE or
   * a DOMAIN.
   */
  readonly both?: true;
  /** Is it that of a table's index, which the operation creates or drops with the table? */
  readonly within?: true;
}

export interface NameClaims {
  readonly takes: readonly ClaimedName[];
  readonly frees: readonly ClaimedName[];
}

/** Relations have one name space in a schema, types another; a table, a view and a composite type are in both. */
export function claimKeys({ word, both, name }: ClaimedName): string[] {
  const isType = word === "TYPE" || word === "DOMAIN";
  return [
    ...(isType && !both ? [] : [`relation ${nameKey(name)}`]),
    ...(isType || both ? [`type ${nameKey(name)}`] : []),
  ];
}

/** The keys of all names of the schema. */
export function heldKeys({ tables, views, enums, sequences, opaqueObjects }: Schema): ReadonlySet<string> {
  const names = [
    ...tables.flatMap((table) => [tableName(table), ...indexesOf(table)]),
    ...views.map(viewName),
    ...enums.map((name): ClaimedName => ({ word: "TYPE", name })),
    ...sequences.map((name): ClaimedName => ({ word: "SEQUENCE", name })),
    ...opaqueObjects.flatMap(objectName),
  ];
  return new Set(names.flatMap(claimKeys));
}

/** The names that the operation takes, and those that it sets free. */
export function claimsOf(op: Change): NameClaims {
  const none = { takes: [], frees: [] };
  const takes = (...names: readonly ClaimedName[]): NameClaims => ({ ...none, takes: names });
  const frees = (...names: readonly ClaimedName[]): NameClaims => ({ ...none, frees: names });
  switch (op.kind) {
    case "addEnum":
      return takes({ word: "TYPE", name: op.enum });
    case "dropEnum":
      return frees({ word: "TYPE", name: op.enum });
    case "addSequence":
      return takes({ word: "SEQUENCE", name: op.sequence });
    case "dropSequence":
      return frees({ word: "SEQUENCE", name: op.sequence });
    case "addTable":
      return takes(tableName(op.table), ...indexesOf(op.table));
    case "dropTable":
      return frees(tableName(op.table), ...indexesOf(op.table));
    case "renameTable":
      return { takes: [tableName(op.to)], frees: [tableName(op.from)] };
    case "addView":
      return takes(viewName(op.view));
    case "dropView":
      return frees(viewName(op.view));
    case "addObject":
      return takes(...objectName(op.object));
    case "dropObject":
      return frees(...objectName(op.object));
    case "renameConstraint":
      return isIndex(op.constraint) && op.from !== op.to
        ? { takes: [indexName(op.table, op.to)], frees: [indexName(op.table, op.from)] }
        : none;
    case "addPrimaryKey":
      return takes(...keyName(op.table, op.primaryKey.name));
    case "dropPrimaryKey":
      return frees(...keyName(op.table, op.primaryKey.name));
    case "addUnique":
      return takes(indexName(op.table, op.unique.name));
    case "dropUnique":
      return frees(indexName(op.table, op.unique.name));
    case "addIndex":
      return takes(indexName(op.table, op.index.name));
    case "dropIndex":
      return frees(indexName(op.table, op.index.name));
    default:
      return none;
  }
}

function tableName(name: QualifiedName): ClaimedName {
  return { word: "TABLE", both: true, name };
}

function viewName(view: View): ClaimedName {
  return { word: view.materialized ? "MATERIALIZED VIEW" : "VIEW", both: true, name: view };
}

function isIndex(constraint: string): boolean {
  return constraint === "primaryKey" || constraint === "unique" || constraint === "index";
}

function indexName({ schema }: QualifiedName, name: string): ClaimedName {
  return { word: "INDEX", name: { schema, name } };
}

function keyName(table: QualifiedName, name: string | undefined): ClaimedName[] {
  return name === undefined ? [] : [indexName(table, name)];
}

function indexesOf(table: Table): ClaimedName[] {
  const { primaryKey, uniques, indexes } = table;
  const names = [...uniques, ...indexes].map(({ name }) => indexName(table, name));
  return [...keyName(table, primaryKey?.name), ...names].map((claim) => ({ ...claim, within: true as const }));
}

const objectWords: Readonly<Record<string, ClaimedName["word"]>> = {
  domain: "DOMAIN",
  "composite type": "TYPE",
  "range type": "TYPE",
  partition: "TABLE",
  "inheriting table": "TABLE",
};

function objectName(object: OpaqueObject): ClaimedName[] {
  const word = objectWords[object.kind];
  if (word === undefined) return [];
  const both = word === "TABLE" || object.kind === "composite type";
  return [{ word, ...(both && { both }), name: object }];
}
