import { Migration, type MigrationContext } from "@stingerloom/orm";

export class CreateUsers extends Migration {
  async up({ query, driver }: MigrationContext): Promise<void> {
    await query(`
      CREATE TABLE ${driver.escapeIdentifier("user")} (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name VARCHAR(255) NOT NULL
      )
    `);
  }

  async down({ driver }: MigrationContext): Promise<void> {
    await driver.dropTable("user");
  }
}
