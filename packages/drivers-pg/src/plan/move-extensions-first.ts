import {
  nameKey,
  type Change,
  type ChangeOf,
  type Column,
  type ColumnType,
  type OpaqueObject,
} from "@stingerloom/schema-diff";

interface Move {
  /** The schemas, quoted where they need it. */
  readonly from: string;
  readonly to: string;
}

/**
 * An extension that moves to another schema does so before all else, both ways: types and texts name what is its own by
 * the new schema. A column of one of its types is of it still.
 */
export function moveExtensionsFirst(operations: readonly Change[]): readonly Change[] {
  const moves = new Map(operations.flatMap((op) => (op.kind === "alterObject" ? moveOf(op) : [])));
  if (moves.size === 0) return operations;
  const moved = [...moves.values()];
  const namespaces = operations.filter(({ kind }) => kind === "addNamespace");
  const rest = operations.filter((op) => op.kind !== "addNamespace" && !moves.has(op));
  const stays = routinesThatStay(rest, moved);
  return [
    ...namespaces,
    ...moves.keys(),
    ...rest.filter((op) => !stays.has(op)).flatMap((op) => withoutMovedType(op, moved)),
  ];
}

/** The drops of routines that are made again with the same arguments, of which one is of a type that moved. */
function routinesThatStay(operations: readonly Change[], moves: readonly Move[]): ReadonlySet<Change> {
  const plain = (object: OpaqueObject, side: keyof Move) =>
    moves.reduce((name, move) => name.split(`${move[side]}.`).join(""), `${object.kind} ${nameKey(object)}`);
  const made = new Set(operations.flatMap((op) => (op.kind === "addObject" ? [plain(op.object, "to")] : [])));
  return new Set(
    operations.filter(
      (op) => op.kind === "dropObject" && op.object.name.endsWith(")") && made.has(plain(op.object, "from")),
    ),
  );
}

function moveOf(op: ChangeOf<"alterObject">): [Change, Move][] {
  const [from, to] = [schemaOf(op.from), schemaOf(op.to)];
  return from === undefined || to === undefined || from === to ? [] : [[op, { from, to }]];
}

function schemaOf({ kind, parts }: OpaqueObject): string | undefined {
  const texts = kind === "extension" ? (parts?.[0]?.replace ?? []) : [];
  return texts.flatMap((text) => /^ALTER EXTENSION .* SET SCHEMA (.+)$/s.exec(text)?.[1] ?? [])[0];
}

function withoutMovedType(op: Change, moves: readonly Move[]): Change[] {
  if (op.kind !== "alterColumn" || !moves.some((move) => isMoved(op.from.type, op.to.type, move))) return [op];
  const from: Column = { ...op.from, type: op.to.type };
  return JSON.stringify(from) === JSON.stringify(op.to) ? [] : [{ ...op, from }];
}

function isMoved(from: ColumnType, to: ColumnType, { from: was, to: is }: Move): boolean {
  if (from.kind === "array" && to.kind === "array") return isMoved(from.of, to.of, { from: was, to: is });
  if (from.kind !== "native" || to.kind !== "native" || from.sql === to.sql) return false;
  return within(from.sql, was) === within(to.sql, is);
}

/** The type's name in its schema. */
function within(type: string, schema: string): string {
  return type.startsWith(`${schema}.`) ? type.slice(schema.length + 1) : type;
}
