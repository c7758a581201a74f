import {
  nameKey,
  type Check,
  type ForeignKey,
  type Index,
  type OpaqueObject,
  type PrimaryKey,
  type QualifiedName,
  type Schema,
  type Table,
  type Trigger,
  type Unique,
} from "@stingerloom/schema-diff";
import { checkOf, constraintsQuery, foreignKeyOf, primaryKeyOf, uniqueOf, type ConstraintRow } from "./constraints";
import { indexesQuery, indexOf, type IndexRow } from "./indexes";
import { childTable } from "./child-table";
import { withNeeds, type KeyedRow } from "./dependencies";
import { objectOf, type ObjectData, type ObjectRow } from "./object-row";
import { objectsQuery, triggersQuery } from "./objects";
import { presentQuery, type Present } from "./rare-kinds";
import { ownSchemas } from "./scope";
import { standsAlone, tableOf, tablesQuery, type TableRow } from "./tables";
import { tableFilter } from "./table-filter";
import { viewOf } from "./views";
import { toRoundTripSafeSql } from "../sql/to-round-trip-safe-sql";
import { quoteIdentifier, quoteLiteral } from "../sql/quote";

export interface CatalogScope {
  readonly defaultSchema: string;
  readonly version: number;
  readonly schemas?: readonly string[];
  readonly ignore?: readonly string[];
  /** Temporary tables alone, of the session's own schema in `schemas`, in place of lasting ones. */
  readonly temporary?: boolean;
  /** Schemas whose types and functions expressions may name, beside the default one. */
  readonly usedSchemas?: readonly string[];
  /** These tables alone; objects other than triggers are left out. */
  readonly tables?: readonly QualifiedName[];
}

type Query = (sql: string) => Promise<unknown>;

/** The whole catalog in five queries, whatever the number of tables. */
export async function introspect(query: Query, scope: CatalogScope): Promise<Schema> {
  const own = ownSchemas(scope.schemas, quoteLiteral) + namedTables(scope);
  const tables = (await query(tablesQuery(own, scope.temporary === true, scope.version))) as readonly TableRow[];
  const constraints = (await query(constraintsQuery(own, scope.version))) as readonly ConstraintRow[];
  const indexes = (await query(indexesQuery(own, scope.version))) as readonly IndexRow[];
  const objects = (await queryObjects(query, scope, own)) as readonly KeyedRow[];
  return new Catalog(scope, tables, constraints, indexes, withNeeds(objects)).schema();
}

async function queryObjects(
  query: Query,
  { temporary = false, tables, version }: CatalogScope,
  own: string,
): Promise<unknown> {
  if (temporary) return [];
  if (tables !== undefined) return query(triggersQuery(own));
  const [present] = (await query(presentQuery())) as readonly Present[];
  return query(objectsQuery(own, version, present!));
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
    this.isOurs = tableFilter(scope.ignore, scope.defaultSchema);
    for (const row of constraints) this.addConstraint(this.keysOf(row.table), row);
    for (const row of indexes) this.keysOf(row.table).indexes.push(indexOf(row));
    for (const row of objects) if (row.kind === "trigger") this.addTrigger(row);
  }

  schema(): Schema {
    const rows = this.tables.filter((row) => this.isOurs(this.place(row.schema, row.name)));
    return {
      namespaces: this.of("namespace")
        .filter(({ name }) => name !== this.scope.defaultSchema)
        .map(({ name }) => ({ name })),
      enums: this.of("enum").map(({ schema, name, data }) => ({
        ...this.place(schema!, name),
        values: data.values ?? [],
        ...commentOf(data),
      })),
      sequences: this.of("sequence").map(({ schema, name, data }) => {
        const { type, start, increment, min, max, cache, cycle } = data;
        return { ...this.place(schema!, name), type, start, increment, min, max, cache, cycle, ...commentOf(data) };
      }),
      tables: rows.filter(standsAlone).map((row) => this.table(row)),
      views: [...this.of("view"), ...this.of("materialized view")]
        .map((row) => viewOf(row, this.place))
        .filter(this.isOurs),
      opaqueObjects: [
        ...rows.filter((row) => !standsAlone(row)).flatMap((row) => this.otherTable(row, rows)),
        ...this.opaqueObjects(rows),
        ...this.of("namespace").flatMap(schemaComment),
      ],
    };
  }

  private table(row: TableRow): Table {
    const { primaryKey, uniques, indexes, foreignKeys, checks } = this.keysOf(row.oid);
    const triggers = this.triggers.get(nameKey({ schema: row.schema, name: row.name })) ?? [];
    return {
      ...tableOf(row, this.place),
      ...(primaryKey && { primaryKey }),
      uniques,
      indexes,
      foreignKeys,
      checks,
      triggers,
    };
  }

  private keysOf(oid: string): TableKeys {
    const known = this.keys.get(oid);
    if (known !== undefined) return known;
    const keys: TableKeys = { uniques: [], indexes: [], foreignKeys: [], checks: [] };
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
        keys.foreignKeys.push(foreignKeyOf(row, this.place));
        return;
      case "c":
        keys.checks.push(checkOf(row));
        return;
      default:
        // An exclusion constraint is described by its statement.
        return;
    }
  }

  private addTrigger({ schema, name, owner, data }: ObjectRow): void {
    const key = nameKey({ schema: schema!, name: owner! });
    this.triggers.set(key, [
      ...(this.triggers.get(key) ?? []),
      { name, sql: toRoundTripSafeSql(data.definition ?? "") },
    ]);
  }

  /** A foreign table is seen and left alone; partitions and inheriting tables follow their parents. */
  private otherTable(row: TableRow, rows: readonly TableRow[]): OpaqueObject[] {
    if (row.kind === "f")
      return [{ kind: "foreign table", ...this.place(row.schema, row.name), definition: JSON.stringify(row.columns) }];
    const parent = rows.find(({ oid }) => oid === row.parents?.[0]?.oid);
    const withTable = (one: TableRow) => ({ row: one, table: this.table(one) });
    return childTable(withTable(row), parent && withTable(parent), this.place);
  }

  private opaqueObjects(rows: readonly TableRow[]): OpaqueObject[] {
    const known = new Set(["namespace", "enum", "sequence", "view", "materialized view", "trigger"]);
    const owners = new Set(rows.map((row) => nameKey(row)));
    const isSeen = ({ kind, schema, name, owner }: ObjectRow) =>
      !known.has(kind) &&
      (schema === null ||
        (owner === null ? this.isOurs(this.place(schema, name)) : owners.has(nameKey({ schema, name: owner }))));
    return this.objects.filter(isSeen).map((row) => objectOf(row, this.place));
  }

  private of(kind: string): ObjectRow[] {
    return this.objects.filter((row) => row.kind === kind);
  }

  private readonly place = (schema: string, name: string): QualifiedName =>
    schema === this.scope.defaultSchema ? { schema: undefined, name } : { schema, name };
}

/** A schema has nothing but a comment that could differ; `public` has one from the beginning. */
function schemaComment({ name, data }: ObjectRow): OpaqueObject[] {
  const usual = name === "public" ? "standard public schema" : undefined;
  const comment = data.comment ?? usual;
  if (comment === usual || comment === undefined) return [];
  const set = (text: string | undefined) => [
    `COMMENT ON SCHEMA ${quoteIdentifier(name)} IS ${text === undefined ? "NULL" : quoteLiteral(text)}`,
  ];
  const part = { name: "comment", create: set(comment), drop: set(usual), replace: set(comment) };
  return [{ kind: "schema comment", name, parts: [{ name: "", create: [], drop: [] }, part] }];
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
}
