import type { ColumnDefinition, CreateTableOptions, ForeignKeyDefinition, ISqlDriver, TableName } from "./sql-driver";

/**
 * The helpers of `ISqlDriver` in standard SQL, on top of `query`. A driver overrides the protected hooks where its
 * engine
 * words things differently.
 *
 * The runner hands migrations an object that inherits from the driver and has a `query` of its own (see
 * `contextDriver`), so
 * that helpers are journaled like any statement. Helpers and hooks therefore reach the database through `this.query`
 * alone,
 * and use no `#private` member: those exist on the driver itself only.
 */
export abstract class BaseDriver implements ISqlDriver {
  abstract readonly type: string;
  abstract escapeIdentifier(name: string): string;
  abstract escapeLiteral(value: string): string;
  abstract query(sql: string, parameters?: readonly unknown[]): Promise<any>;

  /** Gives at least one row exactly if the table exists. */
  protected abstract hasTableQuery(table: TableName): string;
  /** Gives at least one row exactly if the column exists. */
  protected abstract hasColumnQuery(table: TableName, column: string): string;
  /** The whole definition of a column with `autoIncrement`, `PRIMARY KEY` included where `inlinePrimaryKey`. */
  protected abstract autoIncrementColumn(column: ColumnDefinition, inlinePrimaryKey: boolean): string;

  async hasTable(table: TableName): Promise<boolean> {
    return hasRows(await this.query(this.hasTableQuery(table)));
  }

  async hasColumn(table: TableName, column: string): Promise<boolean> {
    return hasRows(await this.query(this.hasColumnQuery(table, column)));
  }

  async createTable(
    table: TableName,
    columns: readonly ColumnDefinition[],
    options: CreateTableOptions = {},
  ): Promise<void> {
    const primary = columns.filter((column) => column.primary);
    const inline = primary.length === 1;
    const lines = columns.map((column) => this.columnSql(column, inline && column.primary === true));
    if (primary.length > 1) lines.push(`PRIMARY KEY (${this.nameList(primary.map(({ name }) => name))})`);
    const condition = options.ifNotExists ? "IF NOT EXISTS " : "";
    const suffix = options.suffix === undefined ? "" : ` ${options.suffix}`;
    await this.query(`CREATE TABLE ${condition}${this.tableSql(table)} (\n  ${lines.join(",\n  ")}\n)${suffix}`);
  }

  async dropTable(table: TableName, options: { readonly ifExists?: boolean } = {}): Promise<void> {
    await this.query(`DROP TABLE ${options.ifExists ? "IF EXISTS " : ""}${this.tableSql(table)}`);
  }

  async renameTable(from: TableName, to: string): Promise<void> {
    await this.query(this.renameTableSql(from, to));
  }

  async addColumn(table: TableName, column: ColumnDefinition): Promise<void> {
    const definition = this.columnSql(column, column.primary === true);
    await this.query(`ALTER TABLE ${this.tableSql(table)} ADD COLUMN ${definition}`);
  }

  async dropColumn(table: TableName, column: string): Promise<void> {
    await this.query(`ALTER TABLE ${this.tableSql(table)} DROP COLUMN ${this.escapeIdentifier(column)}`);
  }

  async renameColumn(table: TableName, from: string, to: string): Promise<void> {
    const names = `${this.escapeIdentifier(from)} TO ${this.escapeIdentifier(to)}`;
    await this.query(`ALTER TABLE ${this.tableSql(table)} RENAME COLUMN ${names}`);
  }

  async addIndex(
    table: TableName,
    columns: readonly string[],
    options: { readonly name?: string; readonly unique?: boolean } = {},
  ): Promise<void> {
    const bare = typeof table === "string" ? table : table.name;
    const name = options.name ?? `${options.unique ? "uq" : "idx"}_${bare}_${columns.join("_")}`;
    await this.query(this.addIndexSql(table, name, columns, options.unique === true));
  }

  async dropIndex(table: TableName, name: string): Promise<void> {
    await this.query(this.dropIndexSql(table, name));
  }

  async addForeignKey(table: TableName, foreignKey: ForeignKeyDefinition): Promise<void> {
    await this.query(this.addForeignKeySql(table, foreignKey));
  }

  async dropForeignKey(table: TableName, name: string): Promise<void> {
    await this.query(this.dropForeignKeySql(table, name));
  }

  /** `"schema"."table"`, or the table alone. */
  protected tableSql(table: TableName): string {
    if (typeof table === "string") return this.escapeIdentifier(table);
    const name = this.escapeIdentifier(table.name);
    return table.schema === undefined ? name : `${this.escapeIdentifier(table.schema)}.${name}`;
  }

  protected nameList(names: readonly string[]): string {
    return names.map((name) => this.escapeIdentifier(name)).join(", ");
  }

  /** The definition of one column, as `CREATE TABLE` and `ADD COLUMN` take it. */
  protected columnSql(column: ColumnDefinition, inlinePrimaryKey: boolean): string {
    if (column.autoIncrement) return this.autoIncrementColumn(column, inlinePrimaryKey);
    const parts = [this.escapeIdentifier(column.name), column.type];
    if (!column.nullable) parts.push("NOT NULL");
    if (column.default !== undefined) parts.push(`DEFAULT ${column.default}`);
    if (inlinePrimaryKey) parts.push("PRIMARY KEY");
    if (column.unique) parts.push("UNIQUE");
    return parts.join(" ");
  }

  protected renameTableSql(from: TableName, to: string): string {
    return `ALTER TABLE ${this.tableSql(from)} RENAME TO ${this.escapeIdentifier(to)}`;
  }

  protected addIndexSql(table: TableName, name: string, columns: readonly string[], unique: boolean): string {
    const create = unique ? "CREATE UNIQUE INDEX" : "CREATE INDEX";
    return `${create} ${this.escapeIdentifier(name)} ON ${this.tableSql(table)} (${this.nameList(columns)})`;
  }

  /** An index lives in its table's schema. */
  protected dropIndexSql(table: TableName, name: string): string {
    return `DROP INDEX ${this.tableSql(typeof table === "string" ? name : { ...table, name })}`;
  }

  protected addForeignKeySql(table: TableName, foreignKey: ForeignKeyDefinition): string {
    const { name, columns, references, onDelete, onUpdate } = foreignKey;
    const parts = [
      `ALTER TABLE ${this.tableSql(table)} ADD CONSTRAINT ${this.escapeIdentifier(name)}`,
      `FOREIGN KEY (${this.nameList(columns)})`,
      `REFERENCES ${this.tableSql(references.table)} (${this.nameList(references.columns)})`,
    ];
    if (onDelete !== undefined) parts.push(`ON DELETE ${onDelete}`);
    if (onUpdate !== undefined) parts.push(`ON UPDATE ${onUpdate}`);
    return parts.join(" ");
  }

  protected dropForeignKeySql(table: TableName, name: string): string {
    return `ALTER TABLE ${this.tableSql(table)} DROP CONSTRAINT ${this.escapeIdentifier(name)}`;
  }
}

function hasRows(result: unknown): boolean {
  return Array.isArray(result) && result.length > 0;
}
