import { spawn } from "node:child_process";

/** What package managers add to the environment of a script, which would lead a new project back to this checkout. */
const foreign = /^(npm_|NODE_PATH$|NODE_OPTIONS$|PNPM_|INIT_CWD$)/i;

/** The environment of a user's terminal; `bin` comes first in its PATH. */
export function ownEnvironment(bin, more = {}) {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !foreign.test(name)));
  return { ...env, NO_COLOR: "1", ...(bin !== undefined && { PATH: `${bin}:${env.PATH}` }), ...more };
}

/** Runs a command and keeps its output; gives its exit code and both streams in one text. */
export function runQuietly(command, args, { cwd, env = ownEnvironment() }) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"], timeout: 300_000 });
    let output = "";
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text) => (output += text));
    child.on("error", (error) => resolve({ code: 1, output: error.message }));
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

/** The same for what everything else needs. @throws Error with the output */
export async function mustRun(command, args, options) {
  const { code, output } = await runQuietly(command, args, options);
  if (code !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${code}:\n${output}`);
  return output;
}
