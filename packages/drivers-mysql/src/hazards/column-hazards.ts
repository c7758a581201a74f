import { sameForm, type Column, type Hazard } from "@stingerloom/schema-diff";
import { goneValues, onlyAppends, renamedValue } from "../model/enum-change";
import { isLosslessCast, losesPrecision } from "./is-lossless-cast";
import { renderType } from "../render/render-type";
import type { ServerFacts } from "../model/server";

/** What a change of a column can do to rows and to those who use them meanwhile. */
export function columnHazards(table: string, from: Column, to: Column, server: ServerFacts): readonly Hazard[] {
  const object = `${table}.${to.name}`;
  return [...narrowed(object, from, to), ...noLongerNull(object, from, to), ...copied(object, from, to, server)];
}

function narrowed(object: string, from: Column, to: Column): Hazard[] {
  const gone = goneValues(from, to);
  if (gone.length > 0) {
    const message = `Rows in which ${object} is ${gone.join(" or ")} make it fail.`;
    return [
      {
        code: "MAY_FAIL_ON_DATA",
        severity: "warning",
        message,
        recipe: "Give these rows another value first.",
        object,
      },
    ];
  }
  const value = renamedValue(from, to);
  if (value !== undefined) {
    const message = `Rows in which ${object} is ${value.from} get ${value.to}: one value has taken the place of the other.`;
    return [
      {
        code: "INFERRED_RENAME",
        severity: "warning",
        message,
        recipe: "If it is another label, drop the old one and add the new one in two migrations.",
        object,
      },
      {
        code: "BLOCKS_WRITES",
        severity: "warning",
        message: `Writes to ${object} are blocked until it finishes.`,
        object,
      },
    ];
  }
  if (isLosslessCast(from.type, to.type)) return [];
  const message = `${object}: values of ${renderType(from.type)} that are no ${renderType(to.type)} make it fail.`;
  const failing: Hazard = {
    code: "MAY_FAIL_ON_DATA",
    severity: "warning",
    message,
    recipe: "Look for such rows first.",
    object,
  };
  if (!losesPrecision(from.type, to.type)) return [failing];
  return [
    failing,
    {
      code: "DATA_LOSS",
      severity: "warning",
      message: `${object}: digits that ${renderType(to.type)} has no room for are rounded off, for good.`,
      object,
    },
  ];
}

function noLongerNull(object: string, from: Column, to: Column): Hazard[] {
  if (!from.nullable || to.nullable) return [];
  const message = `${object} may no longer be null: rows in which it is make the migration fail.`;
  return [{ code: "MAY_FAIL_ON_DATA", severity: "warning", message, recipe: "Fill them first.", object }];
}

/** Anything but what InnoDB does in the catalog alone copies the table and lets nobody write meanwhile. */
function copied(object: string, from: Column, to: Column, server: ServerFacts): Hazard[] {
  const body = ({ type, collation, generated, nullable, autoIncrement, check }: Column) => ({
    type,
    collation,
    generated,
    nullable,
    autoIncrement,
    check,
  });
  if (sameForm(body(from), body(to)) || isInPlace(from, to, server)) return [];
  return [
    { code: "REWRITES_TABLE", severity: "info", message: `${object} changes its form: the table is copied.`, object },
    {
      code: "BLOCKS_WRITES",
      severity: "warning",
      message: `Writes to the table of ${object} are blocked while it is copied.`,
      recipe: "Do it when few write, or by a copy that is kept up to date and swapped in.",
      object,
    },
  ];
}

function isInPlace(from: Column, to: Column, server: ServerFacts): boolean {
  const otherwise = ({ collation, generated, nullable, autoIncrement, check }: Column) => ({
    collation,
    generated,
    nullable,
    autoIncrement,
    check,
  });
  if (!sameForm(otherwise(from), otherwise(to))) return false;
  if (onlyAppends(from, to)) return true;
  // The length of a value takes one byte up to 255 bytes, two above (dev.mysql.com/doc/refman/8.4/en/innodb-online-ddl-operations.html).
  const [was, is] = [bytesOf(from, server), bytesOf(to, server)];
  return (
    from.type.kind === to.type.kind && was !== undefined && is !== undefined && is >= was && was > 255 === is > 255
  );
}

function bytesOf({ type, collation }: Column, server: ServerFacts): number | undefined {
  if (type.kind === "varbinary") return type.length;
  return type.kind === "varchar" ? (type.length ?? 255) * bytesOfCharacter(collation ?? server.collation) : undefined;
}

function bytesOfCharacter(collation: string): number {
  if (collation.startsWith("utf8mb4") || collation.startsWith("utf16") || collation.startsWith("utf32")) return 4;
  if (collation.startsWith("utf8")) return 3;
  return /^(ucs2|gbk|big5|sjis|cp932|euckr)/.test(collation) ? 2 : 1;
}
