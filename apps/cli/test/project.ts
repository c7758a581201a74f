import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";

const app = resolve(__dirname, "..");
const packages = resolve(app, "..", "..", "packages");
const linked = ["orm", "drivers-pg", "drivers-mysql", "drivers-sqlite"];

/** Package managers' scripts set NODE_PATH, by which packages would be found that the project does not have. */
const ownEnvironment = { NODE_PATH: "", NO_COLOR: "1" };

/** What a child process did. */
export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Both, for what must be in neither. */
  readonly output: string;
  /** Milliseconds from its last output to its end. */
  readonly lingered: number;
}

export interface RunOptions {
  readonly env?: NodeJS.ProcessEnv;
  /** Called with the output so far whenever there is more. */
  readonly onOutput?: (output: string) => void;
}

/** A user's project in a folder of its own, in which the built binary runs as a child process. */
export class Project {
  readonly folder = mkdtempSync(join(tmpdir(), "stingerloom-project-"));

  constructor() {
    const scope = join(this.folder, "node_modules", "@stingerloom");
    mkdirSync(scope, { recursive: true });
    for (const name of linked) symlinkSync(join(packages, name), join(scope, name), "dir");
    this.write("package.json", '{ "private": true }\n');
  }

  path(...parts: readonly string[]): string {
    return join(this.folder, ...parts);
  }

  write(file: string, text: string): void {
    mkdirSync(dirname(this.path(file)), { recursive: true });
    writeFileSync(this.path(file), text);
  }

  /** A configuration in TypeScript for this connection, with all in `entities/` and `migrations/`. */
  configure(connection: object): void {
    this.write(
      "stingerloom.config.ts",
      `import { defineConfig } from "@stingerloom/orm";

export default defineConfig({
  connection: { ...${JSON.stringify(connection)}, entities: ["entities/*.ts"] },
  migrations: ["migrations/*.ts"],
});
`,
    );
  }

  read(file: string): string {
    return readFileSync(this.path(file), "utf8");
  }

  /** The names in a folder of the project; none when it is not there. */
  list(folder = "migrations"): string[] {
    try {
      return readdirSync(this.path(folder)).sort();
    } catch {
      return [];
    }
  }

  /** Runs `stingerloom` with these arguments. */
  run(args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
    return this.node([join(app, "bin", "stingerloom.js"), ...args], options);
  }

  /** Runs `stingerloom` and expects it to end well. */
  async succeed(...args: readonly string[]): Promise<string> {
    const outcome = await this.run(args);
    if (outcome.code !== 0)
      throw new Error(`stingerloom ${args.join(" ")} exited with ${outcome.code}:\n${outcome.output}`);
    return outcome.stdout;
  }

  node(args: readonly string[], { env = {}, onOutput }: RunOptions = {}): Promise<Outcome> {
    return new Promise((done, fail) => {
      const child = spawn(process.execPath, args, {
        cwd: this.folder,
        env: { ...process.env, ...ownEnvironment, ...env },
        stdio: ["ignore", "pipe", "pipe"],
        timeout: 45_000,
        killSignal: "SIGKILL",
      });
      let [stdout, stderr, last] = ["", "", Date.now()];
      const took = () => {
        last = Date.now();
        onOutput?.(stdout + stderr);
      };
      child.stdout.setEncoding("utf8").on("data", (text: string) => ((stdout += text), took()));
      child.stderr.setEncoding("utf8").on("data", (text: string) => ((stderr += text), took()));
      child.on("error", fail);
      child.on("close", (code) => done({ code, stdout, stderr, output: stdout + stderr, lingered: Date.now() - last }));
    });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  }
}
