import type * as commandLine from "./command-line";
import { endLeftOpen } from "./end-left-open";
import { version } from "./version";

// The answer to `--version` needs no argument parser: nothing else is loaded for it.
if (process.argv.length === 3 && (process.argv[2] === "--version" || process.argv[2] === "-v")) {
  process.stdout.write(`${version}\n`);
} else {
  const { runCommandLine } = require("./command-line") as typeof commandLine;
  const args = process.argv.slice(2);
  // A URL among the arguments may hold a password, and everybody on the machine can read the arguments of a process.
  process.title = ["stingerloom", ...args.slice(0, 1).filter((arg) => /^[\w:-]+$/.test(arg))].join(" ");
  void runCommandLine(args).then((code) => {
    process.exitCode = code;
    endLeftOpen(code);
  });
}
