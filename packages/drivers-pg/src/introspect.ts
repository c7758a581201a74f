import { nameKey, type Check, type ForeignKey, type Index, type OpaqueObject, type PrimaryKey, type QualifiedName, type Schema, type Table, type Trigger, type Unique, type View } from "@stingerloom/schema-diff";
import { checkOf, constraintsQuery, foreignKeyOf, primaryKeyOf, uniqueOf, type ConstraintRow } from "./introspect/constraints";
import { indexesQuery, indexOf, type IndexRow } from "./introspect/indexes";
import { objectsQuery, triggersQuery, type ObjectData, type ObjectRow } from "./introspect/objects";
import { ownSchemas } from "./introspect/scope";
import { isManaged, tableOf, tablesQuery, type TableRow } from "./introspect/tables";
import { quoteIdentifier, quoteLiteral } from "./quote";
import { tableFilter } from "./introspect/table-filter";

export interface CatalogScope {
  readonly defaultSchema: string;
  readonly version: number;
  readonly schemas?: readonly string[];
  readonly ignore?: readonly string[];
  /** Temporary tables, of the session's own schema in `schemas`, in place of lasting ones. */
  readonly temporary?: boolean;
  /** These tables alone; objects other than triggers are left out. */
  readonly tables?: readonly QualifiedName[];
}

type Query = (sql: string) => Promise<unknown>;

/** The whole catalog in four queries, whatever the number of tables. */
export async function introspect(query: Query, scope: CatalogScope): Promise<Schema> {
  const own = ownSchemas(scope.schemas, quoteLiteral) + namedTables(scope);
  const tables = (await query(tablesQuery(own, scope.temporary === true))) as readonly TableRow[];
  const constraints = (await query(constraintsQuery(own, scope.version))) as readonly ConstraintRow[];
  const indexes = (await query(indexesQuery(own, scope.version))) as readonly IndexRow[];
  const objects = (await query(scope.tables === undefined ? objectsQuery(own) : triggersQuery(own))) as readonly ObjectRow[];
  return new Catalog(scope, tables, constraints, indexes, objects).schema();
}

function namedTables({ tables, defaultSchema }: CatalogScope): string {
  if (tables === undefined) return "";
  const names = tables.map(({ schema = defaultSchema, name }) => `(${quoteLiteral(schema)}, ${quoteLiteral(name)})`);
  return names.length === 0 ? " AND false" : ` AND (n.nspname, c.relname) IN (${names.join(", ")})`;
}

class Catalog {
  private readonly keys = new Map<string, TableKeys>();
  private readonly triggers = new Map<string, Trigger[]>();
  private readonly isOurs: (name: QualifiedName) => boolean;

  constructor(
    private readonly scope: CatalogScope,
    private readonly tables: readonly TableRow[],
    constraints: readonly ConstraintRow[],
    indexes: readonly IndexRow[],
    private readonly objects: readonly ObjectRow[],
  ) {
    this.isOurs = tableFilter(scope.ignore);
    for (const row of constraints) this.addConstraint(this.keysOf(row.table), row);
    for (const row of indexes) this.keysOf(row.table).indexes.push(indexOf(row));
    for (const row of objects) if (row.kind === "trigger") this.addTrigger(row);
  }

  schema(): Schema {
    const rows = this.tables.filter((row) => this.isOurs(this.place(row.schema, row.name)));
    return {
      namespaces: this.of("namespace").filter(({ name }) => name !== this.scope.defaultSchema).map(({ name, data }) => ({ name, ...commentOf(data) })),
      enums: this.of("enum").map(({ schema, name, data }) => ({ ...this.place(schema!, name), values: data.values ?? [], ...commentOf(data) })),
      sequences: this.of("sequence").map(({ schema, name, data }) => {
        const { type, start, increment, min, max, cache, cycle } = data;
        return { ...this.place(schema!, name), type, start, increment, min, max, cache, cycle };
      }),
      tables: rows.filter(isManaged).map((row) => this.table(row)),
      views: [...this.of("view"), ...this.of("materialized view")].map((row) => this.view(row)),
      others: [...rows.filter((row) => !isManaged(row)).map((row) => this.unmanagedTable(row)), ...this.exclusions(rows), ...this.opaqueObjects()],
    };
  }

