/** The native option that says how a table is partitioned. */
export const partitioning = "partition by";
