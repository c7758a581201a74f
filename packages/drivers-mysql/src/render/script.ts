import type { ScriptRules } from "@stingerloom/schema-diff";
import { endStatement } from "../sql/end-statement";
import { assumedModes } from "../sql/assumed-modes";

/**
 * A script for the clients `mysql` and `mariadb`, which stop at the first error by themselves. The server commits at
 * every DDL statement, so there is no transaction around it. Its first lines see to it that strings are read as they
 * are written here.
 */
export const script: ScriptRules = {
  opening: [
    "-- Run it with --binary-mode --comments: without them the client changes line ends and leaves comments out.",
    // The client itself reads by it, as in the output of mysqlbinlog; also with --binary-mode.
    "/*!\\C utf8mb4 */;",
    "SET NAMES utf8mb4;",
    `SET SESSION sql_mode = '${assumedModes}';`,
  ],
  endStatement,
};
