import type { Check, ForeignKey, Index, IndexPart, Named, PrimaryKey, Table, Unique } from "@stingerloom/schema-diff";
import { cleanExpression } from "./expression";
import { indexOfPrimaryKey, primaryKeyOf } from "./primary-key";
import type { ServerFacts } from "./server";
import { unsupported } from "./unsupported";

export interface TableContext {
  readonly table: string;
  readonly server: ServerFacts;
  /** The name of a constraint or index, short enough. */
  readonly identifier: (named: Named) => string;
}

/** A unique constraint is a unique index: one of plain columns counts as the former, any other as the latter. */
export function normalizeKeys(
  table: Table,
  context: TableContext,
  engine: string | undefined,
): Pick<Table, "uniques" | "indexes"> {
  const indexes = table.indexes.map((index) => normalizeIndex(index, context, engine));
  return {
    uniques: [...table.uniques.map((unique) => normalizeUnique(unique, context)), ...indexes.flatMap(asUnique)],
    indexes: indexes.filter((index) => asUnique(index).length === 0),
  };
}

function asUnique(index: Index): Unique[] {
  const { name, implicitName, unique, parts, comment, ...rest } = index;
  const columns = parts.flatMap((part) =>
    part.column !== undefined && Object.keys(part).length === 1 ? [part.column] : [],
  );
  if (!unique || columns.length !== parts.length || Object.keys(rest).length > 0) return [];
  return [{ name, ...(implicitName && { implicitName }), columns, ...(comment !== undefined && { comment }) }];
}

/** The engines name every primary key `PRIMARY`, whatever it was called. */
export function normalizePrimaryKey(key: PrimaryKey, context: TableContext, engine: string | undefined): PrimaryKey {
  return primaryKeyOf(normalizeIndex(indexOfPrimaryKey(key), context, engine));
}

function normalizeUnique(unique: Unique, context: TableContext): Unique {
  if (unique.nullsNotDistinct) throw nullsNotDistinct(unique, context);
  return { ...named(unique, context), columns: unique.columns, ...(unique.comment && { comment: unique.comment }) };
}

function normalizeIndex(index: Index, context: TableContext, engine: string | undefined): Index {
  if (index.nullsNotDistinct) throw nullsNotDistinct(index, context);
  if (index.where !== undefined && index.unique) {
    const hint = "Make it unique over a generated column that is null where the condition does not hold.";
    throw unsupported(
      "PARTIAL_UNIQUE",
      `${context.table}: ${index.name} is unique only where ${index.where}, which the engine has no index for.`,
      hint,
    );
  }
  const using = accessMethod(index.using, engine);
  return {
    ...named(index, context),
    parts: index.parts.map((part) => normalizePart(part, index, context)),
    ...(index.unique && { unique: true }),
    ...(using !== undefined && { using }),
    ...(index.invisible && { invisible: true }),
    ...(index.parser && { parser: index.parser }),
    ...(index.comment && { comment: index.comment }),
  };
}

function named({ name, implicitName }: Named, context: TableContext): Named {
  return { name: context.identifier({ name, implicitName }), ...(implicitName && { implicitName }) };
}

/** InnoDB knows trees alone, and takes every other word for one. */
function accessMethod(using: string | undefined, engine: string | undefined): string | undefined {
  const method = using?.toLowerCase();
  if (method === "fulltext" || method === "spatial") return method;
  return method === "btree" && engine === "MEMORY" ? method : undefined;
}

function normalizePart(part: IndexPart, index: Index, { table, server }: TableContext): IndexPart {
  const descending = part.descending && (server.flavour === "mysql" || server.version >= 100800);
  if (part.expression !== undefined && server.flavour === "mariadb") {
    const hint = "Add a generated column with the expression and index that.";
    throw unsupported(
      "EXPRESSION_INDEX",
      `${table}: ${index.name} is on ${part.expression}, but MariaDB has no indexes on expressions.`,
      hint,
    );
  }
  return {
    ...(part.column !== undefined && { column: part.column }),
    ...(part.expression !== undefined && { expression: cleanExpression(part.expression, server.database) }),
    ...(descending && { descending: true }),
    ...(part.length !== undefined && { length: part.length }),
  };
}

function nullsNotDistinct({ name }: Named, { table }: TableContext): Error {
  return unsupported(
    "NULLS_NOT_DISTINCT",
    `${table}: ${name} takes nulls for equal, which the engine does not.`,
    "Make the columns NOT NULL.",
  );
}

export function normalizeForeignKey(foreignKey: ForeignKey, context: TableContext): ForeignKey {
  const { columns, references, onDelete, onUpdate } = foreignKey;
  const { server, table } = context;
  if (onDelete === "set default" || onUpdate === "set default") {
    throw unsupported(
      "SET_DEFAULT",
      `${table}: ${foreignKey.name} sets a default, which InnoDB refuses.`,
      "Use set null, or a trigger.",
    );
  }
  // On MariaDB RESTRICT and NO ACTION are one; MySQL keeps them apart in its catalog.
  const action = (value: ForeignKey["onDelete"]) =>
    value === "restrict" && server.flavour === "mariadb" ? undefined : value;
  const schema = references.schema === server.database ? undefined : references.schema;
  return {
    ...named(foreignKey, context),
    columns,
    references: {
      ...(schema !== undefined && { schema }),
      name: server.lowerCaseTables ? references.name.toLowerCase() : references.name,
      columns: references.columns,
    },
    ...(action(onDelete) && { onDelete: action(onDelete) }),
    ...(action(onUpdate) && { onUpdate: action(onUpdate) }),
  };
}

export function normalizeCheck(check: Check, context: TableContext): Check {
  const expression = cleanExpression(check.expression, context.server.database);
  return {
    ...named(check, context),
    expression,
    ...(check.notEnforced && context.server.flavour === "mysql" && { notEnforced: true }),
  };
}
