import type * as verifyCommand from "./commands/verify";
import type { VerifyCommandOptions } from "./commands/verify";
import type { CommandSpec } from "./lazy-command";

export const verifySpec: CommandSpec<VerifyCommandOptions> = {
  command: "migrate:verify",
  positional: "[names..]",
  describe: "Prove migrations on a throw-away database: up, down and up again, with rows",
  examples: [
    ["migrate:verify", "Prove those that are pending"],
    ["migrate:verify --all", "For CI: the whole history, and that it ends with what the entities describe"],
  ],
  options: (parser) =>
    parser
      .positional("names", { type: "string", array: true, describe: "Names, timestamps or files of migrations" })
      .option("all", { type: "boolean", describe: "The whole history, from an empty database" })
      .option("no-entities", { type: "boolean", describe: "With --all: do not compare the end with the entities" })
      .option("allow-empty", { type: "boolean", describe: "Succeed even though there are no migrations yet" }),
  load: () => (require("./commands/verify") as typeof verifyCommand).verify,
};
