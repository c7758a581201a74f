import type { Check, ForeignKey, Index, IndexPart, Named, PrimaryKey, Table, Unique } from "@stingerloom/schema-diff";
import { cleanExpression } from "../sql/expression";
import { asInformationSchema } from "../sql/as-information-schema";
import { indexOfPrimaryKey, primaryKeyOf } from "../model/primary-key";
import type { ServerFacts } from "../model/server";
import { unsupported } from "./unsupported";

export interface TableContext {
  readonly table: string;
  readonly server: ServerFacts;
  /** How long the values of a column can be, where its type says so. */
  readonly lengths: ReadonlyMap<string, number>;
  /** The name of a constraint or index, short enough. */
  readonly identifier: (named: Named) => string;
}

/** A unique constraint is a unique index: one of plain columns counts as the former, any other as the latter. */
export function normalizeKeys(table: Table, context: TableContext): Pick<Table, "uniques" | "indexes"> {
  const indexes = table.indexes.map((index) => normalizeIndex(index, context));
  return {
    uniques: [...table.uniques.map((unique) => normalizeUnique(unique, context)), ...indexes.flatMap(asUnique)],
    indexes: indexes.filter((index) => asUnique(index).length === 0),
  };
}

function asUnique(index: Index): Unique[] {
  const { name, implicitName, unique, parts, using, comment, ...rest } = index;
  const columns = parts.flatMap((part) =>
    part.column !== undefined && Object.keys(part).length === 1 ? [part.column] : [],
  );
  if (!unique || columns.length !== parts.length || Object.keys(rest).length > 0) return [];
  return [
    {
      name,
      ...(implicitName && { implicitName }),
      columns,
      ...(using !== undefined && { using }),
      ...(comment !== undefined && { comment }),
    },
  ];
}

/** The engines name every primary key `PRIMARY`, whatever it was called. */
export function normalizePrimaryKey(key: PrimaryKey, context: TableContext): PrimaryKey {
  return primaryKeyOf(normalizeIndex(indexOfPrimaryKey(key), context));
}

function normalizeUnique(unique: Unique, context: TableContext): Unique {
  if (unique.nullsNotDistinct) throw nullsNotDistinct(unique, context);
  return {
    ...named(unique, context),
    columns: unique.columns,
    ...(unique.using && { using: unique.using.toLowerCase() }),
    ...(unique.comment && { comment: asInformationSchema(unique.comment) }),
  };
}

function normalizeIndex(index: Index, context: TableContext): Index {
  if (index.nullsNotDistinct) throw nullsNotDistinct(index, context);
  if (index.where !== undefined && index.unique) {
    const hint = "Make it unique over a generated column that is null where the condition does not hold.";
    throw unsupported(
      "PARTIAL_UNIQUE",
      `${context.table}: ${index.name} is unique only where ${index.where}, which the engine has no index for.`,
      hint,
    );
  }
  const using = index.using?.toLowerCase();
  return {
    ...named(index, context),
    parts: index.parts.map((part) => normalizePart(part, index, context)),
    ...(index.unique && { unique: true }),
    ...(using !== undefined && { using }),
    ...(index.invisible && { invisible: true }),
    ...(index.parser && { parser: index.parser }),
    ...(index.with && { with: index.with }),
    ...(index.comment && { comment: asInformationSchema(index.comment) }),
  };
}

function named({ name, implicitName }: Named, context: TableContext): Named {
  return { name: context.identifier({ name, implicitName }), ...(implicitName && { implicitName }) };
}

function normalizePart(part: IndexPart, index: Index, { table, server, lengths }: TableContext): IndexPart {
  // A prefix as long as the column is the whole column.
  const isPrefix = part.length !== undefined && part.length < (lengths.get(part.column ?? "") ?? Infinity);
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
    ...(isPrefix && { length: part.length }),
  };
}

function nullsNotDistinct({ name }: Named, { table }: TableContext): Error {
  return unsupported(
    "NULLS_NOT_DISTINCT",
    `${table}: ${name} treats nulls as equal, which the engine does not.`,
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
  // They mean the same. MySQL shows RESTRICT where somebody said so, and MariaDB NO ACTION.
  const usual = server.flavour === "mariadb" ? "restrict" : "no action";
  const action = (value: ForeignKey["onDelete"]) => (value === usual ? undefined : value);
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
    ...(foreignKey.notEnforced && { notEnforced: true }),
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
