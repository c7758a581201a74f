import {
  assertNever,
  id,
  renderObject,
  sql,
  type QualifiedName,
  type SqlText,
  type Table,
} from "@stingerloom/schema-diff";
import type { Operation } from "../model/operation";
import { sameName } from "../sql/tokenize";
import { renderAddedColumn } from "./render-column";
import { renderExpression } from "./render-expression";
import { renderIndex } from "./render-index";
import { renderRebuild } from "./render-rebuild";
import { renderTable } from "./render-table";

/** The statements of an operation. Changes that ALTER TABLE cannot do come as rebuilds, made by `refine`. */
export function renderOperation(operation: Operation): readonly SqlText[] {
  switch (operation.kind) {
    case "addTable":
      return renderAddTable(operation.table);
    case "dropTable":
      return [sql`DROP TABLE ${id(operation.table.name)}`];
    case "renameTable":
      return renderRenameTable(operation.from, operation.to);
    case "rebuildTable":
      return renderRebuild(operation);
    case "addColumn":
      return [sql`ALTER TABLE ${id(operation.table.name)} ADD COLUMN ${renderAddedColumn(operation)}`];
    case "dropColumn":
      return [sql`ALTER TABLE ${id(operation.table.name)} DROP COLUMN ${id(operation.column.name)}`];
    case "renameColumn":
      return [sql`ALTER TABLE ${id(operation.table.name)} RENAME COLUMN ${id(operation.from)} TO ${id(operation.to)}`];
    case "addIndex":
      return [renderIndex(operation.table.name, operation.index)];
    case "dropIndex":
      return [sql`DROP INDEX ${id(operation.index.name)}`];
    case "addView":
      return operation.view.sql.map(renderExpression);
    case "dropView":
      return [sql`DROP VIEW ${id(operation.view.name)}`];
    case "addObject":
    case "dropObject":
    case "alterObject":
      return renderObject(operation);
    case "addTrigger":
      return [renderExpression(operation.trigger.sql)];
    case "dropTrigger":
      return [sql`DROP TRIGGER ${id(operation.trigger.name)}`];
    // Normal forms have none of these.
    case "addNamespace":
    case "dropNamespace":
    case "addEnum":
    case "dropEnum":
    case "alterEnum":
    case "addSequence":
    case "dropSequence":
    case "alterSequence":
    case "alterTableComment":
      return [];
    case "alterTableOptions":
    case "alterColumn":
    case "addPrimaryKey":
    case "dropPrimaryKey":
    case "addUnique":
    case "dropUnique":
    case "addForeignKey":
    case "dropForeignKey":
    case "addCheck":
    case "dropCheck":
    case "renameConstraint":
      throw new Error(
        `SQLite has no statement for ${operation.kind} on ${operation.table.name}: it takes a rebuild, ` +
          `which refine makes.`,
      );
    default:
      return assertNever(operation);
  }
}

function renderAddTable(table: Table): readonly SqlText[] {
  return [
    renderTable(table),
    ...table.indexes.map((index) => renderIndex(table.name, index)),
    ...(table.triggers ?? []).map((trigger) => renderExpression(trigger.sql)),
  ];
}

/** A name that differs in case alone is the same to SQLite, so the way leads over another one. */
function renderRenameTable(from: QualifiedName, to: QualifiedName): readonly SqlText[] {
  const rename = (a: string, b: string) => sql`ALTER TABLE ${id(a)} RENAME TO ${id(b)}`;
  if (!sameName(from.name, to.name)) return [rename(from.name, to.name)];
  const between = `__stingerloom_old_${to.name}`;
  return [rename(from.name, between), rename(between, to.name)];
}
