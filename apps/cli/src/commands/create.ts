import { relative, resolve } from "node:path";
import { checkWritable, createMigrationFile, type GenerateOptions } from "@stingerloom/cli";
import { exitCodes } from "../exit-code";
import type { GlobalOptions } from "../global-options";
import { createTerminal } from "../terminal";

export interface CreateOptions {
  readonly name: string;
  readonly output?: string;
  readonly language?: GenerateOptions["language"];
}

/** `migrate:create` */
export async function create(options: CreateOptions & GlobalOptions): Promise<number> {
  const terminal = createTerminal(options);
  const folder = resolve(options.output ?? "./migrations");
  await checkWritable(folder);
  const filePath = await createMigrationFile(folder, options);
  terminal.printJson({ filePath });
  terminal.print(`Created: ${relative(process.cwd(), filePath) || filePath}`);
  return exitCodes.done;
}
