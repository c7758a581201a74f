import { partitionClause, type TableOptions } from "@stingerloom/schema-diff";
import type { ServerFacts } from "./server";

/** The entry of `TableOptions.native` that holds the whole PARTITION BY clause. */
export const partitioning = partitionClause;

/** The options of a new table, without those that it would have anyway. */
export function renderNewOptions(options: TableOptions | undefined, server: ServerFacts): string {
  const { engine, collation, native = {} } = options ?? {};
  const parts = [
    engine !== undefined && engine !== "InnoDB" && `ENGINE = ${engine}`,
    collation !== undefined && collation !== server.collation && collationOption(collation),
    ...nativeOptions(native),
  ];
  const listed = parts.filter((part): part is string => typeof part === "string").join(" ");
  const partitions = native[partitioning];
  return [listed, partitions]
    .filter((part) => part !== undefined && part !== "")
    .map((part) => ` ${part}`)
    .join("");
}

/** What is to be said in an ALTER TABLE; the clauses of partitioning stand last and alone. */
export function renderChangedOptions(
  from: TableOptions,
  to: TableOptions,
): { readonly options: string; readonly partitions: string } {
  const [was, is] = [from.native ?? {}, to.native ?? {}];
  const changed = Object.keys({ ...was, ...is }).filter((name) => name !== partitioning && was[name] !== is[name]);
  const options = [
    to.engine !== undefined && to.engine !== from.engine && `ENGINE = ${to.engine}`,
    to.collation !== undefined && to.collation !== from.collation && collationOption(to.collation),
    ...changed.map((name) => `${name} = ${is[name] ?? unset[name] ?? "DEFAULT"}`),
  ];
  const repartitioned = was[partitioning] !== is[partitioning];
  return {
    options: options.filter((part): part is string => typeof part === "string").join(" "),
    partitions: repartitioned ? (is[partitioning] ?? "REMOVE PARTITIONING") : "",
  };
}

/** How an option is taken back that does not know the word DEFAULT. */
const unset: Readonly<Record<string, string>> = {
  KEY_BLOCK_SIZE: "0",
  MAX_ROWS: "0",
  MIN_ROWS: "0",
  AVG_ROW_LENGTH: "0",
  CHECKSUM: "0",
  DELAY_KEY_WRITE: "0",
  COMPRESSION: "''",
  ENCRYPTION: "'N'",
  CONNECTION: "''",
};

function collationOption(collation: string): string {
  return `DEFAULT CHARACTER SET ${collation.split("_")[0]} COLLATE ${collation}`;
}

function nativeOptions(native: Readonly<Record<string, string>>): string[] {
  return Object.entries(native).flatMap(([name, value]) => (name === partitioning ? [] : [`${name} = ${value}`]));
}
