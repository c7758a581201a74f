/** What a migration sees of its database: quoting, and helpers for the changes that people write by hand. */
export interface ISqlDriver {
  /** `postgres`, `mysql`, `mariadb` or `sqlite`: what the server is, not what the configuration called it. */
  readonly type: string;
  escapeIdentifier(name: string): string;
  /** A string as a literal of this engine, quotes included. */
  escapeLiteral(value: string): string;
  /**
   * Executes a statement, with values for its placeholders.
   * @throws QueryError
   */
  query(sql: string, parameters?: readonly unknown[]): Promise<any>;
  /** `table` may be `schema.table` given as an object. */
  hasTable(table: TableName): Promise<boolean>;
  hasColumn(table: TableName, column: string): Promise<boolean>;
  createTable(table: TableName, columns: readonly ColumnDefinition[], options?: CreateTableOptions): Promise<void>;
  dropTable(table: TableName, options?: { readonly ifExists?: boolean }): Promise<void>;
  renameTable(from: TableName, to: string): Promise<void>;
  addColumn(table: TableName, column: ColumnDefinition): Promise<void>;
  dropColumn(table: TableName, column: string): Promise<void>;
  renameColumn(table: TableName, from: string, to: string): Promise<void>;
  addIndex(
    table: TableName,
    columns: readonly string[],
    options?: { readonly name?: string; readonly unique?: boolean },
  ): Promise<void>;
  dropIndex(table: TableName, name: string): Promise<void>;
  addForeignKey(table: TableName, foreignKey: ForeignKeyDefinition): Promise<void>;
  dropForeignKey(table: TableName, name: string): Promise<void>;
}

export interface CreateTableOptions {
  readonly ifNotExists?: boolean;
  /** SQL behind the closing parenthesis: the engine's options of a table. */
  readonly suffix?: string;
}

export type TableName = string | { readonly schema?: string; readonly name: string };

/** A column in the engine's own words. */
export interface ColumnDefinition {
  readonly name: string;
  /** The type as the engine writes it: `VARCHAR(255)`. */
  readonly type: string;
  /** Default false. */
  readonly nullable?: boolean;
  /** SQL of the default: `CURRENT_TIMESTAMP`, `'new'`, `0`. */
  readonly default?: string;
  readonly primary?: boolean;
  readonly unique?: boolean;
  /** The engine's way of counting up: serial, AUTO_INCREMENT, AUTOINCREMENT. */
  readonly autoIncrement?: boolean;
}

export interface ForeignKeyDefinition {
  readonly name: string;
  readonly columns: readonly string[];
  readonly references: { readonly table: TableName; readonly columns: readonly string[] };
  readonly onDelete?: "CASCADE" | "RESTRICT" | "SET NULL" | "SET DEFAULT" | "NO ACTION";
  readonly onUpdate?: "CASCADE" | "RESTRICT" | "SET NULL" | "SET DEFAULT" | "NO ACTION";
}
