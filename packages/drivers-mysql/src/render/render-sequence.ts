import { qualified, sql, type Sequence, type SqlText } from "@stingerloom/schema-diff";

/** MariaDB alone has sequences (mariadb.com/kb/en/create-sequence). */
export function renderSequence(sequence: Sequence): SqlText {
  return sql`CREATE SEQUENCE ${qualified(sequence)}${optionsOf(sequence)}`;
}

export function renderSequenceChange(from: Sequence, to: Sequence): SqlText {
  const changed = Object.fromEntries(
    Object.entries(to).filter(([key, value]) => from[key as keyof Sequence] !== value),
  );
  const cycle = (from.cycle === true) === (to.cycle === true) ? {} : { cycle: to.cycle === true };
  return sql`ALTER SEQUENCE ${qualified(to)}${optionsOf({ ...changed, ...cycle, name: to.name })}`;
}

function optionsOf({ start, increment, min, max, cache, cycle }: Sequence): string {
  const options = [
    start !== undefined && `START WITH ${start}`,
    min !== undefined && `MINVALUE ${min}`,
    max !== undefined && `MAXVALUE ${max}`,
    increment !== undefined && `INCREMENT BY ${increment}`,
    cache !== undefined && (cache === "0" ? "NOCACHE" : `CACHE ${cache}`),
    cycle !== undefined && (cycle ? "CYCLE" : "NOCYCLE"),
  ];
  return options
    .filter((option) => option !== false)
    .map((option) => ` ${option}`)
    .join("");
}
