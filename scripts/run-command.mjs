import { spawn } from "node:child_process";

import { root } from "./root.mjs";

/** Runs a command with the terminal's own input and output; gives its exit code, 1 where a signal ended it. */
export function runCommand(command, args, { cwd = root, env = process.env, shell = false, onStart } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, shell, stdio: "inherit" });
    onStart?.(child);
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 1));
  });
}

export function runNode(args, options) {
  return runCommand(process.execPath, args, options);
}
