import type { ServerFacts } from "../model/server";

/** Triggers, views, routines, events, and one row for each partition. */
export interface ProgramRow {
  readonly kind: string;
  readonly name: string | null;
  readonly owner: string | null;
  readonly body: string | null;
  readonly detail: string | null;
  readonly extra: string | null;
  readonly sub: string | null;
  readonly place: number | string | null;
  /** `user@host` of whom it runs as, where that is not us. */
  readonly definer: string | null;
  /** The sql_mode under which it was made. */
  readonly mode: string | null;
  /** The character set of the client that made it, and the collation of its connection. */
  readonly client: string | null;
  readonly connection: string | null;
  /** What SHOW CREATE says of it, where it was asked. */
  readonly created?: string;
}

type Column = Exclude<keyof ProgramRow, "kind" | "created">;

const columns: readonly Column[] = [
  "name",
  "owner",
  "body",
  "detail",
  "extra",
  "sub",
  "place",
  "definer",
  "mode",
  "client",
  "connection",
];

/** One query for all of them: what a kind does not have is null. */
export function programsQuery({ flavour }: ServerFacts, inSchema: (column: string, table?: string) => string): string {
  const definer = `IF(DEFINER = CURRENT_USER(), NULL, ${text("DEFINER")})`;
  const mode = text("SQL_MODE");
  const charset = { client: text("CHARACTER_SET_CLIENT"), connection: text("COLLATION_CONNECTION") };
  return [
    part("'trigger'", "TRIGGERS", inSchema("EVENT_OBJECT_SCHEMA", "EVENT_OBJECT_TABLE"), {
      name: text("TRIGGER_NAME"),
      owner: text("EVENT_OBJECT_TABLE"),
      body: text("ACTION_STATEMENT"),
      detail: text("ACTION_TIMING"),
      extra: text("EVENT_MANIPULATION"),
      place: "ACTION_ORDER",
      definer,
      mode,
      ...charset,
    }),
    part("'partition'", "PARTITIONS", `${inSchema("TABLE_SCHEMA", "TABLE_NAME")} AND PARTITION_NAME IS NOT NULL`, {
      name: text("PARTITION_NAME"),
      owner: text("TABLE_NAME"),
      body: text("PARTITION_DESCRIPTION"),
      detail: text("PARTITION_METHOD"),
      extra: text("PARTITION_EXPRESSION"),
      sub: text("CONCAT_WS(' ', SUBPARTITION_METHOD, CONCAT('(', SUBPARTITION_EXPRESSION, ')'))"),
      place: "PARTITION_ORDINAL_POSITION",
    }),
    part("'view'", "VIEWS", inSchema("TABLE_SCHEMA", "TABLE_NAME"), {
      name: text("TABLE_NAME"),
      body: text("VIEW_DEFINITION"),
      detail: text("SECURITY_TYPE"),
      extra: text("CHECK_OPTION"),
      ...(flavour === "mariadb" && { sub: text("ALGORITHM") }),
      definer,
      ...charset,
    }),
    part(`LOWER(${text("ROUTINE_TYPE")})`, "ROUTINES", inSchema("ROUTINE_SCHEMA"), {
      name: text("ROUTINE_NAME"),
      body: text("ROUTINE_DEFINITION"),
      detail: text("DTD_IDENTIFIER"),
      extra: text("CONCAT_WS(' ', IS_DETERMINISTIC, SQL_DATA_ACCESS, SECURITY_TYPE)"),
      definer,
      mode,
      ...charset,
    }),
    part("'event'", "EVENTS", inSchema("EVENT_SCHEMA"), {
      name: text("EVENT_NAME"),
      body: text("EVENT_DEFINITION"),
      // Without STARTS an event starts when it is made: then that moment is none of its own.
      detail: text("IF(CONVERT_TZ(STARTS, TIME_ZONE, @@SESSION.time_zone) IN (CREATED, LAST_ALTERED), STARTS, NULL)"),
      extra: text("STATUS"),
      sub: text("TIME_ZONE"),
      definer,
      mode,
      ...charset,
    }),
  ].join(" UNION ALL ");
}

function part(kind: string, from: string, where: string, values: Readonly<Partial<Record<Column, string>>>): string {
  const selected = columns.map((column) => `${values[column] ?? "NULL"} AS ${column}`);
  return `SELECT ${kind} AS kind, ${selected.join(", ")} FROM information_schema.${from} WHERE ${where}`;
}

/** The catalog's views come in several collations, which a UNION does not take together. */
function text(column: string): string {
  return `CONVERT(${column} USING utf8mb4) COLLATE utf8mb4_bin`;
}
