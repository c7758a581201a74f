import { renderObject, type Change, type ChangeOf, type OpaqueObject } from "@stingerloom/schema-diff";
import { quoteLiteral } from "../sql/quote";
import { rawStatement } from "../sql/raw-statement";

type ObjectChange = ChangeOf<"addObject" | "dropObject" | "alterObject">;

/** An operation that gives the sequence of a column another name. */
interface Renaming {
  readonly op: ObjectChange;
  /** The column, as `pg_get_serial_sequence` takes it: two literals. */
  readonly column: string;
  /** The name that it gives, as a literal. */
  readonly target: string;
  /** Names that the sequence may have before. */
  readonly names: ReadonlySet<string>;
}

const ofColumns: ReadonlySet<string> = new Set(["serial sequence", "identity sequence"]);

/** What the statements of a column's sequence look like: see `introspect/sequences.ts`. */
const form = /pg_get_serial_sequence\((('(?:[^']|'')*'), ('(?:[^']|'')*'))\).*? <> ('(?:[^']|'')*') THEN EXECUTE/s;

/**
 * The operations with the sequences of columns out of each other's way: one that gives its name to another later gets
 * one for now, as it would be in the way.
 */
export function exchangeSequenceNames(operations: readonly Change[]): readonly Change[] {
  const renamings = operations.flatMap(renamingsOf);
  if (renamings.length < 2) return operations;
  const before = new Map<Change, Change[]>();
  renamings.forEach((taker, at) => {
    const holders = renamings
      .slice(at + 1)
      .filter(({ column, names }) => column !== taker.column && names.has(taker.target));
    for (const holder of holders) before.set(taker.op, [...(before.get(taker.op) ?? []), lendName(holder)]);
  });
  return before.size === 0 ? operations : operations.flatMap((op) => [...(before.get(op) ?? []), op]);
}

function renamingsOf(op: Change): Renaming[] {
  if (op.kind !== "addObject" && op.kind !== "dropObject" && op.kind !== "alterObject") return [];
  const object = op.kind === "alterObject" ? op.from : op.object;
  if (!ofColumns.has(object.kind)) return [];
  const others = op.kind === "alterObject" ? [op.from, op.to] : [object];
  return statementsOf(op).flatMap((text) => renamingOf(op, text, others));
}

function statementsOf(op: ObjectChange): string[] {
  return renderObject(op).map((text) => text.filter((part) => typeof part === "string").join(""));
}

function renamingOf(op: ObjectChange, text: string, objects: readonly OpaqueObject[]): Renaming[] {
  const found = form.exec(text);
  if (found === null) return [];
  const [, column, table, name, target] = found;
  const given = objects.flatMap(({ parts = [] }) =>
    parts.flatMap(({ create, drop }) => [...create, ...drop].flatMap((other) => form.exec(other)?.[4] ?? [])),
  );
  return [{ op, column: column!, target: target!, names: new Set([usualName(table!, name!), ...given]) }];
}

/** What `serial` calls the sequence, as a literal. */
function usualName(table: string, column: string): string {
  const bare = unquoted(table).replace(/^.*\.(?=[^"]*$|"[^"]*"$)/s, "");
  const name = bare.startsWith('"') ? bare.slice(1, -1).replaceAll('""', '"') : bare;
  return quoteLiteral(`${name}_${unquoted(column)}_seq`);
}

function unquoted(literal: string): string {
  return literal.slice(1, -1).replaceAll("''", "'");
}

/** The name for now tells the column, so that no two are the same. */
function lendName({ op, column }: Renaming): Change {
  const object = op.kind === "alterObject" ? op.from : op.object;
  const block =
    `DECLARE name text := pg_get_serial_sequence(${column}); ` +
    "BEGIN EXECUTE format('ALTER SEQUENCE %s RENAME TO %I', name, '__stingerloom_' || name::regclass::oid); END";
  return rawStatement(object, [`DO $do$${block}$do$`], `Renamed for now: the sequence of ${object.name}`);
}
