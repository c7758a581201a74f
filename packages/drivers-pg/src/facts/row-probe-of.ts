import {
  displayName,
  nameKey,
  printSql,
  qualified,
  type Column,
  type QualifiedName,
  type RowProbe,
  type RowQuestion,
  type Schema,
  type Table,
} from "@stingerloom/schema-diff";
import { quoteIdentifier, quoteLiteral } from "../sql/quote";
import { checkProblem } from "./check-problem";
import { isBuiltIn } from "./is-built-in";
import { unfitSql } from "./unfit-sql";

/** The question in SQL that calls nothing but the server's own functions, or why there is none. */
export function rowProbeOf(question: RowQuestion, live: Schema, server: Server): RowProbe | string {
  const owner = live.tables.find((table) => nameKey(table) === nameKey(question.table));
  if (owner === undefined) return `${displayName(question.table)} is not there`;
  const condition = conditionOf(question, owner, live, server);
  return typeof condition === "string"
    ? condition
    : { table: nameSql(question.table, server), keys: keysOf(owner), ...condition };
}

export interface Server {
  readonly version: number;
  readonly defaultSchema: string;
}

type Condition = Pick<RowProbe, "where" | "alike">;

function conditionOf(question: RowQuestion, owner: Table, live: Schema, server: Server): Condition | string {
  switch (question.kind) {
    case "nulls":
      return foreignType(question.columns, owner, () => true) ?? { where: question.columns.map(isNull).join(" OR ") };
    case "duplicates":
      return foreignType(question.columns, owner, isBuiltIn) ?? duplicates(question.columns, question.nulls);
    case "labels":
      return labels(question.column, question.labels, owner, server);
    case "unfit": {
      if (question.from.generated !== undefined) return `${question.from.name} is computed`;
      const where = unfitSql(columnSql(question.from.name), question.from.type, question.to.type, server.version);
      return where === undefined ? "only the conversion itself shows that" : { where };
    }
    case "check":
      return checkProblem(question.expression, owner) ?? { where: `(${question.expression}) IS FALSE` };
    case "orphans":
      return orphans(question, owner, live, server);
  }
}

/** Why a column cannot be compared, if that is so. */
function foreignType(columns: readonly string[], owner: Table, isKnown: typeof isBuiltIn): string | undefined {
  for (const name of columns) {
    const column = owner.columns.find((one) => one.name === name);
    if (column === undefined) return `${name} is not there`;
    if (column.generated !== undefined) return `${name} is computed`;
    if (!isKnown(column.type)) return `the type of ${name} is not the server's own`;
  }
  return undefined;
}

function duplicates(columns: readonly string[], nulls: "equal" | "refused" | undefined): Condition {
  const names = columns.map(columnSql);
  const among = nulls === "equal" ? undefined : names.map((name) => `${name} IS NOT NULL`).join(" AND ");
  return {
    alike: { columns: names, ...(among !== undefined && { among }) },
    ...(nulls === "refused" && { where: columns.map(isNull).join(" OR ") }),
  };
}

/** By the function itself: which operator the server would choose depends on the casts of the database. */
function labels(column: string, values: readonly string[], owner: Table, server: Server): Condition | string {
  const type = owner.columns.find((one) => one.name === column)?.type;
  if (type?.kind !== "enumRef") return `${column} is not of the enum itself`;
  const name = nameSql(type, server);
  const isOne = (label: string) => `pg_catalog.enum_eq(${columnSql(column)}, ${quoteLiteral(label)}::${name})`;
  return { where: values.map(isOne).join(" OR ") };
}

function orphans(
  { columns, references, full }: Extract<RowQuestion, { readonly kind: "orphans" }>,
  owner: Table,
  live: Schema,
  server: Server,
): Condition | string {
  const parent = live.tables.find((table) => nameKey(table) === nameKey(references));
  if (parent === undefined) return `${displayName(references)} is not there`;
  const problem = foreignType(columns, owner, isBuiltIn) ?? foreignType(references.columns, parent, isBuiltIn);
  if (problem !== undefined) return problem;
  const given = columns.map((name) => `${columnSql(name)} IS NOT NULL`).join(" AND ");
  const same = references.columns.map(
    (name, i) => `p.${quoteIdentifier(name)} OPERATOR(pg_catalog.=) ${columnSql(columns[i]!)}`,
  );
  const found = `SELECT 1 FROM ${nameSql(references, server)} AS p WHERE ${same.join(" AND ")}`;
  const missing = `${given} AND NOT EXISTS (${found})`;
  if (full !== true) return { where: missing };
  const some = columns.map((name) => `${columnSql(name)} IS NOT NULL`).join(" OR ");
  return { where: `(${missing}) OR ((${some}) AND NOT (${given}))` };
}

function keysOf({ primaryKey, columns }: Table): RowProbe["keys"] {
  const keys = (primaryKey?.columns ?? []).map((name) => columns.find((column) => column.name === name));
  if (!keys.every((column): column is Column => column !== undefined && isBuiltIn(column.type))) return [];
  return keys.map(({ name }) => ({ name, sql: `${columnSql(name)}::pg_catalog.text` }));
}

function columnSql(name: string): string {
  return `t.${quoteIdentifier(name)}`;
}

function isNull(name: string): string {
  return `${columnSql(name)} IS NULL`;
}

/** With its schema: the search path is that of the server's own. */
function nameSql({ schema, name }: QualifiedName, { defaultSchema }: Server): string {
  return printSql(qualified({ schema: schema ?? defaultSchema, name }), quoteIdentifier);
}
