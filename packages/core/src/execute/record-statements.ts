import type { DatabaseDriver } from "../api/database-driver";
import type { Migration, MigrationDirection } from "../api/migration";
import { MigrationSession, type Statement } from "./migration-session";

export interface Recording {
  /** All but reads, in order. */
  readonly statements: readonly Statement[];
  readonly checksum: string;
  /** Did the migration look at a result? Then its statements may be others on a real database. */
  readonly dependsOnResults: boolean;
}

/** What a migration would execute. Nothing is: reads give no rows, and writes changed none. */
export async function recordStatements(
  driver: DatabaseDriver,
  migration: Migration,
  direction: MigrationDirection,
): Promise<Recording> {
  const statements: Statement[] = [];
  let looked = false;
  const note = (): void => {
    looked = true;
  };
  const session = new MigrationSession(migration, direction, driver, async (statement) => {
    if (statement.kind !== "read") statements.push(statement);
    return watch(statement.kind === "read" ? [] : { affectedRows: 0 }, note);
  });
  await session.run();
  return { statements, checksum: session.checksum(), dependsOnResults: looked };
}

function watch(result: object, onLook: () => void): object {
  return new Proxy(result, {
    get(target, property, receiver) {
      // `then` is looked up by `await`, not by the migration.
      if (property !== "then") onLook();
      return Reflect.get(target, property, receiver) as unknown;
    },
  });
}
