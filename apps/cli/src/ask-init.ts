import { connectionFromUrl } from "@stingerloom/cli";
import { UsageError } from "@stingerloom/core";
import { askText } from "./ask-text";
import { defaultUrls, type InitAnswers } from "./init-files";
import type { Terminal } from "./terminal";
import { isInteractive } from "./terminal-resolver";

type Given = Partial<Pick<InitAnswers, "type" | "entities" | "output" | "url">>;

/**
 * What the flags do not say is asked at a terminal, and the default elsewhere. The database has no default.
 * @throws UsageError `USAGE`, `CONNECTION_URL`
 */
export async function askInit(given: Given, { json }: Terminal): Promise<InitAnswers> {
  const known = typeOf(given);
  const asks = isInteractive() && !json && known === undefined;
  const type = known ?? (asks ? await askType() : refuseUnknown());
  const text = async (question: string, value: string | undefined, fallback: string): Promise<string> =>
    value ?? (asks ? (await askText(`${question} (${fallback}): `)) || fallback : fallback);
  const entities = await text("Folder of the entities", given.entities, "entities");
  const output = await text("Folder of the migrations", given.output, "migrations");
  const url = await text(type === "sqlite" ? "Database file" : "Database URL", given.url, defaultUrls[type]);
  return { type, entities: folderOf(entities), output: folderOf(output), ...(url !== "" && { url }) };
}

/** The type that a flag names, or the scheme of the URL. */
function typeOf({ type, url }: Given): InitAnswers["type"] | undefined {
  // A file of SQLite needs no scheme.
  const scheme = url === undefined || !url.includes("://") ? undefined : connectionFromUrl(url).type;
  if (type === undefined || scheme === undefined || type === scheme || isMysql(type, scheme))
    return type ?? (scheme as InitAnswers["type"] | undefined);
  throw new UsageError("USAGE", `--type is ${type}, and --url is one of ${scheme}`, {
    hint: "Leave --type out: the URL has it already.",
  });
}

/** A URL of MySQL leads to MariaDB as well. */
function isMysql(type: string, scheme: string): boolean {
  return type === "mariadb" && scheme === "mysql";
}

function refuseUnknown(): never {
  throw new UsageError("USAGE", "init needs the type of the database, and there is no terminal to ask on", {
    hint: "Pass --type postgres, --type mysql, --type mariadb or --type sqlite.",
  });
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

function folderOf(path: string): string {
  return path.replaceAll("\\", "/").replace(/^\.\//, "").replace(/\/+$/, "");
}