  private table(row: TableRow): Table {
    const { primaryKey, uniques, indexes, foreignKeys, checks } = this.keysOf(row.oid);
    const triggers = this.triggers.get(nameKey({ schema: row.schema, name: row.name })) ?? [];
    return { ...tableOf(row, (schema, name) => this.place(schema, name)), ...(primaryKey && { primaryKey }), uniques, indexes, foreignKeys, checks, triggers };
  }

  private keysOf(oid: string): TableKeys {
    const known = this.keys.get(oid);
    if (known !== undefined) return known;
    const keys: TableKeys = { uniques: [], indexes: [], foreignKeys: [], checks: [], exclusions: [] };
    this.keys.set(oid, keys);
    return keys;
  }

  private addConstraint(keys: TableKeys, row: ConstraintRow): void {
    switch (row.kind) {
      case "p":
        keys.primaryKey = primaryKeyOf(row);
        return;
      case "u":
        keys.uniques.push(uniqueOf(row));
        return;
      case "f":
        keys.foreignKeys.push(foreignKeyOf(row, (schema, name) => this.place(schema, name)));
        return;
      case "c":
        keys.checks.push(checkOf(row));
        return;
      default:
        keys.exclusions.push(row);
    }
  }

  private addTrigger({ schema, name, owner, data }: ObjectRow): void {
    const key = nameKey({ schema: schema!, name: owner! });
    this.triggers.set(key, [...(this.triggers.get(key) ?? []), { name, sql: data.definition ?? "" }]);
  }

  private view({ kind, schema, name, data }: ObjectRow): View {
    const materialized = kind === "materialized view";
    const text = `${quoteIdentifier(schema!)}.${quoteIdentifier(name)}`;
    const word = materialized ? "MATERIALIZED VIEW" : "VIEW";
    const create = `CREATE ${word} ${text} AS\n${(data.definition ?? "").replace(/;\s*$/, "")}`;
    const comment = typeof data.comment !== "string" ? [] : [`COMMENT ON ${word} ${text} IS ${quoteLiteral(data.comment)}`];
    const dependsOn = (data.reads ?? []).map(({ schema: s, name: n, column }) => ({ ...this.place(s, n), ...(column !== null && { column }) }));
    return { ...this.place(schema!, name), ...(materialized && { materialized }), sql: [create, ...(data.statements ?? []), ...comment], dependsOn };
  }

  /** Partitions, inheritance and foreign tables are seen, and left alone. */
  private unmanagedTable(row: TableRow): OpaqueObject {
    const kind = row.kind === "p" ? "partitioned table" : row.kind === "f" ? "foreign table" : row.is_partition ? "partition" : "table of an inheritance";
    const { indexes, uniques, foreignKeys, checks, primaryKey } = this.keysOf(row.oid);
    const definition = JSON.stringify([row.columns, row.partition_key, row.partition_bound, row.parents, primaryKey, uniques, indexes, foreignKeys, checks]);
    return { kind, ...this.place(row.schema, row.name), definition };
  }

  private exclusions(rows: readonly TableRow[]): OpaqueObject[] {
    return rows.flatMap((row) =>
      this.keysOf(row.oid).exclusions.map(({ name, definition }) => ({ kind: "exclusion constraint", ...this.place(row.schema, `${row.name}.${name}`), definition })),
    );
  }

  private opaqueObjects(): OpaqueObject[] {
    const known = new Set(["namespace", "enum", "sequence", "view", "materialized view", "trigger"]);
    const others = this.objects.filter(({ kind }) => !known.has(kind));
    return others.map(({ kind, schema, name, owner, data }) => ({
      kind,
      ...(schema === null ? { name } : this.place(schema, owner === null ? name : `${owner}.${name}`)),
      definition: data.definition ?? "",
    }));
  }

  private of(kind: string): ObjectRow[] {
    return this.objects.filter((row) => row.kind === kind);
  }

  private place(schema: string, name: string): QualifiedName {
    return schema === this.scope.defaultSchema ? { schema: undefined, name } : { schema, name };
  }
}

function commentOf({ comment }: ObjectData): { readonly comment?: string } {
  return typeof comment === "string" ? { comment } : {};
}

interface TableKeys {
  primaryKey?: PrimaryKey;
  readonly uniques: Unique[];
  readonly indexes: Index[];
  readonly foreignKeys: ForeignKey[];
  readonly checks: Check[];
  readonly exclusions: ConstraintRow[];
}
