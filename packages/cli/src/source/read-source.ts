import { UsageError, type ConnectionOptions } from "@stingerloom/core";
import { readEntities } from "@stingerloom/entities";
import { nameKey, type Schema, type Table } from "@stingerloom/schema-diff";
import type { ScratchConfig } from "../config";
import type { Driver } from "../driver-module";
import { loadDriver } from "../load-driver";
import { scratchServerOf } from "../scratch-server-of";
import { buildWanted } from "./build-wanted";
import type { SchemaSource } from "./schema-source";
import { withEmptyScratch } from "./with-empty-scratch";

export interface SourceToRead {
  /** Connected to the live database, whose engine the throw-away one has. */
  readonly driver: Driver;
  readonly connection: ConnectionOptions;
  readonly entities: readonly Function[];
  readonly source: SchemaSource;
  readonly scratch?: ScratchConfig;
  readonly projectRoot?: string;
  readonly signal?: AbortSignal;
}

/**
 * The wanted schema, whole: what a throw-away database has after functions, entities and files of SQL have built it.
 * @throws UsageError `SOURCE_FAILED`, `SOURCE_EMPTY`; StingerloomError `SCRATCH_UNAVAILABLE`, `ABORTED`
 */
export function readSource(given: SourceToRead): Promise<Schema> {
  const { driver: live, connection, entities, source, scratch, projectRoot, signal } = given;
  const { ignore, namingStrategy } = connection;
  const openDriver = (options: ConnectionOptions) => loadDriver(options, projectRoot);
  const server = scratchServerOf(connection, scratch);
  return withEmptyScratch({ live, openDriver, server, signal }, async (driver, options) => {
    await buildWanted({ entities, namingStrategy, source }, { driver, options });
    const built = await driver.introspect({ ignore });
    refuseNothing(built);
    return withEarlierNames(built, driver.dialect.normalize(readEntities(entities, { namingStrategy })));
  });
}

/** @throws UsageError `SOURCE_EMPTY`: to want nothing at all is a mistake */
function refuseNothing({ tables, views, enums, sequences, opaqueObjects }: Schema): void {
  const made = opaqueObjects.filter(({ kind }) => kind !== "default collation");
  if (tables.length + views.length + enums.length + sequences.length + made.length > 0) return;
  throw new UsageError("SOURCE_EMPTY", "The source of the configuration builds nothing", {
    hint: "Its files have no statements, or its function created nothing in the database that it was given.",
  });
}

/** A database does not know what was renamed: that is in the entities alone. */
function withEarlierNames(built: Schema, asked: Schema): Schema {
  const [tables, views] = [asked.tables, asked.views].map(
    (list) => new Map(list.map((one) => [nameKey(one), one] as const)),
  );
  return {
    ...built,
    tables: built.tables.map((table) => withEarlierColumns(table, tables?.get(nameKey(table)) as Table | undefined)),
    views: built.views.map((view) => ({ ...view, renamedFrom: views?.get(nameKey(view))?.renamedFrom })),
  };
}

function withEarlierColumns(table: Table, asked: Table | undefined): Table {
  if (asked === undefined) return table;
  const names = new Map(asked.columns.map(({ name, renamedFrom }) => [name, renamedFrom]));
  const columns = table.columns.map((column) => ({ ...column, renamedFrom: names.get(column.name) }));
  return { ...table, columns, renamedFrom: asked.renamedFrom };
}
