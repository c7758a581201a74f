/** The entry of `TableOptions.native` that holds the whole clause by which a table is partitioned. */
export const partitionClause = "PARTITION BY";
