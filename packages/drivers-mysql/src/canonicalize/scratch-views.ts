import { ConnectionError } from "@stingerloom/core";
import {
  printSql,
  tablesChangedForViews,
  type Reference,
  type Schema,
  type SessionSettings,
  type Table,
  type View,
} from "@stingerloom/schema-diff";
import type { OwnNames } from "../introspect/own-names";
import { programsQuery, type ProgramRow } from "../introspect/routines-and-views-query";
import { withCreated } from "../introspect/show-create";
import { viewOf } from "../introspect/views";
import type { ServerFacts } from "../model/server";
import { renderTable } from "../render/render-table";
import { quoteIdentifier, quoteLiteral } from "../sql/quote";
import { nameOf, tokenize } from "../sql/tokenize";
import type { Scratch } from "./scratch-database";
import { queryOf } from "./view-words";

/** A view as the server writes it. */
export interface ScratchView {
  /** What stands behind its name. */
  readonly query: string;
  readonly session?: SessionSettings;
  readonly dependsOn: readonly Reference[];
}

/** A view that the server does not create on scratch, with its reason. */
export interface RefusedView {
  readonly refused: string;
  /** Did it have all that the view will find after the migration? */
  readonly isWhole: boolean;
}

export interface ScratchSource {
  readonly query: (sql: string) => Promise<unknown>;
  readonly server: ServerFacts;
  readonly scratch: Scratch;
  readonly wanted: Schema;
  readonly live: Schema;
}

/**
 * Creates views one by one and reads them back. One that names nothing that changes reads the live tables. For another
 * the tables and views that its query names are created on scratch as they are wanted, without rows, and it reads
 * those.
 */
export class ScratchViews {
  private readonly changedTables: ReadonlyMap<string, Table>;
  private readonly changed: Set<string>;
  private readonly stated: ReadonlyMap<string, View>;
  /** Tables and views of both sides. */
  private readonly relations: ReadonlySet<string>;
  private readonly routines: ReadonlyMap<string, string>;
  /** What is on scratch under its own name. */
  private readonly made = new Set<string>();
  private count = 0;

  constructor(private readonly source: ScratchSource) {
    const { wanted, live } = source;
    this.changedTables = new Map(tablesChangedForViews(wanted, live).map(({ table }) => [table.name, table]));
    this.changed = new Set(this.changedTables.keys());
    this.stated = new Map(wanted.views.filter(({ query }) => query !== undefined).map((view) => [view.name, view]));
    this.relations = new Set([wanted, live].flatMap(({ tables, views }) => [...tables, ...views].map(nameOfRelation)));
    this.routines = new Map(
      live.opaqueObjects
        .filter(({ name }) => name.endsWith("()"))
        .map(({ name }) => [name.slice(0, -2).toLowerCase(), name.slice(0, -2)]),
    );
  }

  /** The view of this name is another one after the migration. */
  change(name: string): void {
    this.changed.add(name);
  }

  async read(view: View): Promise<ScratchView | RefusedView> {
    const { scratch, server } = this.source;
    const names = this.namesIn(view);
    const name = `${scratch.isOwn ? "__stingerloom_view_" : scratch.prefix}${this.count++}`;
    if (!names.some((other) => this.changed.has(other))) {
      const refused = await this.attempt(createView(`${quoteIdentifier(scratch.schema)}.`, name, view));
      return refused === undefined ? this.readBack(name, server.database) : { refused, isWhole: true };
    }
    if (!scratch.isOwn) return { refused: "", isWhole: false };
    const refused = await this.onScratch(() => this.make(view.name));
    return refused === undefined
      ? this.readBack(view.name, scratch.schema)
      : { refused, isWhole: !this.namesRoutine(view) };
  }

  /** The reason why not, if there is one. */
  private async make(name: string): Promise<string | undefined> {
    if (this.made.has(name)) return undefined;
    this.made.add(name);
    const stated = this.stated.get(name);
    if (stated === undefined) return this.attempt(this.createRelation(name));
    for (const other of this.namesIn(stated)) {
      const refused = await this.make(other);
      if (refused !== undefined) return refused;
    }
    return this.attempt(createView("", name, stated));
  }

  private createRelation(name: string): string {
    const { server, live } = this.source;
    const changed = this.changedTables.get(name);
    if (changed !== undefined) return createTable(changed, server);
    const [own, there] = [name, server.database].map(quoteIdentifier);
    return live.views.some((view) => view.name === name)
      ? `CREATE VIEW ${own} AS SELECT * FROM ${there}.${own}`
      : `CREATE TABLE ${own} LIKE ${there}.${own}`;
  }

  /** A name without a database is looked up in the one that is in use. */
  private async onScratch<T>(run: () => Promise<T>): Promise<T> {
    const { query, scratch, server } = this.source;
    await query(`USE ${quoteIdentifier(scratch.schema)}`);
    try {
      return await run();
    } finally {
      await query(`USE ${quoteIdentifier(server.database)}`);
    }
  }

  private async attempt(statement: string): Promise<string | undefined> {
    try {
      await this.source.query(statement);
      return undefined;
    } catch (error) {
      if (error instanceof ConnectionError) throw error;
      return error instanceof Error ? error.message : String(error);
    }
  }

  private async readBack(name: string, database: string): Promise<ScratchView | RefusedView> {
    const { query, server, scratch } = this.source;
    const named = (column: string) => ` AND ${column} = ${quoteLiteral(name)}`;
    const found = (await query(
      programsQuery(
        server,
        (column, table) => `${column} = ${quoteLiteral(scratch.schema)}${table ? named(table) : ""}`,
      ),
    )) as readonly ProgramRow[];
    const rows = found.filter((row) => row.kind === "view" && row.name === name);
    const [row] = await withCreated(query, server.flavour, scratch.schema, rows, () => true);
    if (row === undefined) return { refused: "it cannot be read back", isWhole: false };
    const { session, dependsOn = [], ...view } = viewOf(row, this.ownNames(database));
    return { query: queryOf(view), session, dependsOn };
  }

  private ownNames(database: string): OwnNames {
    return { database, tables: this.relations, compared: new Set(), routines: this.routines };
  }

  /** The tables and views that a query names. */
  private namesIn({ name: own, query = "" }: View): string[] {
    const fold = (name: string) => (this.source.server.lowerCaseTables ? name.toLowerCase() : name);
    const words = new Set(
      tokenize(query)
        .filter(isName)
        .map((token) => fold(nameOf(token))),
    );
    return [...this.relations].filter((name) => name !== own && words.has(name));
  }

  private namesRoutine({ query = "" }: View): boolean {
    return tokenize(query).some((token) => isName(token) && this.routines.has(nameOf(token).toLowerCase()));
  }
}

function nameOfRelation({ name }: { readonly name: string }): string {
  return name;
}

function isName({ kind }: { readonly kind: string }): boolean {
  return kind === "word" || kind === "quoted";
}

function createView(schema: string, name: string, { query = "" }: View): string {
  return `CREATE VIEW ${schema}${quoteIdentifier(name)} AS\n${query}`;
}

function createTable(table: Table, server: ServerFacts): string {
  const bare: Table = {
    name: table.name,
    columns: table.columns.map(({ name, type, collation, nullable }) => ({ name, type, collation, nullable })),
    ...(table.primaryKey && { primaryKey: table.primaryKey }),
    uniques: [],
    indexes: [],
    foreignKeys: [],
    checks: [],
    options: { engine: table.options?.engine, collation: table.options?.collation },
  };
  return printSql(renderTable(bare, server)[0]!, quoteIdentifier);
}
