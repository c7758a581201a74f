import { existsSync } from "node:fs";
import { appendFile, mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { StingerloomError } from "@stingerloom/core";
import { askInit } from "../ask-init";
import { exitCodes } from "../exit-code";
import type { GlobalOptions } from "../global-options";
import { configText, entityText, envLine, type InitAnswers } from "../init-files";
import { createTerminal, type Terminal } from "../terminal";

export interface InitOptions {
  readonly type?: InitAnswers["type"];
  readonly entities?: string;
  readonly output?: string;
  readonly url?: string;
}

const configFile = "stingerloom.config.ts";

/** `init`: asks at a terminal what the flags do not say. Installs nothing, and never writes over a file. */
export async function init(options: InitOptions & GlobalOptions): Promise<number> {
  const terminal = createTerminal(options);
  refuseExisting();
  const answers = await askInit(options, terminal);
  const { type, entities, output } = answers;
  const entityFile = `${entities}/example.ts`;
  const files: string[] = [];
  await write(configFile, configText(answers));
  files.push(configFile);
  for (const folder of [entities, output]) await mkdir(folder, { recursive: true });
  if (!existsSync(entityFile)) files.push(await write(entityFile, entityText));
  if (type !== "sqlite" && (await addToEnv(envLine(answers)))) files.push(".env");
  terminal.printJson({
    filePath: join(process.cwd(), configFile),
    files: files.map((file) => join(process.cwd(), file)),
  });
  for (const file of files) terminal.print(`Created: ${file}`);
  printNext(answers, terminal);
  return exitCodes.done;
}

/** The next three commands: to install what is missing comes first. */
function printNext({ type }: InitAnswers, { print }: Terminal): void {
  const flags = type === "sqlite" ? "" : " --env-file .env";
  const missing = missingPackages(type);
  const commands = [
    ...(missing.length === 0 ? [] : [`npm i ${missing.join(" ")}`]),
    `npx stingerloom migrate:generate --name first${flags}`,
    `npx stingerloom migrate:run${flags}`,
    `npx stingerloom migrate:status${flags}`,
  ];
  print("Next:");
  for (const command of commands.slice(0, 3)) print(`  ${command}`);
}

function missingPackages(type: InitAnswers["type"]): string[] {
  const driver = { postgres: "drivers-pg", mysql: "drivers-mysql", mariadb: "drivers-mysql", sqlite: "drivers-sqlite" };
  const { resolve } = createRequire(join(process.cwd(), "package.json"));
  return ["@stingerloom/orm", `@stingerloom/${driver[type]}`].filter((name) => {
    try {
      return !resolve(name);
    } catch {
      return true;
    }
  });
}

function refuseExisting(): void {
  if (!existsSync(configFile)) return;
  throw new StingerloomError("FILE_EXISTS", `${configFile} is there already`, { hint: "Nothing was changed." });
}

async function write(file: string, text: string): Promise<string> {
  try {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text, { flag: "wx" });
    return file;
  } catch (cause) {
    throw new StingerloomError("OUTPUT_NOT_WRITABLE", `${file} cannot be written: ${(cause as Error).message}`, {
      hint: "Check the folder's permissions.",
      cause,
    });
  }
}

/** A line of `.env`, unless it sets the variable already. */
async function addToEnv(line: string): Promise<boolean> {
  const before = existsSync(".env") ? await readFile(".env", "utf8") : "";
  if (/^DATABASE_URL=/m.test(before)) return false;
  await appendFile(".env", `${before === "" || before.endsWith("\n") ? "" : "\n"}${line}\n`);
  return true;
}
