import { startDatabase } from "./database";
import { driverOf } from "./driver-of";
import type { Engine } from "./engine";
import { profileOf } from "./profiles";
import type { SchemaProfile } from "./random/profile";

/** What random schemas are made of on the server that the tests have. */
export async function profileHere(engine: Engine): Promise<SchemaProfile> {
  const database = await startDatabase(engine);
  const driver = driverOf(engine, database.options);
  try {
    await driver.connect();
    return profileOf(engine, driver.version);
  } finally {
    await driver.close();
    await database.drop();
  }
}
