import {
  BaseDriver,
  StingerloomError,
  type ColumnDefinition,
  type ForeignKeyDefinition,
  type TableName,
} from "@stingerloom/core";
import {
  applyChanges,
  printSql,
  type Change,
  type Dialect,
  type ForeignKey,
  type ReferentialAction,
  type Table,
} from "@stingerloom/schema-diff";
import { foreignKeyError, type ForeignKeyViolation } from "./foreign-key-error";
import { catalogQuery, type CatalogRow } from "../introspect/catalog";
import { comparison } from "./load-comparison";
import { sameName } from "../sql/tokenize";
import { quoteIdentifier, quoteLiteral } from "../sql/quote";

/** What hand-written migrations call, in SQLite's words. */
export abstract class DdlHelpers extends BaseDriver {
  abstract readonly dialect: Dialect;

  escapeIdentifier(name: string): string {
    return quoteIdentifier(name);
  }

  escapeLiteral(value: string): string {
    return quoteLiteral(value);
  }

  override async addForeignKey(table: TableName, foreignKey: ForeignKeyDefinition): Promise<void> {
    const name = nameOf(table);
    const { onDelete, onUpdate, references } = foreignKey;
    const added = {
      name: foreignKey.name,
      columns: foreignKey.columns,
      references: { name: nameOf(references.table), columns: references.columns },
      ...actionsOf(onDelete, onUpdate),
    };
    await this.rebuild(name, () => ({ kind: "addForeignKey", table: { name }, foreignKey: added }));
  }

  override async dropForeignKey(table: TableName, name: string): Promise<void> {
    const owner = nameOf(table);
    await this.rebuild(owner, ({ foreignKeys }) => {
      const foreignKey = foreignKeys.find((key) => key.name === name);
      if (foreignKey !== undefined) return { kind: "dropForeignKey", table: { name: owner }, foreignKey };
      throw new StingerloomError("UNKNOWN_FOREIGN_KEY", `${owner} has no foreign key ${name}.`, {
        hint: `It has: ${foreignKeys.map((key) => key.name).join(", ") || "none"}.`,
      });
    });
  }

  protected override hasTableQuery(table: TableName): string {
    return `SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ${quoteLiteral(nameOf(table))} COLLATE NOCASE`;
  }

  protected override hasColumnQuery(table: TableName, column: string): string {
    return (
      `SELECT 1 FROM pragma_table_xinfo(${quoteLiteral(nameOf(table))}) WHERE name = ` +
      `${quoteLiteral(column)} COLLATE NOCASE`
    );
  }

  /** SQLite counts up only what is INTEGER PRIMARY KEY, word for word (sqlite.org/autoinc.html). */
  protected override autoIncrementColumn(column: ColumnDefinition): string {
    return `${quoteIdentifier(column.name)} INTEGER PRIMARY KEY AUTOINCREMENT`;
  }

  /** Schemas are for other engines; `main` alone is meant, so that no temporary table stands in its place. */
  protected override tableSql(table: TableName): string {
    return `${inMain(table) ? `${quoteIdentifier("main")}.` : ""}${quoteIdentifier(nameOf(table))}`;
  }

  /** Here the index has the schema, and the table has none. */
  protected override addIndexSql(table: TableName, name: string, columns: readonly string[], unique: boolean): string {
    const create = unique ? "CREATE UNIQUE INDEX" : "CREATE INDEX";
    const index = this.tableSql(typeof table === "string" ? name : { ...table, name });
    return `${create} ${index} ON ${quoteIdentifier(nameOf(table))} (${this.nameList(columns)})`;
  }

  /**
   * What ALTER TABLE cannot do, by a rebuild. Goes through `query` alone, so that it is recorded like any statement.
   */
  private async rebuild(name: string, change: (table: Table) => Change): Promise<void> {
    const rows = (await this.query(catalogQuery)) as readonly CatalogRow[];
    const before = comparison().schemaOfCatalog(rows, undefined, await comparison().failingPrograms(rows));
    const table = before.tables.find((t) => sameName(t.name, name));
    if (table === undefined)
      throw new StingerloomError("UNKNOWN_TABLE", `There is no table ${name}.`, { hint: "Create it first." });
    const changes = [change(table)];
    const { steps } = this.dialect.planSteps(changes, { before, after: applyChanges(before, changes) });
    const statements = steps.flatMap((step) => step.statements).map((text) => printSql(text, quoteIdentifier));
    await this.withoutForeignKeys(async () => {
      for (const statement of statements) await this.query(statement);
    });
  }

  /** A no-op inside a transaction, around which the runner has switched them off already. */
  private async withoutForeignKeys(change: () => Promise<void>): Promise<void> {
    const [row] = (await this.query("PRAGMA foreign_keys")) as { foreign_keys: number }[];
    if (row?.foreign_keys !== 1) return change();
    await this.query("PRAGMA foreign_keys = OFF");
    try {
      await change();
      const violations = (await this.query("PRAGMA foreign_key_check")) as readonly ForeignKeyViolation[];
      if (violations.length > 0) throw foreignKeyError(violations);
    } finally {
      await this.query("PRAGMA foreign_keys = ON");
    }
  }
}

function inMain(table: TableName): boolean {
  return typeof table === "object" && table.schema === "main";
}

export function nameOf(table: TableName): string {
  return typeof table === "string" ? table : table.name;
}

type Action = ForeignKeyDefinition["onDelete"];

function actionsOf(onDelete: Action, onUpdate: Action): Pick<ForeignKey, "onDelete" | "onUpdate"> {
  const [deleted, updated] = [actionOf(onDelete), actionOf(onUpdate)];
  return { ...(deleted && { onDelete: deleted }), ...(updated && { onUpdate: updated }) };
}

function actionOf(action: Action): ReferentialAction | undefined {
  return action === undefined || action === "NO ACTION" ? undefined : (action.toLowerCase() as ReferentialAction);
}
