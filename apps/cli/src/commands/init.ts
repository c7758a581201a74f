import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { StingerloomError } from "@stingerloom/core";
import { exitCodes } from "../exit-code";
import type { GlobalOptions } from "../global-options";
import { createTerminal } from "../terminal";

type DatabaseType = "postgres" | "mysql" | "mariadb" | "sqlite";

export interface InitOptions {
  readonly type?: DatabaseType;
}

const fileName = "stingerloom.config.ts";

/** `init` */
export async function init(options: InitOptions & GlobalOptions): Promise<number> {
  const terminal = createTerminal(options);
  const path = join(process.cwd(), fileName);
  try {
    await writeFile(path, configText(options.type ?? "sqlite"), { flag: "wx" });
  } catch (cause) {
    const exists = (cause as NodeJS.ErrnoException).code === "EEXIST";
    throw new StingerloomError(
      exists ? "FILE_EXISTS" : "OUTPUT_NOT_WRITABLE",
      exists ? `${fileName} is there already` : `${fileName} cannot be written: ${(cause as Error).message}`,
      {
        hint: exists ? "Nothing was changed." : "Check the folder's permissions.",
        cause,
      },
    );
  }
  terminal.printJson({ filePath: path });
  terminal.print(`Created: ${fileName}`);
  return exitCodes.done;
}

function configText(type: DatabaseType): string {
  const server = (port: number, user: string) =>
    [
      '    host: process.env.DB_HOST ?? "localhost",',
      `    port: Number(process.env.DB_PORT ?? ${port}),`,
      `    username: process.env.DB_USER ?? "${user}",`,
      "    password: process.env.DB_PASS,",
      '    database: process.env.DB_NAME ?? "mydb",',
    ].join("\n");
  const where = {
    sqlite: '    database: "app.db",',
    postgres: server(5432, "postgres"),
    mysql: server(3306, "root"),
    mariadb: server(3306, "root"),
  }[type];
  return `import { defineConfig } from "@stingerloom/orm";

export default defineConfig({
  connection: {
    type: "${type}",
${where}
    entities: ["./entities/*.ts"],
  },
  migrations: ["./migrations/*.ts"],
});
`;
}
