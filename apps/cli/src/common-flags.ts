import type { Argv } from "yargs";

/** The flags that commands share. */
export function withCommonFlags<O>(parser: Argv<O>, which: "all" | "configuration" | "output" = "all"): Argv<O> {
  const group = "Common options:";
  if (which !== "output")
    parser
      .option("config", {
        group,
        type: "string",
        describe: "Path to the configuration file (default: found in this folder or one above)",
        requiresArg: true,
      })
      .option("connection", {
        group,
        type: "string",
        describe: "Which of the configuration's connections to use",
        requiresArg: true,
      })
      .option("env-file", {
        group,
        type: "string",
        describe: "File of environment variables to read first",
        requiresArg: true,
      });
  if (which === "all")
    parser.option("connection-url", {
      group,
      type: "string",
      describe: "Database to use in place of the configuration's",
      requiresArg: true,
    });
  return parser
    .option("json", { group, type: "boolean", describe: "Print machine-readable output" })
    .option("no-color", { group, type: "boolean", describe: "No colours" })
    .option("verbose", { group, type: "boolean", describe: "Print more, stack traces included" });
}
