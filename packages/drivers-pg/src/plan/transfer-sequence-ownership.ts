import {
  displayName,
  id,
  qualified,
  sql,
  type Change,
  type ChangeOf,
  type Column,
  type QualifiedName,
  type Sequence,
} from "@stingerloom/schema-diff";
import { usualSequence } from "../render/serial-sequence";
import { rawStatement } from "../sql/raw-statement";
import type { Operation } from "../model/operation";

type AlterColumn = ChangeOf<"alterColumn">;

/**
 * A sequence of its own becomes that of a column that counts, or the other way round, and keeps its count: a serial
 * column takes it over or leaves it as it is; between it and an identity column, which makes its own, the column is a
 * serial one for a moment.
 */
export function transferSequenceOwnership(operations: readonly Change[]): readonly Operation[] {
  const gone = operations.flatMap((op) => (op.kind === "dropSequence" ? [op] : []));
  const come = operations.flatMap((op) => (op.kind === "addSequence" ? [op] : []));
  if (gone.length + come.length === 0) return operations;
  const replaced = new Set<Change>();
  const all = operations.flatMap((op): Operation[] => {
    if (op.kind !== "alterColumn") return [op];
    const [takes, leaves] = [takesValuesFrom(op.from, op.to), takesValuesFrom(op.to, op.from)];
    const [drop, add] = [gone.find((one) => takes(one.sequence)), come.find((one) => leaves(one.sequence))];
    if (drop !== undefined) {
      replaced.add(drop);
      return taken(op, drop.sequence);
    }
    if (add !== undefined) {
      replaced.add(add);
      return left(op, add.sequence);
    }
    return [op];
  });
  return all.filter((op) => !replaced.has(op));
}

/** Does the one take its values from the sequence by its default, and the other count by itself? */
function takesValuesFrom(
  { default: value, autoIncrement }: Column,
  counting: Column,
): (sequence: QualifiedName) => boolean {
  if (autoIncrement !== undefined || counting.autoIncrement === undefined || value?.kind !== "expression")
    return () => false;
  const text = value.sql.replaceAll('"', "");
  return ({ schema, name }) =>
    [name, `${schema ?? "public"}.${name}`].some((one) => text === `nextval('${one}'::regclass)`);
}

function taken({ table, from, to, ...op }: AlterColumn, sequence: Sequence): Operation[] {
  if (to.autoIncrement?.kind === "identity") {
    const between = withoutDefault(from);
    return [
      { ...op, table, from, to: between },
      rawStatement(
        sequence,
        sql`ALTER SEQUENCE ${qualified(sequence)} OWNED BY ${qualified(table)}.${id(to.name)}`,
        describeOwner(sequence, table, to),
      ),
      { ...op, table, from: { ...between, autoIncrement: { kind: "autoIncrement" }, nullable: from.nullable }, to },
    ];
  }
  return [
    { ...op, table, from, to: withDefaultOf(to, from) },
    { kind: "alterSequence", from: sequence, to: ofSerial(sequence, to) },
    rawStatement(
      sequence,
      sql`ALTER SEQUENCE ${qualified(sequence)} OWNED BY ${qualified(table)}.${id(to.name)}`,
      describeOwner(sequence, table, to),
    ),
  ];
}

function left({ table, from, to, ...op }: AlterColumn, sequence: Sequence): Operation[] {
  if (from.autoIncrement?.kind === "identity") {
    const between = withoutDefault(to);
    return [
      { ...op, table, from, to: { ...between, autoIncrement: { kind: "autoIncrement" } } },
      ...released(table, to, sequence),
      { ...op, table, from: { ...between, nullable: false }, to },
    ];
  }
  return [...released(table, from, sequence), { ...op, table, from: withDefaultOf(from, to), to }];
}

/** The serial column's sequence as one of its own, with its name and its options. */
function released(table: QualifiedName, column: Column, sequence: Sequence): Operation[] {
  const usual = usualSequence(table, column);
  return [
    rawStatement(
      usual,
      sql`ALTER SEQUENCE ${qualified(usual)} OWNED BY NONE`,
      `Released sequence: ${displayName(usual)}`,
    ),
    ...(usual.name === sequence.name
      ? []
      : [
          rawStatement(
            sequence,
            sql`ALTER SEQUENCE ${qualified(usual)} RENAME TO ${id(sequence.name)}`,
            `Renamed sequence: ${displayName(usual)} -> ${sequence.name}`,
          ),
        ]),
    { kind: "alterSequence", from: ofSerial(sequence, column), to: sequence },
  ];
}

function describeOwner(sequence: QualifiedName, table: QualifiedName, { name }: Column): string {
  return `Owned by ${displayName(table)}.${name}: sequence ${displayName(sequence)}`;
}

function withoutDefault(column: Column): Column {
  return { ...column, default: undefined, source: undefined, autoIncrement: undefined };
}

function withDefaultOf(column: Column, other: Column): Column {
  return { ...column, autoIncrement: undefined, default: other.default, source: other.source };
}

/** As `serial` makes it. */
function ofSerial({ schema, name }: Sequence, { type }: Column): Sequence {
  const bits = type.kind === "integer" ? Math.max(type.bits, 16) : 64;
  return {
    schema,
    name,
    type: bits === 64 ? "bigint" : bits === 16 ? "smallint" : "integer",
    start: "1",
    increment: "1",
    min: "1",
    max: String(2n ** BigInt(bits - 1) - 1n),
    cache: "1",
    cycle: false,
  };
}
