import { nameKey, type QualifiedName, type Table } from "@stingerloom/schema-diff";
import { camelCase, freeName, isIdentifier, kebabCase, pascalCase } from "./identifiers";

/** How a table and its columns are called in code. */
export interface EntityNames {
  readonly className: string;
  readonly fileStem: string;
  /** By column. */
  readonly properties: ReadonlyMap<string, string>;
  /** Every property of the class, in lower case: relations add theirs. */
  readonly taken: Set<string>;
}

/** What a file of an entity imports or takes from the language. */
const otherNames = (
  "Entity Column PrimaryColumn PrimaryGeneratedColumn PrimaryKey ComputedColumn Index UniqueIndex Unique Check " +
  "ManyToOne OneToOne OneToMany ManyToMany Relation View Exclude Date Array Object String Number Boolean Symbol " +
  "BigInt Uint8Array Function Promise Map Set Error"
).split(" ");

export class NameBook {
  private readonly classes = new Set(otherNames.map((name) => name.toLowerCase()));
  private readonly stems = new Set(["index"]);
  private readonly byTable = new Map<string, EntityNames>();

  constructor(
    tables: readonly Table[],
    private readonly style: "camel" | "keep",
  ) {
    for (const table of tables) this.byTable.set(nameKey(table), this.namesOf(table));
  }

  /** Undefined for a table that is not among those that are written. */
  of(table: QualifiedName): EntityNames | undefined {
    return this.byTable.get(nameKey(table));
  }

  /** A name for an enum and its file. */
  enumNames(proposed: string): { readonly name: string; readonly fileStem: string } {
    const name = freeName(this.classes, pascalCase(proposed), `${pascalCase(proposed)}Enum`);
    return { name, fileStem: freeName(this.stems, kebabCase(name), `${kebabCase(name)}-enum`) };
  }

  private namesOf(table: Table): EntityNames {
    const own = pascalCase(table.name);
    const inSchema = table.schema === undefined ? [] : [pascalCase(`${table.schema}_${table.name}`)];
    const className = freeName(this.classes, own, ...inSchema, `${own}Entity`);
    const taken = new Set(["constructor"]);
    const properties = new Map<string, string>();
    // A name that stays as it is has the right to itself.
    const columns = [...table.columns].sort((a, b) => Number(this.changes(a.name)) - Number(this.changes(b.name)));
    for (const { name } of columns) properties.set(name, freeName(taken, ...this.proposals(name)));
    return { className, fileStem: freeName(this.stems, kebabCase(className)), properties, taken };
  }

  private changes(column: string): boolean {
    return this.proposals(column)[0] !== column;
  }

  private proposals(column: string): readonly string[] {
    const name = column === "constructor" || column === "__proto__" ? `${column}_` : column;
    if (this.style === "keep") return [name];
    const camel = camelCase(name);
    return isIdentifier(camel) ? [camel, name] : [name];
  }
}
