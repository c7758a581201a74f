export interface EntityOptions {
  /** The table's name; default: the class's name in snake_case. */
  readonly name?: string;
  /** Schema (PostgreSQL); default: the connection's. */
  readonly schema?: string;
  readonly comment?: string;
  /** The table's earlier name: its rows are kept under the new one. */
  readonly renamedFrom?: string;
  /** Storage engine (MySQL, MariaDB). */
  readonly engine?: string;
  /** Character set and collation of the table (MySQL, MariaDB). */
  readonly charset?: string;
  readonly collation?: string;
  /** SQLite's STRICT and WITHOUT ROWID. */
  readonly strict?: boolean;
  readonly withoutRowid?: boolean;
}
