import type { TestDriver } from "@stingerloom/testing";

const lists: readonly (readonly [string, string])[] = [
  ["VIEW", "SELECT TABLE_NAME AS name FROM information_schema.VIEWS WHERE TABLE_SCHEMA = DATABASE()"],
  ["FUNCTION", routines("FUNCTION")],
  ["PROCEDURE", routines("PROCEDURE")],
  ["PACKAGE", routines("PACKAGE")],
  ["PACKAGE BODY", routines("PACKAGE BODY")],
  ["EVENT", "SELECT EVENT_NAME AS name FROM information_schema.EVENTS WHERE EVENT_SCHEMA = DATABASE()"],
];

function routines(kind: string): string {
  return (
    `SELECT ROUTINE_NAME AS name FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = DATABASE() ` +
    `AND ROUTINE_TYPE = '${kind}'`
  );
}

/**
 * What the server says of every view, routine, event and trigger, with the settings that it keeps, triggers in their
 * order.
 */
export async function wordsOf(driver: TestDriver): Promise<Record<string, string>> {
  const said: Record<string, string> = {};
  for (const [kind, list] of lists) {
    const names: { readonly name: string }[] = await driver.query(`${list} ORDER BY 1`);
    for (const { name } of names) said[`${kind} ${name}`] = await created(driver, kind, name);
  }
  const triggers: { readonly name: string; readonly place: string }[] = await driver.query(
    "SELECT TRIGGER_NAME AS name, CONCAT_WS(' ', EVENT_OBJECT_TABLE, ACTION_TIMING, " +
      "EVENT_MANIPULATION, ACTION_ORDER) AS place FROM information_schema.TRIGGERS WHERE " +
      "TRIGGER_SCHEMA = DATABASE()",
  );
  for (const { name, place } of triggers)
    said[`TRIGGER ${name}`] = `${place}: ${triggerWords(await created(driver, "TRIGGER", name))}`;
  return said;
}

async function created(driver: TestDriver, kind: string, name: string): Promise<string> {
  const [row]: Record<string, unknown>[] = await driver.query(`SHOW CREATE ${kind} ${driver.escapeIdentifier(name)}`);
  const described = Object.entries(row!).filter(([key]) =>
    /^create |^sql original|^sql_mode|^time_zone|^character_set_client|^collation_connection/i.test(key),
  );
  // MariaDB names the database before a sequence, come what may.
  const own = `${driver.escapeIdentifier(await driver.databaseName())}.`;
  return described.map(([, text]) => String(text).replaceAll(own, "")).join("\n");
}

/** MariaDB keeps the head of a trigger as it was written, quotes, spaces and all. */
function triggerWords(text: string): string {
  const [head = "", ...body] = text.split(/(?<=FOR EACH ROW)\s*/);
  return [head.replace(/[`"](\w+)[`"]/g, "$1"), ...body].join(" ");
}
