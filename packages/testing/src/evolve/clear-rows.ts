import type { Schema } from "@stingerloom/schema-diff";
import type { TestDriver } from "../driver-of";

/** Takes all rows away that can be taken away; a trigger may refuse. */
export async function clearRows(driver: TestDriver, { tables }: Schema): Promise<void> {
  const quoted = tables.map(({ schema, name }) =>
    [...(schema === undefined ? [] : [schema]), name].map((part) => driver.escapeIdentifier(part)).join("."),
  );
  if (quoted.length === 0) return;
  if (driver.type === "postgres") return ignoring(driver, `TRUNCATE ${quoted.join(", ")} CASCADE`);
  const [off, on, clear] =
    driver.type === "sqlite"
      ? ["PRAGMA foreign_keys = OFF", "PRAGMA foreign_keys = ON", "DELETE FROM"]
      : ["SET foreign_key_checks = 0", "SET foreign_key_checks = 1", "TRUNCATE TABLE"];
  await ignoring(driver, off);
  for (const table of quoted) await ignoring(driver, `${clear} ${table}`);
  await ignoring(driver, on);
}

async function ignoring(driver: TestDriver, statement: string): Promise<void> {
  await driver.query(statement).catch(() => undefined);
}
