import {
  id,
  nameKey,
  printSql,
  qualified,
  sql,
  type Column,
  type Change,
  type ChangeOf,
  type QualifiedName,
  type Sequence,
} from "@stingerloom/schema-diff";
import { quoteIdentifier, quoteLiteral } from "../sql/quote";
import { rawStatement } from "../sql/raw-statement";

type AlterColumn = ChangeOf<"alterColumn">;

/**
 * A sequence of its own becomes that of a column that counts, or the other way round, and keeps its name: a serial column takes it over or
 * leaves it as it is; an identity column makes its own, which cannot be there at the same time.
 */
export function transferSequenceOwnership(operations: readonly Change[]): readonly Change[] {
  const goes = new Map<string, ChangeOf<"dropSequence">>();
  const comes = new Map<string, ChangeOf<"addSequence">>();
  for (const op of operations) {
    if (op.kind === "dropSequence") goes.set(nameKey(op.sequence), op);
    if (op.kind === "addSequence") comes.set(nameKey(op.sequence), op);
  }
  if (goes.size + comes.size === 0) return operations;
  const replaced = new Set<Change>();
  const all = operations.flatMap((op) => {
    if (op.kind !== "alterColumn") return [op];
    const name = { schema: op.table.schema, name: `${op.table.name}_${op.to.name}_seq` };
    const [gone, come] = [goes.get(nameKey(name)), comes.get(nameKey(name))];
    if (gone !== undefined && beginsToCount(op.from, op.to, name)) {
      replaced.add(gone);
      return taken(op, gone.sequence);
    }
    if (come !== undefined && beginsToCount(op.to, op.from, name)) {
      replaced.add(come);
      return left(op, come.sequence);
    }
    return [op];
  });
  return all.filter((op) => !replaced.has(op));
}

/** Does the one take its values from the sequence by its default, and the other count by itself? */
function beginsToCount({ default: value, autoIncrement }: Column, counting: Column, { name }: QualifiedName): boolean {
  if (autoIncrement !== undefined || counting.autoIncrement === undefined || value?.kind !== "expression") return false;
  return value.sql.startsWith("nextval(") && value.sql.replaceAll('"', "").includes(`${name}'::regclass`);
}

function taken({ table, from, to, ...op }: AlterColumn, sequence: Sequence): Change[] {
  if (to.autoIncrement?.kind === "identity") {
    const between = withoutDefault(from);
    return [
      { ...op, table, from, to: between },
      { kind: "dropSequence", sequence },
      { ...op, table, from: between, to },
    ];
  }
  return [
    { ...op, table, from, to: withDefaultOf(to, from) },
    { kind: "alterSequence", from: sequence, to: ofSerial(sequence, to) },
    rawStatement(
      "sequence",
      sequence,
      sql`ALTER SEQUENCE ${qualified(sequence)} OWNED BY ${qualified(table)}.${id(to.name)}`,
    ),
  ];
}

function left({ table, from, to, ...op }: AlterColumn, sequence: Sequence): Change[] {
  if (from.autoIncrement?.kind === "identity") {
    const between = withoutDefault(to);
    return [
      { ...op, table, from, to: between },
      { kind: "addSequence", sequence },
      ...advanceSequence(table, to, sequence),
      { ...op, table, from: between, to },
    ];
  }
  return [
    rawStatement("sequence", sequence, sql`ALTER SEQUENCE ${qualified(sequence)} OWNED BY NONE`),
    { kind: "alterSequence", from: ofSerial(sequence, from), to: sequence },
    { ...op, table, from: withDefaultOf(from, to), to },
  ];
}

/** Behind the values that are there. */
function advanceSequence(table: QualifiedName, { name }: Column, sequence: Sequence): Change[] {
  if ((sequence.min ?? "1") !== "1" || sequence.increment?.startsWith("-")) return [];
  const literal = quoteLiteral(printSql(qualified(sequence), quoteIdentifier));
  return [
    rawStatement(
      "sequence",
      sequence,
      sql`SELECT setval(${literal}, COALESCE((SELECT max(${id(name)}) FROM ${qualified(table)}), 0) + 1, false)`,
    ),
  ];
}

function withoutDefault(column: Column): Column {
  return { ...column, default: undefined, source: undefined };
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
