import type { DialectFeatures } from "@stingerloom/schema-diff";

/** SQLite renames no constraint, and every other change that ALTER TABLE lacks is a rebuild that keeps the rows. */
export const features: DialectFeatures = {
  renameConstraint: {},
  alterColumn: () => true,
  unnamedConstraints: true,
  addForeignKey: false,
  manageObjects: true,
};
