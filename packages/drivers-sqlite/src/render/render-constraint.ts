import {
  id,
  joinSql,
  sql,
  type Check,
  type ForeignKey,
  type PrimaryKey,
  type SqlText,
  type Table,
  type Unique,
} from "@stingerloom/schema-diff";
import { primaryKeyWords, uniqueWords } from "./native-clauses";
import { renderExpression } from "./render-expression";

function renderColumns(columns: readonly string[]): SqlText {
  return joinSql(columns.map(id));
}

export function renderPrimaryKey({ name, columns }: PrimaryKey, table: Pick<Table, "options">): SqlText {
  return sql`${named(name)}PRIMARY KEY ${keyText(columns, primaryKeyWords(table))}`;
}

export function renderUnique(unique: Unique, table: Pick<Table, "options">): SqlText {
  return sql`${named(unique.name)}UNIQUE ${keyText(unique.columns, uniqueWords(table, unique))}`;
}

function keyText(columns: readonly string[], words: string | undefined): SqlText {
  if (words?.startsWith("(")) return renderExpression(words);
  return sql`(${renderColumns(columns)})${words !== undefined && ` ${words}`}`;
}

export function renderCheck({ name, expression }: Check): SqlText {
  return sql`${named(name)}CHECK (${renderExpression(expression)})`;
}

export function renderForeignKey({ name, columns, ...rest }: ForeignKey): SqlText {
  return sql`${named(name)}FOREIGN KEY (${renderColumns(columns)}) ${target(rest)}`;
}

/** The same, written with its column. */
export function renderReferences({ name, ...rest }: ForeignKey): SqlText {
  return sql`${named(name)}${target(rest)}`;
}

function target({ references, onDelete, onUpdate, deferrable }: Omit<ForeignKey, "name" | "columns">): SqlText {
  const columns = references.columns.length > 0 && sql` (${renderColumns(references.columns)})`;
  return sql`REFERENCES ${id(references.name)}${columns}${onDelete && ` ON DELETE ${onDelete.toUpperCase()}`}${
    onUpdate && ` ON UPDATE ${onUpdate.toUpperCase()}`
  }${deferrable === "deferred" && " DEFERRABLE INITIALLY DEFERRED"}`;
}

/** Without a name, or with an empty one, there is none. */
function named(name: string | undefined): SqlText {
  return name === undefined || name === "" ? [] : sql`CONSTRAINT ${id(name)} `;
}
