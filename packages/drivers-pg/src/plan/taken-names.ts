import { nameKey, type QualifiedName, type Schema, type Table } from "@stingerloom/schema-diff";
import { maxNameBytes, truncateName } from "../sql/names";

/** Names of tables, indexes, sequences, views and types: of each schema, whatever of them has it. */
export class TakenNames {
  private readonly names = new Set<string>();

  constructor(...schemas: readonly Schema[]) {
    for (const schema of schemas) for (const name of namesOf(schema)) this.names.add(nameKey(name));
  }

  has(name: QualifiedName): boolean {
    return this.names.has(nameKey(name));
  }

  /** A name made of the other that nothing has, and that nothing else gets from now on. */
  free({ schema, name }: QualifiedName): QualifiedName {
    const suffixes = function* () {
      yield "__old";
      for (let number = 2; ; number++) yield `__old${number}`;
    };
    for (const suffix of suffixes()) {
      const free = { schema, name: `${truncateName(name, maxNameBytes - suffix.length)}${suffix}` };
      if (this.has(free)) continue;
      this.names.add(nameKey(free));
      return free;
    }
    throw new Error("There is always another name.");
  }
}

function namesOf({ tables, views, enums, sequences, opaqueObjects }: Schema): readonly QualifiedName[] {
  return [...tables, ...views, ...enums, ...sequences, ...opaqueObjects, ...tables.flatMap(indexNames)];
}

function indexNames({ schema, primaryKey, uniques, indexes }: Table): QualifiedName[] {
  const keys = primaryKey?.name === undefined ? [] : [primaryKey.name];
  return [...keys, ...uniques.map(({ name }) => name), ...indexes.map(({ name }) => name)].map((name) => ({
    schema,
    name,
  }));
}
