import {
  displayName,
  isOfType,
  nameKey,
  type AlterEnum,
  type Column,
  type Schema,
  type Table,
} from "@stingerloom/schema-diff";
import { referencesIdentifier } from "./recreate-generated-columns";
import { isSwap } from "../render/render-enum";
import { partitioning } from "../model/table-options";
import { typeChange } from "../model/type-change";

/**
 * Rows lie where the values of a partition key put them: the server changes no column of one
 * (postgresql.org/docs/current/ddl-partitioning.html).
 */
export function unalterableColumn(from: Column, to: Column, table: Table, schema: Schema): string | undefined {
  return typeChange(from, to) !== undefined && isPartitionedBy(table, from.name, schema)
    ? "its table is partitioned by it"
    : undefined;
}

/**
 * An enum that loses labels or changes their order is recreated, and its columns are converted; a domain or composite
 * type that a table uses cannot be.
 */
export function unalterableEnum(change: AlterEnum, schema: Schema): string | undefined {
  if (!isSwap(change)) return undefined;
  const holder = schema.opaqueObjects.find(
    ({ inUse, dependsOn = [] }) => inUse && dependsOn.some((on) => nameKey(on) === nameKey(change.from)),
  );
  if (holder !== undefined) return `${holder.kind} ${displayName(holder)} needs it`;
  const table = schema.tables.find((one) =>
    one.columns.some(({ name, type }) => isOfType(type, change.from) && isPartitionedBy(one, name, schema)),
  );
  return table && `${displayName(table)} is partitioned by it`;
}

function isPartitionedBy(table: Table, column: string, schema: Schema): boolean {
  return partitionKeys(table, schema).some((key) => referencesIdentifier(key.slice(key.indexOf("(")), column));
}

/** The table's key, and those of its partitions that are partitioned themselves. */
function partitionKeys(table: Table, { opaqueObjects }: Schema): string[] {
  const own = table.options?.native?.[partitioning];
  if (own === undefined) return [];
  const family = new Set([nameKey(table)]);
  const keys = [own];
  const partitions = opaqueObjects.filter(({ kind }) => kind === "partition");
  for (const key of family) {
    for (const partition of partitions.filter(({ dependsOn = [] }) => dependsOn.some((on) => nameKey(on) === key))) {
      family.add(nameKey(partition));
      const nested = / PARTITION BY (.*)$/s.exec(partition.parts?.[0]?.create[0] ?? "");
      if (nested) keys.push(nested[1]!);
    }
  }
  return keys;
}
