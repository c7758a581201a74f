import { nameKey } from "@stingerloom/schema-diff";
import { ClassName, compact, PropertyPath, type Argument, type ArgumentObject } from "./argument";
import type { RelationContext } from "./describe-relations";
import type { Property } from "./entity-class";
import { freeName, pascalCase, plural, uncapitalised } from "./identifiers";
import type { JoinTable } from "./join-tables";

/** Both ends of a many-to-many relation, the one that describes the table first. */
export function describeJoin(join: JoinTable, context: RelationContext): readonly [Property, Property] {
  const { book, tables } = context;
  const { near, far, table } = join;
  const [owner, target] = [near, far].map(({ references }) => tables.get(nameKey(references))!) as [never, never];
  const [own, other] = [book.of(owner)!, book.of(target)!];
  const suffix = `By${pascalCase(table.name)}`;
  const names = (name: string) => [plural(uncapitalised(name)), `${plural(uncapitalised(name))}${suffix}`] as const;
  const property = freeName(own.taken, ...names(other.className));
  const back = freeName(other.taken, ...names(own.className));
  const options = { joinTable: joinTableOptions(join, owner, context) };
  return [
    end(property, other.className, [new ClassName(other.className), new PropertyPath(other.className, back), options]),
    end(back, own.className, [new ClassName(own.className), new PropertyPath(own.className, property)]),
  ];
}

function end(name: string, target: string, args: readonly Argument[]): Property {
  return { name, type: `${target}[]`, decorators: [{ name: "ManyToMany", arguments: args }], uses: [target] };
}

function joinTableOptions(
  { table, near, far }: JoinTable,
  owner: { readonly schema?: string },
  { naming }: RelationContext,
): ArgumentObject {
  const nameOf = (key: JoinTable["near"]) =>
    key.implicitName ||
    key.name === naming.shortName(naming.foreignKeyName(table.name, key.columns, key.references.name))
      ? undefined
      : key.name;
  const list = (columns: readonly string[]): Argument => (columns.length === 1 ? columns[0]! : columns);
  return compact({
    name: table.name,
    schema: table.schema === owner.schema ? undefined : table.schema,
    joinColumn: list(near.columns),
    inverseJoinColumn: list(far.columns),
    foreignKeyName: nameOf(near),
    inverseForeignKeyName: nameOf(far),
    onDelete: near.onDelete === "cascade" ? undefined : (near.onDelete ?? "no action").toUpperCase(),
    onUpdate: near.onUpdate?.toUpperCase(),
  });
}
