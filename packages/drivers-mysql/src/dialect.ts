import type { Dialect } from "@stingerloom/schema-diff";
import { endStatement } from "./end-statement";
import { features } from "./features";
import { frameOf } from "./frame";
import { hazardsOf } from "./hazards";
import { normalizeSchema } from "./normalize";
import { quoteIdentifier } from "./quote";
import { refine } from "./refine";
import { renderOperation } from "./render-operation";
import { renderType } from "./render-type";
import { assumedServer, type ServerFacts } from "./server";

/** All that is pure about a MySQL 8.0+ or MariaDB 10.6+ server and the database that we are in. */
export function createMysqlDialect(server: ServerFacts = assumedServer("mysql")): Dialect {
  return {
    name: server.flavour,
    features,
    normalize: (schema) => normalizeSchema(schema, server),
    refine: (operations, before) => refine(operations, before, server),
    render: (operation) => renderOperation(operation, server),
    hazards: (operation, statistics) => hazardsOf(operation, server, statistics),
    frame: frameOf,
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
