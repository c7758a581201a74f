import {
  displayName,
  nameKey,
  type RowProbe,
  type RowQuestion,
  type Schema,
  type Table,
} from "@stingerloom/schema-diff";
import { quoteIdentifier, quoteLiteral } from "../sql/quote";

/** The question in SQLite's SQL, or why there is none. */
export function rowProbeOf(question: RowQuestion, live: Schema): RowProbe | string {
  const owner = live.tables.find((table) => nameKey(table) === nameKey(question.table));
  if (owner === undefined) return `${displayName(question.table)} is not there`;
  const condition = conditionOf(question, live);
  return typeof condition === "string"
    ? condition
    : { table: quoteIdentifier(question.table.name), keys: keysOf(owner), ...condition };
}

type Condition = Pick<RowProbe, "where" | "alike">;

function conditionOf(question: RowQuestion, live: Schema): Condition | string {
  switch (question.kind) {
    case "nulls":
      return { where: question.columns.map(isNull).join(" OR ") };
    case "duplicates":
      return duplicates(question.columns, question.nulls);
    case "labels":
      return { where: `${columnSql(question.column)} IN (${question.labels.map(quoteLiteral).join(", ")})` };
    case "unfit":
      return question.to.type.kind === "enum"
        ? { where: `${columnSql(question.from.name)} NOT IN (${question.to.type.values.map(quoteLiteral).join(", ")})` }
        : "only the conversion itself shows that";
    case "check":
      return /\bselect\b/i.test(question.expression)
        ? "the check has the word SELECT"
        : { where: `NOT (${question.expression})` };
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
  const parent = `NOT EXISTS (SELECT 1 FROM ${quoteIdentifier(references.name)} AS p WHERE ${same.join(" AND ")})`;
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
