import {
  displayName,
  nameKey,
  printSql,
  qualified,
  type RowProbe,
  type RowQuestion,
  type Schema,
  type Table,
} from "@stingerloom/schema-diff";
import { quoteIdentifier, quoteLiteral } from "../sql/quote";
import { checkProblem } from "./check-problem";
import { unfitSql } from "./unfit-sql";

/** The question in the server's SQL, or why there is none. */
export function rowProbeOf(question: RowQuestion, live: Schema): RowProbe | string {
  const owner = live.tables.find((table) => nameKey(table) === nameKey(question.table));
  if (owner === undefined) return `${displayName(question.table)} is not there`;
  const condition = conditionOf(question, owner, live);
  return typeof condition === "string"
    ? condition
    : { table: printSql(qualified(question.table), quoteIdentifier), keys: keysOf(owner), ...condition };
}

type Condition = Pick<RowProbe, "where" | "alike">;

function conditionOf(question: RowQuestion, owner: Table, live: Schema): Condition | string {
  switch (question.kind) {
    case "nulls":
      return { where: question.columns.map(isNull).join(" OR ") };
    case "duplicates":
      return duplicates(question.columns, question.nulls);
    case "labels":
      return { where: `${columnSql(question.column)} IN (${question.labels.map(quoteLiteral).join(", ")})` };
    case "unfit": {
      const where = unfitSql(columnSql(question.from.name), question.from.type, question.to.type);
      return where === undefined ? "only the conversion itself shows that" : { where };
    }
    case "check":
      return checkProblem(question.expression) ?? { where: `(${question.expression}) IS FALSE` };
    case "orphans":
      return orphans(question, live);
  }
}

function duplicates(columns: readonly string[], nulls: "equal" | "refused" | undefined): Condition {
  const names = columns.map(columnSql);
  const among = nulls === "equal" ? undefined : names.map((name) => `${name} IS NOT NULL`).join(" AND ");
  return {
    alike: { columns: names, ...(among !== undefined && { among }) },
    ...(nulls === "refused" && { where: columns.map(isNull).join(" OR ") }),
  };
}

function orphans(
  { columns, references }: Extract<RowQuestion, { readonly kind: "orphans" }>,
  live: Schema,
): Condition | string {
  if (!live.tables.some((table) => nameKey(table) === nameKey(references)))
    return `${displayName(references)} is not there`;
  const given = columns.map((name) => `${columnSql(name)} IS NOT NULL`);
  const same = references.columns.map((name, i) => `p.${quoteIdentifier(name)} = ${columnSql(columns[i]!)}`);
  const table = printSql(qualified({ schema: references.schema, name: references.name }), quoteIdentifier);
  const parent = `NOT EXISTS (SELECT 1 FROM ${table} AS p WHERE ${same.join(" AND ")})`;
  return { where: [...given, parent].join(" AND ") };
}

function keysOf({ primaryKey }: Table): RowProbe["keys"] {
  return (primaryKey?.columns ?? []).map((name) => ({ name, sql: columnSql(name) }));
}

function columnSql(name: string): string {
  return `t.${quoteIdentifier(name)}`;
}

function isNull(name: string): string {
  return `${columnSql(name)} IS NULL`;
}
