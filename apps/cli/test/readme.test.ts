import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { driverOf } from "@stingerloom/testing";
import { Project } from "./project";

interface Block {
  readonly language: string;
  readonly text: string;
}

interface Command {
  readonly args: readonly string[];
  readonly output: string;
}

const readme = readFileSync(resolve(__dirname, "../../../README.md"), "utf8");

/** The code of one chapter, in its order. */
function blocksOf(title: string): Block[] {
  const chapter = readme.split(/^## /m).find((part) => part.startsWith(`${title}\n`));
  if (chapter === undefined) throw new Error(`README.md has no chapter "${title}"`);
  return [...chapter.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language = "", text = ""]) => ({ language, text }));
}

/** `$ command` and the lines that it prints, again and again. */
function commandsOf(text: string): Command[] {
  const [, ...parts] = text.split(/^\$ npx stingerloom /m);
  return parts.map((part) => {
    const [line = "", ...output] = part.split("\n");
    return { args: line.split(" "), output: output.join("\n") };
  });
}

/** Times differ from one day to the next, and the engine's version from one client to the next. */
function withoutTimes(text: string): string {
  return text
    .replace(/\d{13}/g, "<ms>")
    .replace(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/g, "<time>")
    .replace(/SQLite \d+\.\d+\.\d+/g, "SQLite <version>");
}

describe("the workflow of README.md", () => {
  const project = new Project();
  afterAll(() => project.remove());

  /** A file named in the first line: written as the page says, but for a migration, which the command wrote. */
  function takeFile(text: string): void {
    const [, file = ""] = /^\/\/ (\S+)\n/.exec(text) ?? [];
    const body = text.slice(text.indexOf("\n") + 1);
    if (!file.startsWith("migrations/")) return project.write(file, body);
    const written = project.list().find((name) => withoutTimes(`migrations/${name}`) === withoutTimes(file));
    expect(withoutTimes(project.read(`migrations/${written}`))).toBe(withoutTimes(body));
  }

  test("each command prints what the page shows", async () => {
    const seen: string[] = [];
    for (const { language, text } of blocksOf("The workflow")) {
      if (language === "ts") takeFile(text);
      for (const { args, output } of language === "console" ? commandsOf(text) : []) {
        expect(withoutTimes(await project.succeed(...args))).toBe(withoutTimes(output));
        seen.push(args[0] ?? "");
      }
    }
    expect(new Set(seen)).toEqual(new Set(["migrate:generate", "migrate:run", "migrate:status", "migrate:rollback"]));
  });
});

test("the first five minutes of README.md are four commands that run", async () => {
  const project = new Project();
  try {
    const [{ text } = { text: "" }] = blocksOf("Five minutes to the first migration");
    const commands = [...text.matchAll(/^npx stingerloom ([^#\n]+)/gm)].map(([, command = ""]) => command.trim());
    expect(commands).toHaveLength(4);
    let last = "";
    for (const command of commands) last = await project.succeed(...command.split(" "));
    expect(last).toContain("Summary: 1 executed, 0 pending\n");
  } finally {
    project.remove();
  }
});

test("the configuration that README.md shows names options that there are", async () => {
  const project = new Project();
  try {
    for (const { text } of blocksOf("Configuration")) project.write("stingerloom.config.ts", text);
    project.write("entities/none.ts", "export {};\n");
    const status = await project.run(["migrate:status", "--connection-url", "sqlite:app.db"]);
    expect(status).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("Summary: 0 executed, 0 pending") as string,
    });
  } finally {
    project.remove();
  }
});

test("two databases are compared as README.md shows", async () => {
  const project = new Project();
  const seen: string[] = [];
  try {
    for (const { language, text } of blocksOf("Compare two databases")) {
      if (language === "sql") await makeFile(project, text);
      for (const { args, output } of language === "console" ? commandsOf(text) : []) {
        expect(await project.succeed(...args)).toBe(output);
        seen.push(args[0] ?? "");
      }
    }
    expect(seen).toEqual(["schema:diff"]);
  } finally {
    project.remove();
  }
});

/** A file named in the first line, made by the statements that follow, a line each. */
async function makeFile(project: Project, text: string): Promise<void> {
  const [head = "", ...statements] = text.trim().split("\n");
  const driver = driverOf("sqlite", { type: "sqlite", database: project.path(head.replace("-- ", "")) });
  await driver.connect();
  for (const statement of statements) await driver.query(statement);
  await driver.close();
}
