import type { Argv, ArgumentsCamelCase, CommandModule } from "yargs";
import type { GlobalOptions } from "./global-options";
import { withCommonFlags } from "./common-flags";
import type * as guard from "./guard-command";

/** A command as the parser sees it; the code behind it is loaded when it runs. */
export interface CommandSpec<O> {
  readonly command: string;
  /** What stands behind the command without a flag: `[names..]`. Default: nothing. */
  readonly positional?: string;
  readonly describe: string;
  /** Command lines without `stingerloom`, and what they do. */
  readonly examples: readonly (readonly [command: string, does: string])[];
  /** Which of the common flags it has: all, all but those of the database, or those of the output alone. */
  readonly flags?: "all" | "configuration" | "output";
  readonly options: (parser: Argv) => Argv<O>;
  readonly load: () => (options: O & GlobalOptions) => Promise<number>;
}

export function lazyCommand<O>(spec: CommandSpec<O>, done: (code: number) => void): CommandModule<object, O> {
  return {
    command: spec.positional === undefined ? spec.command : `${spec.command} ${spec.positional}`,
    describe: spec.describe,
    builder: (parser) => {
      for (const [line, does] of spec.examples) parser.example(`$0 ${line}`, does);
      return spec.options(withCommonFlags(parser, spec.flags));
    },
    handler: async (given: ArgumentsCamelCase<O>) => {
      const options = given as unknown as O & GlobalOptions;
      const { guardCommand } = require("./guard-command") as typeof guard;
      done(await guardCommand(options, () => spec.load()(options)));
    },
  };
}
