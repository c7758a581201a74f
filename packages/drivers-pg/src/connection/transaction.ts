type Execute = (sql: string) => Promise<unknown>;

/** Begins a transaction and gives its number, in one round trip. */
export async function begin(execute: Execute): Promise<string> {
  const [row] = (await execute("BEGIN; SELECT pg_catalog.txid_current() AS id")) as { id: unknown }[];
  return String(row?.id);
}

/** Without a transaction, or in one that has not written yet, there is no number. */
export async function transactionId(execute: Execute): Promise<string | undefined> {
  const [row] = (await execute("SELECT pg_catalog.txid_current_if_assigned() AS id")) as { id: unknown }[];
  return row?.id === null || row?.id === undefined ? undefined : String(row.id);
}
