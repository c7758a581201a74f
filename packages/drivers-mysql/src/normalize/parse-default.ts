import type { ColumnType, DefaultValue } from "@stingerloom/schema-diff";
import { isCurrentTime } from "../model/current-time";
import { unescapeCatalogText } from "../sql/expression";
import { normalizeDefault } from "./normalize-default";
import type { ServerFacts } from "../model/server";

/** `COLUMN_DEFAULT`: on MariaDB SQL, on MySQL the value itself, or SQL where `EXTRA` says DEFAULT_GENERATED. */
export function parseDefault(
  text: string | null,
  extra: string,
  type: ColumnType,
  server: ServerFacts,
): DefaultValue | undefined {
  if (text === null) return undefined;
  if (server.flavour === "mariadb") return normalizeDefault({ kind: "expression", sql: text }, type, server);
  if (/DEFAULT_GENERATED/i.test(extra))
    return normalizeDefault({ kind: "expression", sql: unescapeCatalogText(text) }, type, server);
  return normalizeDefault(
    isSqlAnyway(text, type) ? { kind: "expression", sql: text } : { kind: "literal", value: text },
    type,
    server,
  );
}

function isSqlAnyway(text: string, type: ColumnType): boolean {
  switch (type.kind) {
    case "datetime":
    case "timestamp":
      return isCurrentTime(text);
    case "binary":
    case "varbinary":
      return /^0x[0-9a-f]*$/i.test(text);
    case "native":
      return /^bit\b/.test(type.sql);
    default:
      return false;
  }
}
