import {
  defaultForm,
  id,
  joinSql,
  qualified,
  sameForm,
  sql,
  type Column,
  type ColumnType,
  type Fill,
  type QualifiedName,
  type Sequence,
  type SqlText,
} from "@stingerloom/schema-diff";
import { conversion } from "./conversion";
import { collationSql, identitySql, sequenceOptions } from "./render-column";
import { commentOn } from "./render-comment";
import { columnDefaultSql } from "./render-default";
import { renderFill } from "./render-fill";
import { typeSql } from "./render-type";
import {
  copyCount,
  createSerialSequence,
  dropHeldSequence,
  holdSequence,
  sequenceLiteral,
  serialSequence,
  useSerialSequence,
  usualSequence,
  withSerialSequence,
} from "./serial-sequence";
import { boundsChange } from "../model/sequence-bounds";
import { typeChange } from "../model/type-change";

export interface ColumnChange {
  readonly from: Column;
  readonly to: Column;
  readonly fill?: Fill;
}

/**
 * As few statements as can be: the table is then gone over once, for all columns that change their types. Columns that
 * are filled become NOT NULL after that.
 */
export function alterColumns(table: QualifiedName, changes: readonly ColumnChange[]): SqlText[] {
  const filled = changes.filter(({ fill }) => fill !== undefined);
  if (filled.length === 0) return alterations(table, changes);
  const nullable = changes.map((one) => (one.fill === undefined ? one : { ...one, to: { ...one.to, nullable: true } }));
  return [
    ...alterations(table, nullable),
    ...filled.flatMap(({ to, fill }) => renderFill(table, to, fill!, { isNew: false })),
    ...alterations(
      table,
      filled.map(({ to }) => ({ from: { ...to, nullable: true }, to })),
    ),
  ];
}

function alterations(table: QualifiedName, changes: readonly ColumnChange[]): SqlText[] {
  const all = changes.map(({ from, to }) => alterationOf(table, from, to));
  const actions = all.flatMap((one) => one.actions);
  return [
    ...all.flatMap((one) => one.first),
    ...(actions.length === 0 ? [] : [sql`ALTER TABLE ${qualified(table)} ${joinSql(actions)}`]),
    ...all.flatMap((one) => one.last),
  ];
}

interface Alteration {
  readonly first: readonly SqlText[];
  /** What ALTER TABLE does with the column. */
  readonly actions: readonly SqlText[];
  readonly last: readonly SqlText[];
}

function alterationOf(table: QualifiedName, from: Column, to: Column): Alteration {
  const { first, last, ...same } = identityActions(from, to);
  const alone = (actions: readonly SqlText[]): SqlText[] =>
    actions.map((action) => sql`ALTER TABLE ${qualified(table)} ALTER COLUMN ${id(to.name)} ${action}`);
  const actions = [
    ...generation(from, to),
    ...dropDefault(from, to),
    ...type(from, to),
    ...setDefault(from, to),
    // An identity column is NOT NULL: it becomes so before, and may cease to be so after.
    ...same.before,
    ...nullability(from, to),
    ...same.after,
  ];
  return {
    first: [...dropSerial(table, from, to), ...intoBounds(table, from, to), ...alone(first)],
    actions: actions.map((action) => sql`ALTER COLUMN ${id(to.name)} ${action}`),
    last: [
      ...alone(last),
      ...addSerial(table, from, to),
      ...countOn(table, from, to),
      ...(from.comment === to.comment ? [] : [commentOn(sql`COLUMN ${qualified(table)}.${id(to.name)}`, to.comment)]),
    ],
  };
}

/**
 * The server looks at an identity before it changes a type in the same statement: beside a new type, what has to be
 * done under the old one and what under the new one have statements of their own.
 */
