import { id, printSql, qualified, sql, type Column, type QualifiedName, type SqlText } from "@stingerloom/schema-diff";
import { truncateName } from "../sql/names";
import { quoteIdentifier, quoteLiteral } from "../sql/quote";

/**
 * An expression for the sequence of the column: it may have the name of a table that was renamed since, which the
 * server knows.
 */
export function serialSequence(table: QualifiedName, { name }: Column): string {
  return `pg_get_serial_sequence(${quoteLiteral(printSql(qualified(table), quoteIdentifier))}, ${quoteLiteral(name)})`;
}

/** `DO` with the block, which may have `name`: the column's sequence. */
export function withSerialSequence(table: QualifiedName, column: Column, block: string): SqlText {
  return [`DO ${dollarQuoted(`DECLARE name text := ${serialSequence(table, column)}; BEGIN ${block} END`)}`];
}

/** What `serial` calls its sequence. */
export function usualSequence(table: QualifiedName, { name }: Column): QualifiedName {
  return { schema: table.schema, name: `${table.name}_${name}_seq` };
}

/** The name that the column's old sequence has until its count was copied. */
function heldSequence(table: QualifiedName, { name }: Column): QualifiedName {
  return { schema: table.schema, name: truncateName(`__stingerloom_${table.name}_${name}`) };
}

/** The column's sequence gives its name up, and what it was owned by where it can. */
export function holdSequence(table: QualifiedName, column: Column, detach: boolean): SqlText {
  const held = heldSequence(table, column);
  const name = printSql(qualified(held), quoteIdentifier);
  const rename = `EXECUTE format('ALTER SEQUENCE %s RENAME TO %I', name, ${quoteLiteral(held.name)});`;
  const release = `EXECUTE ${quoteLiteral(`ALTER SEQUENCE ${name} OWNED BY NONE`)};`;
  return withSerialSequence(table, column, detach ? `${rename} ${release}` : rename);
}

/** The count goes on where the held sequence was, if the new bounds allow it. `sequence` is an expression. */
export function copyCount(table: QualifiedName, column: Column, sequence: string): SqlText {
  return sql`SELECT setval(${sequence}, held.last_value, held.is_called) FROM ${qualified(heldSequence(table, column))} held JOIN pg_sequence bounds ON bounds.seqrelid = ${sequence}::regclass WHERE held.last_value BETWEEN bounds.seqmin AND bounds.seqmax`;
}

export function dropHeldSequence(table: QualifiedName, column: Column): SqlText {
  return sql`DROP SEQUENCE ${qualified(heldSequence(table, column))}`;
}

/** The sequence of a serial column, which it does not own yet. */
export function createSerialSequence(table: QualifiedName, column: Column): SqlText {
  const { type } = column;
  const as = type.kind === "integer" && type.bits !== 64 ? ` AS ${type.bits <= 16 ? "smallint" : "integer"}` : "";
  return sql`CREATE SEQUENCE ${qualified(usualSequence(table, column))}${as}`;
}

/** The column owns its sequence and takes its values from it. */
export function useSerialSequence(table: QualifiedName, column: Column): SqlText[] {
  const name = usualSequence(table, column);
  return [
    sql`ALTER SEQUENCE ${qualified(name)} OWNED BY ${qualified(table)}.${id(column.name)}`,
    sql`ALTER TABLE ${qualified(table)} ALTER COLUMN ${id(column.name)} SET DEFAULT nextval(${sequenceLiteral(name)}::regclass)`,
  ];
}

export function sequenceLiteral(name: QualifiedName): string {
  return quoteLiteral(printSql(qualified(name), quoteIdentifier));
}

/** A dollar quote whose tag is not in the text. */
function dollarQuoted(text: string): string {
  let tag = "$$";
  for (let i = 0; text.includes(tag); i++) tag = `$q${i}$`;
  return tag + text + tag;
}
