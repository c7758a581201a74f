import { displayName, nameKey, type Schema, schemaDifference } from "@stingerloom/schema-diff";
import type { Driver } from "../driver";
import { textIn } from "../neighbours/text-in";
import { outsideOf } from "../scratch/outside";
import { Unproved } from "./unproved";

/**
 * What would be rebuilt has programs: they must not reach the live database either.
 * @throws Unproved
 */
export function refuseOutside({ tables, views, opaqueObjects }: Schema, others: readonly string[]): void {
  for (const item of [...tables.flatMap(({ triggers = [] }) => triggers), ...views, ...opaqueObjects]) {
    const reason = outsideOf(textIn(item), others);
    if (reason !== undefined) throw new Unproved(`${item.name} cannot be rebuilt beside the database: ${reason}`);
  }
  for (const { name, foreignKeys } of tables)
    for (const { references } of foreignKeys)
      if (references.schema !== undefined && others.includes(references.schema))
        throw new Unproved(`${name} refers to ${displayName(references)}, which is in another database`);
}

/**
 * What is rebuilt has to be what is live, or nothing is proved by it.
 * @throws Unproved
 */
export async function refuseUnlike(driver: Driver, part: Schema, base: Schema): Promise<void> {
  const found = sameKinds(part, base);
  if (schemaDifference(part, found).length === 0) return;
  const [other] = schemaDifference(await driver.canonicalizeExpressions(part, found), found);
  if (other !== undefined)
    throw new Unproved(`the throw-away database differs from the live one: ${other.object}: ${other.difference}`);
}

/** Of what was found, what is in the part: an empty database is not empty of everything. */
function sameKinds(part: Schema, found: Schema): Schema {
  const objects = new Set(part.opaqueObjects.map((object) => `${object.kind} ${nameKey(object)}`));
  const names = new Set(part.namespaces.map(({ name }) => name));
  return {
    ...found,
    namespaces: found.namespaces.filter(({ name }) => names.has(name)),
    opaqueObjects: found.opaqueObjects.filter((object) => objects.has(`${object.kind} ${nameKey(object)}`)),
  };
}
