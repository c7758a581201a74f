import type { OpaqueObject, Trigger, View } from "@stingerloom/schema-diff";
import { cleanExpression } from "../expression";
import { quoteIdentifier } from "../quote";
import type { ProgramRow } from "./catalog";

/** The statements that create a table's triggers, in the order in which they fire. */
export function triggersOf(rows: readonly ProgramRow[]): Trigger[] {
  return [...rows]
    .sort((a, b) => Number(a.place) - Number(b.place))
    .map((row) => {
      const name = row.name ?? "";
      const head = `CREATE ${definerClause(row)}TRIGGER ${quoteIdentifier(name)} ${row.detail} ${row.extra}`;
      return { name, sql: `${head} ON ${quoteIdentifier(row.owner ?? "")} FOR EACH ROW ${row.body ?? ""}` };
    });
}

export function viewOf(row: ProgramRow, schema: string): View {
  const name = row.name ?? "";
  const security = row.detail === "INVOKER" ? "SQL SECURITY INVOKER " : "";
  const check = row.extra === "CASCADED" || row.extra === "LOCAL" ? ` WITH ${row.extra} CHECK OPTION` : "";
  const body = cleanExpression(row.body ?? "", schema);
  return { name, sql: [`CREATE ${definerClause(row)}${security}VIEW ${quoteIdentifier(name)} AS ${body}${check}`] };
}

/** Functions, procedures, packages, events: seen and not managed. */
export function opaqueOf(row: ProgramRow): OpaqueObject {
  return {
    kind: row.kind,
    name: row.name ?? "",
    definition: [row.detail, row.extra, row.body].map((part) => part ?? "").join("\n"),
  };
}

function definerClause({ definer }: ProgramRow): string {
  if (definer === null) return "";
  const at = definer.lastIndexOf("@");
  return `DEFINER=${quoteIdentifier(definer.slice(0, at))}@${quoteIdentifier(definer.slice(at + 1))} `;
}

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
