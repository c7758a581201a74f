import type { Change, Schema } from "@stingerloom/schema-diff";
import { withKeysMerged } from "./combine-keys";
import { orderTableOptions } from "./order-table-options";
import { Refiner } from "./refiner";
import type { ServerFacts } from "../model/server";

/**
 * Operations that the server can carry out one by one. Foreign keys are dropped and added again where their columns
 * change; the index that a foreign key made for itself comes and goes with it; AUTO_INCREMENT is never without a key;
 * checks follow a column's new name.
 */
export function refine(operations: readonly Change[], before: Schema, server: ServerFacts): readonly Change[] {
  if (operations.length === 0) return operations;
  const refiner = new Refiner(before, operations, server);
  for (const operation of withKeysMerged(orderTableOptions(operations), before)) refiner.add(operation);
  return refiner.finish();
}
