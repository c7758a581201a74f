import { sameForm } from "../model/equal";
import type { ChangeOf } from "../operations/change";
import type { ObjectPart, OpaqueObject } from "../model/schema";
import type { SqlText } from "../sql/sql-text";

/** The statements of an operation on an object: they are the engine's own. */
export function renderObject(op: ChangeOf<"addObject" | "dropObject" | "alterObject">): readonly SqlText[] {
  switch (op.kind) {
    case "addObject":
      return [
        ...partsOf(op.object)
          .filter(({ within }) => within !== true)
          .flatMap((part) => part.targetSource ?? part.create),
        ...(op.object.restore ?? []),
      ].map(asText);
    case "dropObject":
      return undoing(partsOf(op.object)).map(asText);
    case "alterObject":
      return changedParts(op.from, op.to).map(asText);
  }
}

/** What undoes the object itself undoes its parts with it. */
function undoing(parts: readonly ObjectPart[]): readonly string[] {
  const itself = parts[0]?.drop ?? [];
  return itself.length > 0 ? itself : [...parts].reverse().flatMap((part) => part.drop);
}

/** Can `from` become `to` with the object itself staying? */
export function canAlterObject(from: OpaqueObject, to: OpaqueObject): boolean {
  const [was, is] = [partsOf(from)[0], partsOf(to)[0]];
  return (
    was !== undefined &&
    is !== undefined &&
    (sameForm(was, is) || replaces(was, is)) &&
    differAtTheEnd(partsOf(from), partsOf(to))
  );
}

/** What an object has within it can go and come at its end alone, and not as something else. */
function differAtTheEnd(from: readonly ObjectPart[], to: readonly ObjectPart[]): boolean {
  const [was, is] = [from.filter(({ within }) => within), to.filter(({ within }) => within)];
  const first = was.findIndex((part, i) => !sameForm(part, is[i]));
  if (first < 0) return true;
  const gone = new Set(was.slice(first).map(({ name }) => name));
  return !is.slice(first).some(({ name }) => gone.has(name));
}

/** `from` without those of its parts that are dropped or recreated on the way to `to`. */
export function withoutDroppedParts(from: OpaqueObject, to: OpaqueObject): OpaqueObject {
  const is = new Map(partsOf(to).map((part) => [part.name, part]));
  const stays = (part: ObjectPart) => {
    const other = is.get(part.name);
    return other !== undefined && (sameForm(part, other) || replaces(part, other));
  };
  const staying = partsOf(from).filter(stays);
  return staying.length === partsOf(from).length ? from : { ...from, parts: staying };
}

function changedParts(from: OpaqueObject, to: OpaqueObject): string[] {
  const was = new Map(partsOf(from).map((part) => [part.name, part]));
  const is = new Map(partsOf(to).map((part) => [part.name, part]));
  const changed = partsOf(to).filter((part) => was.has(part.name) && !sameForm(was.get(part.name), part));
  const inPlace = changed.filter((part) => replaces(was.get(part.name)!, part));
  const recreated = changed.filter((part) => !inPlace.includes(part));
  const gone = partsOf(from).filter(
    (part) => !is.has(part.name) || recreated.some((other) => other.name === part.name),
  );
  return [
    ...gone.reverse().flatMap((part) => part.drop),
    ...inPlace.flatMap((part) => part.replace ?? []),
    ...partsOf(to)
      .filter((part) => !was.has(part.name) || recreated.includes(part))
      .flatMap((part) => part.create),
  ];
}

function replaces(was: ObjectPart, is: ObjectPart): boolean {
  return is.replace !== undefined && was.replace !== undefined && was.shape === is.shape;
}

function partsOf(object: OpaqueObject): readonly ObjectPart[] {
  return object.parts ?? [];
}

function asText(text: string): SqlText {
  return [text];
}
