import type { Dialect } from "@stingerloom/schema-diff";
import { endStatement } from "./sql/end-statement";
import { features } from "./model/features";
import { frameOf } from "./render/session-frame";
import { hazardsOf } from "./hazards/hazards";
import { normalizeSchema } from "./normalize/normalize";
import { quoteIdentifier } from "./sql/quote";
import { refine } from "./plan/refine";
import { renderOperation } from "./render/render-operation";
import { renderType } from "./render/render-type";
import { assumedServer, type ServerFacts } from "./connection/server";

/** All that is pure about a MySQL 8.0+ or MariaDB 10.6+ server and the database that we are in. */
export function createMysqlDialect(server: ServerFacts = assumedServer("mysql")): Dialect {
  return {
    name: server.flavour,
    features,
    normalize: (schema) => normalizeSchema(schema, server),
    refine: (operations, before) => refine(operations, before, server),
    render: (operation) => renderOperation(operation, server),
    hazards: (operation, statistics) => hazardsOf(operation, server, statistics),
    sessionFrame: frameOf,
    endStatement,
    renderType,
    quoteIdentifier,
    generatedUuid: "uuid()",
  };
}

/** The dialect of a MariaDB server. */
export function createMariadbDialect(server: ServerFacts = assumedServer("mariadb")): Dialect {
  return createMysqlDialect(server);
}
