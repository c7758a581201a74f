import {
  nameKey,
  type EnumType,
  type OpaqueObject,
  type QualifiedName,
  type Schema,
  type Sequence,
  type Table,
  type View,
} from "@stingerloom/schema-diff";
import { NameIndex } from "./name-index";
import { textIn } from "./text-in";

/** Of a database what a migration touches, and what that needs. */
export interface Part {
  readonly schema: Schema;
  /** Keys of the tables that the migration touches; the others are there because these need them, or they these. */
  readonly touched: ReadonlySet<string>;
}

type Item =
  | { readonly kind: "table"; readonly value: Table }
  | { readonly kind: "view"; readonly value: View }
  | { readonly kind: "object"; readonly value: OpaqueObject }
  | { readonly kind: "enum"; readonly value: EnumType }
  | { readonly kind: "sequence"; readonly value: Sequence };

/** So many tables that refer to a touched one are enough, where no column that they refer to is named. */
const someChildren = 10;

/**
 * The part of `live` that statements with these names can have to do with: the tables, what they refer to and what
 * refers to them, views that read them, their triggers, and all that these need in turn.
 * @param names every identifier of the statements, both ways
 */
export function partOf(live: Schema, names: Iterable<string>): Part {
  return new PartFinder(live, new Set([...names].map((name) => name.toLowerCase()))).find();
}

class PartFinder {
  private readonly index = new NameIndex<Item>();
  /** Tables by the names of their indexes, constraints and triggers. */
  private readonly owners = new NameIndex<Item>();
  private readonly items: readonly Item[];
  private readonly tables: ReadonlyMap<string, Table>;
  private readonly included = new Set<Item>();
  private readonly byValue = new Map<object, Item>();
  private readonly touched = new Set<string>();

  constructor(
    private readonly live: Schema,
    private readonly names: ReadonlySet<string>,
  ) {
    this.items = [
      ...live.tables.map((value) => ({ kind: "table" as const, value })),
      ...live.views.map((value) => ({ kind: "view" as const, value })),
      ...live.opaqueObjects.map((value) => ({ kind: "object" as const, value })),
      ...live.enums.map((value) => ({ kind: "enum" as const, value })),
      ...live.sequences.map((value) => ({ kind: "sequence" as const, value })),
    ];
    for (const item of this.items) {
      this.byValue.set(item.value, item);
      this.index.add(shortName(item), item);
      if (item.kind === "table") for (const name of namesWithin(item.value)) this.owners.add(name, item);
    }
    this.tables = new Map(live.tables.map((table) => [nameKey(table), table]));
  }

  find(): Part {
    for (const name of this.names)
      for (const item of [...this.index.named(name), ...this.owners.named(name)]) this.touch(item);
    this.includeDependants();
    this.includeChildren();
    for (const item of this.included) this.includeNeeds(item);
    return { schema: this.schema(), touched: this.touched };
  }

  private touch(item: Item): void {
    this.included.add(item);
    if (item.kind === "table") this.touched.add(nameKey(item.value));
  }

  /** Views and other objects that need what is touched, and those that need them. */
  private includeDependants(): void {
    const reached = new Set([...this.included].map(({ value }) => nameKey(value)));
    const candidates = this.items.filter(({ kind }) => kind === "view" || kind === "object");
    for (let before = -1; before !== this.included.size;) {
      before = this.included.size;
      for (const item of candidates) {
        if (this.included.has(item) || !this.needsOneOf(item, reached)) continue;
        this.included.add(item);
        reached.add(nameKey(item.value));
      }
    }
  }

  private needsOneOf({ kind, value }: Item, reached: ReadonlySet<string>): boolean {
    if (kind !== "view" && kind !== "object") return false;
    if (kind === "object" && value.table !== undefined && reached.has(nameKey(value.table))) return true;
    if (value.dependsOn !== undefined) return value.dependsOn.some((reference) => reached.has(nameKey(reference)));
    return (
      kind === "view" && [...this.index.mentionedIn(value.sql.join(" "))].some((i) => reached.has(nameKey(i.value)))
    );
  }

