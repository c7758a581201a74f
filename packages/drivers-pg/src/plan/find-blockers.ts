import {
  displayName,
  nameKey,
  nativeTypeName,
  type Change,
  type QualifiedName,
  type Reference,
  type Schema,
} from "@stingerloom/schema-diff";
import { typeChange } from "../model/type-change";
import { columnKey } from "../model/column-key";
import { NamesBeforeRename } from "./names-before-rename";
import { referencesIdentifier } from "./recreate-generated-columns";

/** Something that stays and keeps what it uses from being dropped. */
interface Dependent {
  readonly label: string;
  readonly dependsOn: readonly Reference[];
}

/**
 * What the server does not drop with a column, a table or an enum (postgresql.org/docs/current/ddl-depend.html). All
 * else goes with it, or is recreated by the plan.
 */
const holding: ReadonlySet<string> = new Set(["function", "procedure", "aggregate", "policy", "rule"]);

/** `view v uses t.a, which is dropped`: what of `live` is taken away under something that the changes leave alone. */
export function findBlockers(changes: readonly Change[], live: Schema): readonly string[] {
  const lost = new LostParts(changes);
  const held = rowTypesHeld(changes, live);
  if (lost.isEmpty) return held;
  const blocked = dependents(live, changes, lost).flatMap(({ label, dependsOn }) => {
    const reasons = new Set([...dependsOn.flatMap((on) => lost.reason(on) ?? []), ...lost.labelsCompared(dependsOn)]);
    return [...reasons].map((reason) => `${label} ${reason}`);
  });
  return [...blocked, ...held];
}

/** A table cannot be rewritten while a column of another holds its rows. */
function rowTypesHeld(changes: readonly Change[], { tables }: Schema): readonly string[] {
  const rewritten = new Map(
    changes.flatMap((op) =>
      op.kind === "alterColumn" && typeChange(op.from, op.to)?.rewrites === true
        ? [[nameKey(op.table), `${displayName(op.table)}.${op.from.name}`] as const]
        : [],
    ),
  );
  if (rewritten.size === 0) return [];
  const gone = new Set(
    changes.flatMap((op) => (op.kind === "dropColumn" ? [columnKey(op.table, op.column.name)] : [])),
  );
  return tables.flatMap((table) =>
    table.columns.flatMap(({ name, type }) => {
      const held = nativeTypeName(type);
      const changed = held && rewritten.get(nameKey(held));
      return changed === undefined || gone.has(columnKey(table, name))
        ? []
        : [
            `column ${displayName(table)}.${name} holds rows of ${displayName(held!)}, ` +
              `of which ${changed} changes its type`,
          ];
    }),
  );
}

/** What goes for good, under the names that it has before the renames. */
class LostParts {
  private readonly columns = new Map<string, string>();
  private readonly tables = new Map<string, string>();
  private readonly enums = new Map<string, string>();
  /** The type that a column leaves, by the column. */
  private readonly left = new Map<string, { readonly type: QualifiedName; readonly column: string }>();

  constructor(changes: readonly Change[]) {
    const names = new NamesBeforeRename(changes);
    const old = (table: QualifiedName, column: string) => {
      const was = { table: names.table(table), column: names.column(table, column) };
      return { key: columnKey(was.table, was.column), text: `${displayName(was.table)}.${was.column}` };
    };
    const added = new Set(
      changes.flatMap((op) => (op.kind === "addColumn" ? [columnKey(op.table, op.column.name)] : [])),
    );
    // What uses a table is recreated on what comes in its place.
    const come = new Set(changes.flatMap(nameMade));
    for (const op of changes) {
      if (op.kind === "dropTable" && come.has(nameKey(op.table))) continue;
      if (op.kind === "dropColumn" && !added.has(columnKey(op.table, op.column.name))) {
        const { key, text } = old(op.table, op.column.name);
        this.columns.set(key, text);
      } else if (op.kind === "dropTable") this.tables.set(nameKey(names.table(op.table)), displayName(op.table));
      else if (op.kind === "dropEnum") this.enums.set(nameKey(op.enum), displayName(op.enum));
      else if (op.kind === "alterColumn" && op.from.type.kind === "enumRef" && op.to.type.kind !== "enumRef") {
        const { key, text } = old(op.table, op.from.name);
        this.left.set(key, { type: op.from.type, column: text });
      }
    }
  }

  get isEmpty(): boolean {
    return this.columns.size + this.tables.size + this.enums.size + this.left.size === 0;
  }

  /** Is it dropped together with the table? */
  hasTable(table: QualifiedName): boolean {
    return this.tables.has(nameKey(table));
  }

  columnsOf(table: QualifiedName): readonly string[] {
    const start = columnKey(table, "");
    return [...this.columns.keys()].flatMap((key) => (key.startsWith(start) ? [key.slice(start.length)] : []));
  }

  reason(on: Reference): string | undefined {
    const column = on.column === undefined ? undefined : this.columns.get(columnKey(on, on.column));
    const name = column ?? this.tables.get(nameKey(on)) ?? this.enums.get(nameKey(on));
    return name === undefined ? undefined : `uses ${name}, which is dropped`;
  }

  /** A constant of the enum in the text would be compared with what the column becomes. */
  labelsCompared(dependsOn: readonly Reference[]): readonly string[] {
    const names = new Set(dependsOn.map(nameKey));
    return dependsOn.flatMap((on) => {
      const left = on.column === undefined ? undefined : this.left.get(columnKey(on, on.column));
      return left !== undefined && names.has(nameKey(left.type))
        ? [`names labels of ${displayName(left.type)}, which ${left.column} is no longer of`]
        : [];
    });
  }
}

function dependents(
  { views, tables, opaqueObjects }: Schema,
  changes: readonly Change[],
  lost: LostParts,
): Dependent[] {
  const planned = new Set(changes.flatMap(objectOf));
  return [
    ...views.map(({ materialized, dependsOn = [], ...view }) => ({
      key: `view ${nameKey(view)}`,
      label: `${materialized ? "materialized view" : "view"} ${displayName(view)}`,
      dependsOn,
    })),
    ...opaqueObjects.flatMap(({ kind, dependsOn = [], table, ...object }) =>
      !holding.has(kind) || (table !== undefined && lost.hasTable(table))
        ? []
        : [{ key: `${kind} ${nameKey(object)}`, label: `${kind} ${displayName(object)}`, dependsOn }],
    ),
    ...tables.flatMap((table) =>
      lost.hasTable(table)
        ? []
        : (table.triggers ?? []).map(({ name, sql }) => ({
            key: `trigger ${nameKey(table)} ${name}`,
            label: `trigger ${displayName(table)}.${name}`,
            dependsOn: lost
              .columnsOf(table)
              .filter((column) => referencesIdentifier(sql.split(/\bEXECUTE\b/i)[0]!, column))
              .map((column) => ({ schema: table.schema, name: table.name, column })),
          })),
    ),
  ].filter(({ key }) => !planned.has(key));
}

function nameMade(op: Change): string[] {
  if (op.kind === "addView") return [nameKey(op.view)];
  return op.kind === "addObject" ? [nameKey(op.object)] : [];
}

/** What the plan itself drops or changes. */
function objectOf(op: Change): string[] {
  switch (op.kind) {
    case "dropView":
      return [`view ${nameKey(op.view)}`];
    case "dropObject":
      return [`${op.object.kind} ${nameKey(op.object)}`];
    case "alterObject":
      return [`${op.from.kind} ${nameKey(op.from)}`];
    case "dropTrigger":
      return [`trigger ${nameKey(op.table)} ${op.trigger.name}`];
    default:
      return [];
  }
}
