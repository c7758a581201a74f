import {
  defaultForm,
  id,
  joinSql,
  printSql,
  qualified,
  sameForm,
  sql,
  type Column,
  type QualifiedName,
  type Sequence,
  type SqlText,
} from "@stingerloom/schema-diff";
import { conversion } from "./conversion";
import { quoteIdentifier, quoteLiteral } from "../sql/quote";
import { collationSql, identitySql, sequenceOptions } from "./render-column";
import { commentOn } from "./render-comment";
import { columnDefaultSql } from "./render-default";
import { typeSql } from "./render-type";
import { boundsChange } from "../model/sequence-bounds";
import { typeChange } from "../hazards/type-change";

/** As few statements as can be: the table is then gone over once. */
export function alterColumn(table: QualifiedName, from: Column, to: Column): SqlText[] {
  // An identity column is NOT NULL: it becomes so before, and may cease to be so after.
  const last =
    identityOf(to.autoIncrement) === undefined
      ? [...identity(from, to), ...nullability(from, to)]
      : [...nullability(from, to), ...identity(from, to)];
  const actions = [
    ...generation(from, to),
    ...dropDefault(from, to),
    ...type(from, to),
    ...setDefault(from, to),
    ...last,
  ];
  const statements: SqlText[] = [...dropSerial(table, from, to), ...intoBounds(table, from, to)];
  if (actions.length > 0)
    statements.push(
      sql`ALTER TABLE ${qualified(table)} ${joinSql(actions.map((action) => sql`ALTER COLUMN ${id(to.name)} ${action}`))}`,
    );
  statements.push(...addSerial(table, from, to), ...countOn(table, from, to));
  if (from.comment !== to.comment)
    statements.push(commentOn(sql`COLUMN ${qualified(table)}.${id(to.name)}`, to.comment));
  return statements;
}

/** A default of the old type can stand in the way of the new one. */
function dropDefault(from: Column, to: Column): SqlText[] {
  if (from.default === undefined) return [];
  const goes = to.default === undefined || !sameForm(from.type, to.type);
  return goes ? [["DROP DEFAULT"]] : [];
}

function setDefault(from: Column, to: Column): SqlText[] {
  if (to.default === undefined) return [];
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
  const goesOn = was && is && boundsChange(was.sequence ?? {}, is.sequence ?? {}).continuesCount;
  if (goesOn === undefined) return [];
  const set = `'SELECT setval(%L, ${goesOn.from}, false) FROM %s WHERE last_value ${goesOn.lags} ${goesOn.from}'`;
  return [
    [
      `DO ${dollarQuoted(`DECLARE name text := ${serialSequence(table, to)}; BEGIN EXECUTE format(${set}, name, name); END`)}`,
    ],
  ];
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

/** The sequence may have the name of a table that was renamed since: the server knows it. */
function dropSerial(table: QualifiedName, from: Column, to: Column): SqlText[] {
  if (!isSerial(from)) return [];
  if (isSerial(to)) return sequenceType(table, from, to);
  return [
    sql`ALTER TABLE ${qualified(table)} ALTER COLUMN ${id(to.name)} DROP DEFAULT`,
    [`DO ${dollarQuoted(`BEGIN EXECUTE 'DROP SEQUENCE ' || ${serialSequence(table, to)}; END`)}`],
  ];
}

function sequenceType(table: QualifiedName, from: Column, to: Column): SqlText[] {
  if (sameForm(from.type, to.type) || to.type.kind !== "integer") return [];
  const name = to.type.bits === 64 ? "bigint" : to.type.bits <= 16 ? "smallint" : "integer";
  return [
    [`DO ${dollarQuoted(`BEGIN EXECUTE 'ALTER SEQUENCE ' || ${serialSequence(table, to)} || ' AS ${name}'; END`)}`],
  ];
}

function addSerial(table: QualifiedName, from: Column, to: Column): SqlText[] {
  if (isSerial(from) || !isSerial(to)) return [];
  const name = { schema: table.schema, name: `${table.name}_${to.name}_seq` };
  const as =
    to.type.kind === "integer" && to.type.bits !== 64 ? ` AS ${to.type.bits <= 16 ? "smallint" : "integer"}` : "";
  const literal = quoteLiteral(printSql(qualified(name), quoteIdentifier));
  return [
    sql`CREATE SEQUENCE ${qualified(name)}${as} OWNED BY ${qualified(table)}.${id(to.name)}`,
    sql`ALTER TABLE ${qualified(table)} ALTER COLUMN ${id(to.name)} SET DEFAULT nextval(${literal}::regclass)`,
  ];
}

/** A column that begins to count goes on behind the values that are there. */
function countOn(table: QualifiedName, from: Column, to: Column): SqlText[] {
  if (to.autoIncrement === undefined || from.autoIncrement?.kind === to.autoIncrement.kind) return [];
  return [
    sql`SELECT setval(${serialSequence(table, to)}, COALESCE((SELECT max(${id(to.name)}) FROM ${qualified(table)}), 0) + 1, false)`,
  ];
}

function serialSequence(table: QualifiedName, column: Column): string {
  return `pg_get_serial_sequence(${quoteLiteral(printSql(qualified(table), quoteIdentifier))}, ${quoteLiteral(column.name)})`;
}

/** A dollar quote whose tag does not stand in the text. */
function dollarQuoted(text: string): string {
  let tag = "$$";
  for (let i = 0; text.includes(tag); i++) tag = `$q${i}$`;
  return tag + text + tag;
}