function identityActions(from: Column, to: Column) {
  const actions = identity(from, to);
  const none: SqlText[] = [];
  const [was, is] = [identityOf(from.autoIncrement), identityOf(to.autoIncrement)];
  if (sameForm(from.type, to.type)) {
    return is === undefined
      ? { first: none, before: actions, after: none, last: none }
      : { first: none, before: none, after: actions, last: none };
  }
  const isEarly = is === undefined || (was !== undefined && isNarrower(from.type, to.type));
  return { first: isEarly ? actions : none, before: none, after: none, last: isEarly ? none : actions };
}

function isNarrower(from: ColumnType, to: ColumnType): boolean {
  return from.kind === "integer" && to.kind === "integer" && to.bits < from.bits;
}

/**
 * A default of the old type can stand in the way of the new one, and so can `DEFAULT NULL`, which is a null of that
 * type.
 */
function dropDefault(from: Column, to: Column): SqlText[] {
  const isRetyped = !sameForm(from.type, to.type);
  if (from.default === undefined)
    return isExplicitNull(from) && (isRetyped || !isExplicitNull(to)) ? [["DROP DEFAULT"]] : [];
  return to.default === undefined || isRetyped ? [["DROP DEFAULT"]] : [];
}

/** `DEFAULT NULL` is no default, but the server keeps it. */
function isExplicitNull({ default: value, source }: Column): boolean {
  return value === undefined && source !== undefined && source.default === undefined;
}

function setDefault(from: Column, to: Column): SqlText[] {
  if (to.default === undefined)
    return isExplicitNull(to) && !(isExplicitNull(from) && sameForm(from.type, to.type))
      ? [[`SET DEFAULT ${to.source!.sql}`]]
      : [];
  const stays =
    sameForm(from.default, to.default) && sameForm(from.type, to.type) && defaultForm(from) === defaultForm(to);
  return stays ? [] : [[`SET DEFAULT ${columnDefaultSql(to)}`]];
}

function type(from: Column, to: Column): SqlText[] {
  const change = typeChange(from, to);
  if (change === undefined) return [];
  const collation = to.collation !== undefined && sql` COLLATE ${collationSql(to.collation)}`;
  return [
    sql`TYPE ${typeSql(to.type)}${collation}${change.using && sql` USING ${conversion(id(to.name), from.type, to.type)}`}`,
  ];
}

function nullability(from: Column, to: Column): SqlText[] {
  if (from.nullable === to.nullable) return [];
  return [[to.nullable ? "DROP NOT NULL" : "SET NOT NULL"]];
}

function generation(from: Column, to: Column): SqlText[] {
  if (from.generated === undefined || sameForm(from.generated, to.generated)) return [];
  return to.generated === undefined ? [["DROP EXPRESSION"]] : [[`SET EXPRESSION AS (${to.generated.expression})`]];
}

type Identity = Extract<Column["autoIncrement"], { kind: "identity" }>;

function identity({ autoIncrement: from }: Column, { autoIncrement: to }: Column): SqlText[] {
  const [was, is] = [identityOf(from), identityOf(to)];
  if (was === undefined) return is === undefined ? [] : [[`ADD ${identitySql(is)}`]];
  if (is === undefined) return [["DROP IDENTITY"]];
  const options = sameForm(was.sequence, is.sequence) ? [] : changedOptions(was, is);
  // Each option wants a SET of its own, and no comma.
  const actions = [
    ...(was.always === is.always ? [] : [`GENERATED ${is.always ? "ALWAYS" : "BY DEFAULT"}`]),
    ...options,
  ];
  const restart = boundsChange(was.sequence ?? {}, is.sequence ?? {}).restarts ? " RESTART" : "";
  return actions.length === 0 ? [] : [[actions.map((action) => `SET ${action}`).join(" ") + restart]];
}

