import { quoteIdentifier } from "../sql/quote";
import type { ProgramRow } from "./routines-and-views-query";

/** The whole PARTITION BY clause of a table from a row for each of its partitions, or of their subpartitions. */
export function partitionsOf(rows: readonly ProgramRow[]): string | undefined {
  const [first] = rows;
  if (first === undefined) return undefined;
  const names = new Map(rows.map((row) => [row.name ?? "", row]));
  const ordered = [...names.values()].sort((a, b) => Number(a.place) - Number(b.place));
  const perPartition = rows.length / ordered.length;
  const sub =
    first.sub === null || first.sub === "" ? "" : ` SUBPARTITION BY ${first.sub} SUBPARTITIONS ${perPartition}`;
  const method = `PARTITION BY ${first.detail} (${first.extra ?? ""})${sub}`;
  const usual = ordered.every((row, i) => row.name === `p${i}`);
  if (first.body === null && usual) return `${method} PARTITIONS ${ordered.length}`;
  return `${method} (${ordered.map(partitionOf).join(", ")})`;
}

function partitionOf({ name, detail, body }: ProgramRow): string {
  const head = `PARTITION ${quoteIdentifier(name ?? "")}`;
  if (body === null) return head;
  if (detail?.startsWith("LIST")) return body === "DEFAULT" ? `${head} DEFAULT` : `${head} VALUES IN (${body})`;
  return body === "MAXVALUE" && detail === "RANGE"
    ? `${head} VALUES LESS THAN MAXVALUE`
    : `${head} VALUES LESS THAN (${body})`;
}
