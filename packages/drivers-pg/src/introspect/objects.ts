import { dependenciesQuery } from "./dependencies";
import { operatorsQuery } from "./operators";
import { otherObjectsQuery } from "./other-objects";
import { publicationsQuery } from "./publications";
import type { Present } from "./rare-kinds";
import { routinesQuery } from "./routines";
import { notOfExtension } from "./scope";
import { OWNED_SEQUENCES, ownedSequencesQuery, sequencesQuery } from "./sequences";
import { tableObjectsQuery } from "./table-objects";
import { textSearchQuery } from "./text-search";
import { typesQuery } from "./types";
import { viewsQuery } from "./views";

/**
 * All that is no table, constraint or index, in one query: `data` tells by kind. Of the rare kinds only those that are
 * `present`.
 */
export function objectsQuery(own: string, version: number, present: Present): string {
  const kinds: readonly (string | false)[] = [
    namespaces(own),
    enums(own),
    sequencesQuery(own),
    otherObjectsQuery(own, version),
    present.types && typesQuery(own, version),
    present.routines && routinesQuery(own),
    present.views && viewsQuery(own, version),
    triggersQuery(own),
    present.operators && operatorsQuery(own),
    present.textSearch && textSearchQuery(own),
    present.publications && publicationsQuery(own, version),
    tableObjectsQuery(own, version, present),
    dependenciesQuery(),
  ];
  return (
    `WITH ${OWNED_SEQUENCES} AS MATERIALIZED ` +
    `(${ownedSequencesQuery()})\n${kinds.filter((kind) => kind !== false).join("\nUNION ALL\n")}`
  );
}

function namespaces(own: string): string {
  return `SELECT 'namespace' AS kind, NULL::text AS schema, n.nspname::text AS name, NULL::text AS owner,
    json_build_object('comment', obj_description(n.oid, 'pg_namespace')) AS data
FROM pg_namespace n WHERE ${own} AND ${notOfExtension("pg_namespace", "n.oid")}`;
}

function enums(own: string): string {
  return `SELECT 'enum', n.nspname::text, t.typname::text, NULL, json_build_object(
  'values', (SELECT json_agg(e.enumlabel ORDER BY e.enumsortorder) FROM pg_enum e
  WHERE e.enumtypid = t.oid), 'comment', obj_description(t.oid, 'pg_type'))
FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace WHERE t.typtype = 'e' AND ${own}
  AND ${notOfExtension("pg_type", "t.oid")}`;
}

/**
 * The triggers of tables that `own` lets through; those of views belong to the view, those of partitions to the table.
 */
export function triggersQuery(own: string): string {
  return `SELECT 'trigger' AS kind, n.nspname::text AS schema, t.tgname::text AS name, c.relname::text AS owner,
    json_build_object('definition', pg_get_triggerdef(t.oid)) AS data
FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE NOT t.tgisinternal AND t.tgparentid = 0 AND c.relkind IN ('r', 'p') AND ${own}
  AND ${notOfExtension("pg_class", "c.oid")}`;
}