/** The server refuses bounds that the sequence's value does not lie in. */
function intoBounds(table: QualifiedName, { autoIncrement: from }: Column, to: Column): SqlText[] {
  const [was, is] = [identityOf(from), identityOf(to.autoIncrement)];
  const advance = was && is && boundsChange(was.sequence ?? {}, is.sequence ?? {}).continuesCount;
  if (advance === undefined) return [];
  const set = `'SELECT setval(%L, ${advance.from}, false) FROM %s WHERE last_value ${advance.lags} ${advance.from}'`;
  return [withSerialSequence(table, to, `EXECUTE format(${set}, name, name);`)];
}

/** What an option is that nobody gives. */
const usual = {
  increment: "INCREMENT BY 1",
  min: "NO MINVALUE",
  max: "NO MAXVALUE",
  start: "START WITH 1",
  cache: "CACHE 1",
  cycle: "NO CYCLE",
} as const;

function changedOptions({ sequence: was = {} }: Identity, { sequence: is = {} }: Identity): string[] {
  return (Object.keys(usual) as (keyof typeof usual)[]).flatMap((key) => {
    if (was[key] === is[key] && (key !== "start" || startOf(was) === startOf(is))) return [];
    return [
      key === "start"
        ? `START WITH ${startOf(is)}`
        : is[key] === undefined
          ? usual[key]
          : sequenceOptions({ [key]: is[key] }),
    ];
  });
}

/** Nobody gives a start: it is where the sequence's way begins. */
function startOf({ start, increment = "1", min = "1", max = "-1" }: Partial<Sequence>): string {
  return start ?? (increment.startsWith("-") ? max : min);
}

function identityOf(value: Column["autoIncrement"]): Identity | undefined {
  return value?.kind === "identity" ? value : undefined;
}

function isSerial({ autoIncrement }: Column): boolean {
  return autoIncrement?.kind === "autoIncrement";
}

function dropSerial(table: QualifiedName, from: Column, to: Column): SqlText[] {
  if (isSerial(to)) {
    if (isSerial(from)) return sequenceType(table, from, to);
    if (identityOf(from.autoIncrement) === undefined) return [];
    return [
      holdSequence(table, to, false),
      createSerialSequence(table, to),
      copyCount(table, to, sequenceLiteral(usualSequence(table, to))),
    ];
  }
  if (!isSerial(from)) return [];
  return [
    ...(to.autoIncrement === undefined ? [] : [holdSequence(table, to, true)]),
    sql`ALTER TABLE ${qualified(table)} ALTER COLUMN ${id(to.name)} DROP DEFAULT`,
    ...(to.autoIncrement === undefined ? [withSerialSequence(table, to, "EXECUTE 'DROP SEQUENCE ' || name;")] : []),
  ];
}

function sequenceType(table: QualifiedName, from: Column, to: Column): SqlText[] {
  if (sameForm(from.type, to.type) || to.type.kind !== "integer") return [];
  const name = to.type.bits === 64 ? "bigint" : to.type.bits <= 16 ? "smallint" : "integer";
  return [withSerialSequence(table, to, `EXECUTE 'ALTER SEQUENCE ' || name || ' AS ${name}';`)];
}

function addSerial(table: QualifiedName, from: Column, to: Column): SqlText[] {
  if (isSerial(from) || !isSerial(to)) return [];
  return [
    ...(identityOf(from.autoIncrement) === undefined ? [createSerialSequence(table, to)] : []),
    ...useSerialSequence(table, to),
  ];
}

/**
 * A column that counts in another way goes on where it was; one that begins to count, behind the values that are there.
 */
function countOn(table: QualifiedName, from: Column, to: Column): SqlText[] {
  if (to.autoIncrement === undefined || from.autoIncrement?.kind === to.autoIncrement.kind) return [];
  const sequence = serialSequence(table, to);
  if (isSerial(from)) return [copyCount(table, to, sequence), dropHeldSequence(table, to)];
  if (from.autoIncrement !== undefined) return [];
  return [
    sql`SELECT setval(${sequence}, COALESCE((SELECT max(${id(to.name)}) FROM ${qualified(table)}), 0) + 1, false)`,
  ];
}
