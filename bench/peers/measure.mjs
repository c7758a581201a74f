// One run of a command as a whole process: wall time, and the most memory that it held.
import { spawn } from "node:child_process";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";

const peak = fileURLToPath(new URL("peak.cjs", import.meta.url));

/** @returns milliseconds and, with `memory`, MiB; throws with what the process printed where it failed */
export async function measure({ args, allowed = [0] }, { cwd, env, memory = false }) {
  const start = performance.now();
  const child = spawn(process.execPath, memory ? ["--require", peak, ...args] : args, {
    cwd,
    env: { ...process.env, NO_COLOR: "1", ...env },
    stdio: ["ignore", "pipe", "pipe", memory ? "pipe" : "ignore"],
  });
  const texts = [1, 2, 3].map((at) => collect(child.stdio[at]));
  const code = await new Promise((resolve, reject) => child.on("error", reject).on("close", resolve));
  const milliseconds = performance.now() - start;
  const [output, errors, kilobytes] = texts.map((read) => read());
  if (!allowed.includes(code)) throw new Error(`node ${args.join(" ")} exited with ${code}:\n${output}${errors}`);
  return { milliseconds, mebibytes: Number(kilobytes) / 1024, output };
}

function collect(stream) {
  const chunks = [];
  stream?.on("data", (chunk) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString("utf8");
}