  private includeChildren(): void {
    let some = 0;
    for (const table of this.live.tables) {
      const keys = table.foreignKeys.filter(({ references }) => this.touched.has(nameKey(references)));
      if (keys.length === 0) continue;
      const isNamed = keys.some(({ references }) => references.columns.some((c) => this.names.has(c.toLowerCase())));
      if (isNamed || some++ < someChildren) this.includeTable(table);
    }
  }

  private includeNeeds(item: Item): void {
    if (item.kind === "table") return this.includeNeedsOfTable(item.value);
    if (item.kind === "enum" || item.kind === "sequence") return;
    const { dependsOn = [] } = item.value;
    for (const reference of dependsOn) this.includeKey(reference);
    if (item.kind === "object" && item.value.table !== undefined) this.includeKey(item.value.table);
    const { sql, parts, definition } = item.value as Partial<View & OpaqueObject>;
    this.includeMentioned(textIn([sql, parts, definition]), () => true);
  }

  private includeNeedsOfTable(table: Table): void {
    const isTouched = this.touched.has(nameKey(table));
    if (isTouched) for (const { references } of table.foreignKeys) this.includeKey(references);
    for (const object of this.live.opaqueObjects)
      if (object.table !== undefined && nameKey(object.table) === nameKey(table) && (isTouched || object.isTable))
        this.included.add(this.byValue.get(object)!);
    const { columns, checks, indexes, options, triggers = [] } = table;
    // A table needs types, functions and sequences; its triggers also read and write other tables.
    this.includeMentioned(textIn([columns, checks, indexes, options]), ({ kind }) => kind !== "table");
    if (isTouched) this.includeMentioned(textIn(triggers), () => true);
  }

  private includeMentioned(text: string, counts: (item: Item) => boolean): void {
    for (const item of this.index.mentionedIn(text)) if (counts(item)) this.included.add(item);
  }

  private includeKey(reference: QualifiedName): void {
    const table = this.tables.get(nameKey(reference));
    if (table !== undefined) return this.includeTable(table);
    for (const item of this.index.named(plainName(reference.name)))
      if (item.value.schema === reference.schema) this.included.add(item);
  }

  private includeTable(table: Table): void {
    this.included.add(this.byValue.get(table)!);
  }

  private schema(): Schema {
    const { tables, views, opaqueObjects, enums, sequences, namespaces } = this.live;
    const isIn = (value: object) => this.included.has(this.byValue.get(value)!);
    const kept = new Set(tables.filter(isIn).map(nameKey));
    const part = {
      tables: tables.filter(isIn).map((table) => this.pruned(table, kept)),
      views: views.filter(isIn),
      opaqueObjects: opaqueObjects.filter((object) => isIn(object) && object.parts !== undefined),
      enums: enums.filter(isIn),
      sequences: sequences.filter(isIn),
    };
    const used = new Set(Object.values(part).flatMap((list) => list.map(({ schema }) => schema)));
    return {
      ...part,
      namespaces: namespaces.filter(({ name }) => used.has(name) || this.names.has(name.toLowerCase())),
    };
  }

  /** A table that is not touched itself is there without what would need still more of the database. */
  private pruned(table: Table, kept: ReadonlySet<string>): Table {
    if (this.touched.has(nameKey(table))) return table;
    const foreignKeys = table.foreignKeys.filter(({ references }) => kept.has(nameKey(references)));
    const isWhole = foreignKeys.length === table.foreignKeys.length;
    // The engine's own text of the table has the foreign keys that are left out.
    return { ...table, foreignKeys, triggers: [], ...(!isWhole && { source: undefined, targetSource: undefined }) };
  }
}

/** Of a policy `table.name` the name, of a function `name(integer)` what is before its parenthesis. */
function shortName(item: Item): string {
  if (item.kind !== "object") return item.value.name;
  const { name, table } = item.value;
  return plainName(table === undefined || item.value.isTable ? name : name.slice(table.name.length + 1));
}

function namesWithin({ primaryKey, uniques, indexes, foreignKeys, checks, triggers = [] }: Table): readonly string[] {
  const named = [...uniques, ...indexes, ...foreignKeys, ...checks, ...triggers].map(({ name }) => name);
  return primaryKey?.name === undefined ? named : [primaryKey.name, ...named];
}

function plainName(name: string): string {
  return /^[^(]+(?=\()/.exec(name)?.[0] ?? name;
}
