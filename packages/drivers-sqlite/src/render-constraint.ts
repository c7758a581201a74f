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
import { primaryKeyWords, uniqueWords } from "./native-words";
import { renderExpression } from "./render-expression";

export function renderColumns(columns: readonly string[]): SqlText {
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

export function renderForeignKey(foreignKey: ForeignKey): SqlText {
  const { name, columns, references, onDelete, onUpdate, deferrable } = foreignKey;
  const target = sql`${id(references.name)}${references.columns.length > 0 && sql` (${renderColumns(references.columns)})`}`;
  return sql`${named(name)}FOREIGN KEY (${renderColumns(columns)}) REFERENCES ${target}${onDelete && ` ON DELETE ${onDelete.toUpperCase()}`}${
    onUpdate && ` ON UPDATE ${onUpdate.toUpperCase()}`
  }${deferrable === "deferred" && " DEFERRABLE INITIALLY DEFERRED"}`;
}

/** Without a name, or with an empty one, there is none. */
function named(name: string | undefined): SqlText {
  return name === undefined || name === "" ? [] : sql`CONSTRAINT ${id(name)} `;
}
