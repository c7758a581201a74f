import {
  assertNever,
  id,
  joinSql,
  qualified,
  renderObject,
  sql,
  type AddColumn,
  type AlterEnum,
  type Change,
  type ChangeOf,
  type QualifiedName,
  type SqlText,
} from "@stingerloom/schema-diff";
import { partsOf } from "../model/combined-step";
import { quoteLiteral } from "../sql/quote";
import { renderColumn } from "./render-column";
import { renderCheck, renderForeignKey } from "./render-constraint";
import { renderAlteredColumn } from "./render-altered-column";
import { renderIndex, renderPrimaryKey, renderUnique } from "./render-index";
import { renderAddedColumn } from "./render-added-column";
import { renderSequence, renderSequenceChange } from "./render-sequence";
import { renderTable } from "./render-table";
import { renderTrigger } from "./render-trigger";
import type { ServerFacts } from "../model/server";
import { renderChangedOptions } from "../model/table-options";
import { withSessionSettings } from "./with-session-settings";

/** The statements of one operation; what `refine` merged into it becomes one ALTER TABLE with it. */
export function renderOperation(operation: Change, server: ServerFacts): readonly SqlText[] {
  switch (operation.kind) {
    case "addTable":
      return renderTable(operation.table, server);
    case "dropTable":
      return [sql`DROP TABLE ${qualified(operation.table)}`];
    case "renameTable":
      return [sql`RENAME TABLE ${qualified(operation.from)} TO ${qualified(operation.to)}`];
    case "addView":
      return withSessionSettings(
        operation.view.session,
        operation.view.sql.map((text) => sql`${text}`),
      );
    case "dropView":
      return [sql`DROP VIEW ${qualified(operation.view)}`];
    case "addObject":
      return withSessionSettings(operation.object.parts?.[0]?.session, renderObject(operation));
    case "dropObject":
      return renderDroppedObject(operation);
    case "alterObject":
      return renderObject(operation);
    case "addTrigger":
      return renderTrigger(operation.trigger);
    case "dropTrigger":
      return [sql`DROP TRIGGER ${id(operation.trigger.name)}`];
    case "addSequence":
      return [renderSequence(operation.sequence)];
    case "dropSequence":
      return [sql`DROP SEQUENCE ${qualified(operation.sequence)}`];
    case "alterSequence":
      return [renderSequenceChange(operation.from, operation.to)];
    case "alterColumn":
      return renderAlteredColumn(
        operation,
        (column) => alterTable(operation.table, [{ ...operation, to: column }, ...partsOf(operation).slice(1)], server),
        server.flavour,
      );
    case "addColumn":
      return renderAddedColumn(operation, server.flavour, (add) => alterTable(operation.table, partsOf(add), server));
    case "addNamespace":
    case "dropNamespace":
    case "addEnum":
    case "dropEnum":
    case "alterEnum":
      // Normal form has no schemas and no enums of their own here.
      return [];
    case "addForeignKey":
      return withSessionSettings(operation.foreignKey.notEnforced ? { foreign_key_checks: "OFF" } : undefined, [
        alterTable(operation.table, partsOf(operation), server),
      ]);
    default:
      return [alterTable(operation.table, partsOf(operation), server)];
  }
}

/** An older MariaDB knows packages under their own mode alone. */
function renderDroppedObject(operation: ChangeOf<"dropObject">): readonly SqlText[] {
  const { kind, parts } = operation.object;
  const session = kind.startsWith("package") ? parts?.[0]?.session : undefined;
  return withSessionSettings(session, renderObject(operation));
}

function alterTable(table: QualifiedName, operations: readonly Change[], server: ServerFacts): SqlText {
  const clauses = operations.filter(isClause).map((operation) => renderClause(operation, server));
  const listed = joinSql(clauses.filter((clause) => clause.length > 0));
  const repartitioned = operations.flatMap((operation) =>
    operation.kind === "alterTableOptions" ? renderChangedOptions(operation.from, operation.to).partitions : [],
  );
  // What divides the rows stands behind all else, without a comma.
  const parts = [listed, ...repartitioned.map((text) => sql`${text}`)].filter((part) => part.length > 0);
  return sql`ALTER TABLE ${qualified(table)} ${joinSql(parts, " ")}`;
}

type Clause = Exclude<
  Extract<Change, { readonly table: QualifiedName }>,
  AlterEnum | { readonly kind: "addTable" | "dropTable" | "addTrigger" | "dropTrigger" }
>;

function isClause(operation: Change): operation is Clause {
  return "table" in operation && !["addTable", "dropTable", "addTrigger", "dropTrigger"].includes(operation.kind);
}

function renderClause(operation: Clause, server: ServerFacts): SqlText {
  const { flavour } = server;
  switch (operation.kind) {
    case "addColumn":
      return sql`ADD COLUMN ${renderColumn(operation.column, flavour)}${place(operation)}`;
    case "dropColumn":
      return sql`DROP COLUMN ${id(operation.column.name)}`;
    case "alterColumn":
      return sql`MODIFY COLUMN ${renderColumn(operation.to, flavour)}`;
    case "renameColumn":
      return sql`RENAME COLUMN ${id(operation.from)} TO ${id(operation.to)}`;
    case "addPrimaryKey":
      return sql`ADD ${renderPrimaryKey(operation.primaryKey)}`;
    case "dropPrimaryKey":
      return sql`DROP PRIMARY KEY`;
    case "addUnique":
      return sql`ADD ${renderUnique(operation.unique)}`;
    case "dropUnique":
      return sql`DROP INDEX ${id(operation.unique.name)}`;
    case "addIndex":
      return sql`ADD ${renderIndex(operation.index, flavour)}`;
    case "dropIndex":
      return sql`DROP INDEX ${id(operation.index.name)}`;
    case "addForeignKey":
      return sql`ADD ${renderForeignKey(operation.foreignKey)}`;
    case "dropForeignKey":
      return sql`DROP FOREIGN KEY ${id(operation.foreignKey.name)}`;
    case "addCheck":
      return sql`ADD ${renderCheck(operation.check)}`;
    case "dropCheck":
      return sql`${flavour === "mysql" ? "DROP CHECK" : "DROP CONSTRAINT"} ${id(operation.check.name)}`;
    case "renameConstraint":
      return sql`RENAME INDEX ${id(operation.from)} TO ${id(operation.to)}`;
    case "alterTableOptions":
      return sql`${renderChangedOptions(operation.from, operation.to).options}`;
    case "alterTableComment":
      return sql`COMMENT = ${quoteLiteral(operation.to ?? "")}`;
    default:
      return assertNever(operation);
  }
}

function place({ after }: AddColumn): SqlText | undefined {
  if (after === undefined) return undefined;
  return after === null ? sql` FIRST` : sql` AFTER ${id(after)}`;
}
