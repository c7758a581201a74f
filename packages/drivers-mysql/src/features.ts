import type { Column, DialectFeatures } from "@stingerloom/schema-diff";

/** Indexes get another name in place; constraints have to be made anew. */
export const features: DialectFeatures = {
  renameConstraint: { index: true, unique: true },
  addForeignKey: true,
  alterColumn: (from: Column, to: Column) => isVirtual(from) === isVirtual(to) && !(storedChanges(from, to) && bothGenerated(from, to)),
};

function isVirtual(column: Column): boolean {
  return column.generated !== undefined && !column.generated.stored;
}

function bothGenerated(from: Column, to: Column): boolean {
  return from.generated !== undefined && to.generated !== undefined;
}

function storedChanges(from: Column, to: Column): boolean {
  return from.generated?.stored !== to.generated?.stored;
}
