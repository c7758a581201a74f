import type { Dialect } from "@stingerloom/schema-diff";
import { script } from "./render/script";
import { features } from "./plan/features";
import { normalizeSchema } from "./normalize/normalize";
import { quoteIdentifier } from "./sql/quote";
import { planSteps } from "./plan/plan-steps";
import { renderType } from "./render/render-type";
import { assumedServer, type ServerFacts } from "./model/server";

/** All that is pure about a MySQL 8.0+ or MariaDB 10.6+ server and the database that we are in. */
export function createMysqlDialect(server: ServerFacts = assumedServer("mysql")): Dialect {
  return {
    name: server.flavour,
    features,
    normalize: (schema) => normalizeSchema(schema, server),
    planSteps: (changes, context) => planSteps(changes, context, server, { renderType }),
    script,
    renderType,
    quoteIdentifier,
    generatedUuid: "uuid()",
  };
}

/** The dialect of a MariaDB server. */
export function createMariadbDialect(server: ServerFacts = assumedServer("mariadb")): Dialect {
  return createMysqlDialect(server);
}
