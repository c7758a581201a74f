import type { OpaqueObject } from "@stingerloom/schema-diff";
import { quoteIdentifier } from "../sql/quote";
import type { TableRow } from "./catalog";
import { createdTable } from "./created-table";
import type { OwnNames } from "./own-names";
import type { ProgramRow } from "./routines-and-views-query";
import { triggersOf } from "./triggers";

/**
 * A table that is more than our model of one (MariaDB's versioned tables, and those with periods): it comes and goes by
 * its statement, and is never recreated. Its triggers are objects of their own.
 */
export function objectsOfTable(row: TableRow, programs: readonly ProgramRow[], own: OwnNames): OpaqueObject[] {
  const { name, type, created } = row;
  const kind = type === "BASE TABLE" ? "table with periods" : `${type.toLowerCase()} table`;
  if (created === undefined) return [{ kind, name, definition: [row.engine, row.options].join(" ") }];
  const create = created.replace(/ AUTO_INCREMENT=\d+/, "");
  const table: OpaqueObject = {
    kind,
    name,
    parts: [{ name: "", create: [create], drop: [`DROP TABLE ${quoteIdentifier(name)}`] }],
    dependsOn: createdTable(created).references.map((target) => ({ name: target })),
    holdsRows: true,
  };
  const triggers = triggersOf(
    programs.filter((program) => program.kind === "trigger"),
    own,
  );
  return [
    table,
    ...triggers.map((trigger): OpaqueObject => ({
      kind: "trigger",
      name: `${trigger.name} on ${name}`,
      parts: [
        {
          name: "",
          create: [trigger.sql],
          drop: [`DROP TRIGGER ${quoteIdentifier(trigger.name)}`],
          ...(trigger.session && { session: trigger.session }),
        },
      ],
      dependsOn: [{ name }, ...(trigger.follows === undefined ? [] : [{ name: `${trigger.follows} on ${name}` }])],
    })),
  ];
}
