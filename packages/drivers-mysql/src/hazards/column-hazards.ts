import { sameForm, type Column, type Hazard, type QualifiedName, type Table } from "@stingerloom/schema-diff";
import { goneValues, onlyAppends, renamedValue } from "../model/enum-change";
import { changedValues, takesEveryValue } from "./changed-values";
import { charsetHazards } from "./charset-hazards";
import { renderType } from "../render/render-type";
import type { ServerFacts } from "../model/server";

/**
 * What a change of a column can do to rows and to those who use them at the time. `table`: the column's, as it is to
 * be.
 */
export function columnHazards(from: Column, to: Column, context: ColumnContext): readonly Hazard[] {
  const { object, table, server, owner } = context;
  return [
    ...narrowed(from, to, context),
    ...charsetHazards(object, from, to, table),
    ...noLongerNull(from, to, context),
    ...copied(object, from, to, server).map((hazard) => ({ ...hazard, weighs: owner })),
  ];
}

export interface ColumnContext {
  readonly object: string;
  /** The name of the table. */
  readonly owner: QualifiedName;
  readonly table: Table | undefined;
  readonly server: ServerFacts;
  /** Do nulls get another value before the column becomes NOT NULL? */
  readonly filled: boolean;
}

function narrowed(from: Column, to: Column, { object, owner: table, server: { flavour } }: ColumnContext): Hazard[] {
  const gone = goneValues(from, to);
  if (gone.length > 0) {
    const message = `Rows in which ${object} is ${gone.join(" or ")} make it fail.`;
    const asks: Hazard["asks"] =
      from.type.kind === "set"
        ? "values of a SET are several"
        : { kind: "labels", table, column: to.name, labels: gone };
    return [{ ...warning("MAY_FAIL_ON_DATA", object, message, "Give these rows another value first."), asks }];
  }
  const value = renamedValue(from, to);
  if (value !== undefined) return relabelled(object, value);
  const changed = changedValues(from.type, to.type, flavour);
  return [
    ...(takesEveryValue(from.type, to.type)
      ? []
      : [{ ...refused(object, from, to), asks: { kind: "unfit" as const, table, from, to } }]),
    ...(changed === undefined ? [] : [warning("DATA_LOSS", object, `${object}: ${changed}.`)]),
  ];
}

function refused(object: string, from: Column, to: Column): Hazard {
  const message = `${object}: values of ${renderType(from.type)} that are no ${renderType(to.type)} make it fail.`;
  return warning("MAY_FAIL_ON_DATA", object, message, "Look for such rows first.");
}

function relabelled(object: string, value: { readonly from: string; readonly to: string }): Hazard[] {
  return [
    warning(
      "INFERRED_RENAME",
      object,
      `Rows in which ${object} is ${value.from} get ${value.to}: one value has taken the place of the other.`,
      "If it is another label, drop the old one and add the new one in two migrations.",
    ),
    warning("BLOCKS_WRITES", object, `Writes to ${object} are blocked until it finishes.`),
  ];
}

function warning(code: Hazard["code"], object: string, message: string, recipe?: string): Hazard {
  return { code, severity: "warning", message, ...(recipe !== undefined && { recipe }), object };
}

function noLongerNull(from: Column, to: Column, { object, owner, filled }: ColumnContext): Hazard[] {
  if (!from.nullable || to.nullable) return [];
  const asks: Hazard["asks"] = { kind: "nulls", table: owner, columns: [to.name] };
  if (filled) {
    const lost = `Rows in which ${object} is null get another value: a rollback does not restore the nulls.`;
    return [{ ...warning("DATA_LOSS", object, lost), asks }];
  }
  const message = `${object} may no longer be null: rows in which it is make the migration fail.`;
  return [{ ...warning("MAY_FAIL_ON_DATA", object, message, "Fill them first."), asks }];
}

/** Anything but what InnoDB does in the catalog alone copies the table and blocks writes until it finishes. */
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
    {
      code: "REWRITES_TABLE",
      severity: "info",
      message: `${object} changes its storage: the table is copied.`,
      object,
    },
    {
      code: "BLOCKS_WRITES",
      severity: "warning",
      message: `Writes to the table of ${object} are blocked while it is copied.`,
      recipe: "Run it when there are few writes, or copy the table online and swap it in.",
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
  // The length of a value takes one byte up to 255 bytes, two above (dev.mysql.com/doc/refman/8.4/en/innodb-online-
  // ddl-operations.html).
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
