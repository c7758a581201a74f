import { createInterface } from "node:readline/promises";
import { defaultUrls, type InitAnswers } from "./init-files";
import type { Terminal } from "./terminal";
import { isInteractive } from "./terminal-resolver";

type Given = Partial<Pick<InitAnswers, "type" | "entities" | "output" | "url">>;

/** What the flags do not say is asked at a terminal, and the default elsewhere. */
export async function askInit(given: Given, { json }: Terminal): Promise<InitAnswers> {
  const asks = isInteractive() && !json && given.type === undefined;
  const type = given.type ?? (asks ? await askType() : "sqlite");
  const text = async (question: string, value: string | undefined, fallback: string): Promise<string> =>
    value ?? (asks ? await askText(question, fallback) : fallback);
  const entities = await text("Folder of the entities", given.entities, "entities");
  const output = await text("Folder of the migrations", given.output, "migrations");
  const url = await text(type === "sqlite" ? "Database file" : "Database URL", given.url, defaultUrls[type]);
  return { type, entities: folderOf(entities), output: folderOf(output), ...(url !== "" && { url }) };
}

async function askType(): Promise<InitAnswers["type"]> {
  const { default: select } = await import("@inquirer/select");
  return select<InitAnswers["type"]>({
    message: "Which database?",
    choices: [
      { name: "PostgreSQL", value: "postgres" },
      { name: "MySQL", value: "mysql" },
      { name: "MariaDB", value: "mariadb" },
      { name: "SQLite", value: "sqlite" },
    ],
  });
}

async function askText(question: string, fallback: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const controller = new AbortController();
  lines.on("SIGINT", () => controller.abort());
  try {
    return (await lines.question(`${question} (${fallback}): `, { signal: controller.signal })).trim() || fallback;
  } finally {
    lines.close();
  }
}

function folderOf(path: string): string {
  return path.replaceAll("\\", "/").replace(/^\.\//, "").replace(/\/+$/, "");
}
