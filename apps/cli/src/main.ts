import type * as commandLine from "./command-line";
import { version } from "./version";

// The answer to `--version` needs no argument parser: nothing else is loaded for it.
if (process.argv.length === 3 && (process.argv[2] === "--version" || process.argv[2] === "-v")) {
  process.stdout.write(`${version}\n`);
} else {
  const { runCommandLine } = require("./command-line") as typeof commandLine;
  void runCommandLine(process.argv.slice(2)).then((code) => {
    process.exitCode = code;
  });
}
