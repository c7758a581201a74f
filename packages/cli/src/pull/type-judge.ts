import type { DescribeOptions } from "@stingerloom/codegen";
import { Column, Entity, readEntities } from "@stingerloom/entities";
import { sameForm, type ColumnType, type Dialect } from "@stingerloom/schema-diff";

/** Asks the decorators and the dialect what type a column has that is written so. */
export function typeJudge(dialect: Dialect): NonNullable<DescribeOptions["typeMeans"]> {
  const known = new Map<string, ColumnType | undefined>();
  return (written, type) => {
    const key = JSON.stringify(written);
    if (!known.has(key)) known.set(key, typeOf(written, dialect));
    return sameForm(known.get(key), type);
  };
}

function typeOf(
  { word, options }: Parameters<NonNullable<DescribeOptions["typeMeans"]>>[0],
  dialect: Dialect,
): ColumnType | undefined {
  class StingerloomProbe {}
  Column({ ...options, ...(word !== undefined && { type: word }) })(StingerloomProbe.prototype, "probe");
  Entity()(StingerloomProbe);
  try {
    return dialect.normalize(readEntities([StingerloomProbe])).tables[0]?.columns[0]?.type;
  } catch {
    // A word that is taken for a slip, or that the engine has not: it means nothing.
    return undefined;
  }
}
