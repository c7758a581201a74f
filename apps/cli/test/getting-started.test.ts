import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { ENGINES, describeEngines, startDatabase, type Engine } from "@stingerloom/testing";
import { Project } from "./project";
import { TerminalSession, tmuxIsInstalled } from "./terminal-session";

jest.setTimeout(180_000);

const page = readFileSync(resolve(__dirname, "../../../docs/guides/getting-started.md"), "utf8");
const chapters: Readonly<Record<Engine, string>> = {
  sqlite: "SQLite",
  postgres: "PostgreSQL",
  mysql: "MySQL",
  mariadb: "MariaDB",
};
const title = tmuxIsInstalled ? "at a terminal" : "at a terminal: not run, because tmux is not installed";
const describeTerminal = tmuxIsInstalled ? describe : describe.skip;

/** The blocks of a chapter, in their order: sessions at a terminal, and files. */
function blocksOf(chapter: string): { readonly language: string; readonly text: string }[] {
  const text = page.split(/^## /m).find((part) => part.startsWith(`${chapter}\n`));
  if (text === undefined) throw new Error(`getting-started.md has no chapter "${chapter}"`);
  return [...text.matchAll(/^```(\w+)\n(.*?)\n```$/gms)].map(([, language = "", body = ""]) => ({
    language,
    text: body,
  }));
}

/** What is another one on another day, or on another server. */
const stamps = (text: string) =>
  text
    .replace(/^((?:\/\/ )?Proved on \w+) [\w.-]+:/gm, "$1 <version>:")
    .replace(/\d{13}/g, "<ms>")
    .replace(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/g, "<time>");

/** Types what a person types in a session of the page, and answers questions as it says. */
async function play(session: TerminalSession, text: string): Promise<void> {
  for (const line of text.split("\n")) {
    const [, command] = /^\$ (.+)$/.exec(line) ?? [];
    const [, choice] = /^✔ .*\? (.+)$/.exec(line) ?? [];
    const [, question, answer = ""] = /^([A-Z][\w ]+ \(.+\)):(?: (.*))?$/.exec(line) ?? [];
    if (command !== undefined) await session.command(command);
    else if (choice !== undefined) await choose(session, choice);
    else if (question !== undefined) {
      await session.until((lines) => lines.at(-1) === `${question}:`, question);
      session.type(answer);
    }
  }
}

async function choose(session: TerminalSession, choice: string): Promise<void> {
  await session.until((lines) => lines.includes(`  ${choice}`) || lines.includes(`❯ ${choice}`), choice);
  for (let tries = 0; tries < 10; tries++) {
    const lines = await session.until((all) => all.some((line) => line.startsWith("❯ ")), "a choice");
    const chosen = lines.find((line) => line.startsWith("❯ "));
    if (chosen === `❯ ${choice}`) return session.press("Enter");
    session.press("Down");
    await session.until((all) => !all.includes(chosen!), `another choice than ${chosen}`);
  }
  throw new Error(`The choice ${choice} is not there`);
}

/** A file of the page, named in its first line; the file of a migration is compared. */
function takeFile(project: Project, text: string): void {
  const [, file = ""] = /^\/\/ (\S+)\n/.exec(text) ?? [];
  const body = `${text.slice(text.indexOf("\n") + 1)}\n`;
  if (!file.startsWith("migrations/")) return project.write(file, body);
  const written = project.list().find((name) => stamps(`migrations/${name}`) === stamps(file));
  expect(stamps(project.read(`migrations/${written}`))).toBe(stamps(body));
}

describeTerminal(title, () => {
  describeEngines(ENGINES, (engine) => {
    it("everything that the page shows is typed, and comes on the screen", async () => {
      const project = new Project();
      const database = await startDatabase(engine, { label: "first" });
      const session = new TerminalSession(project);
      const shown: string[] = [];
      // The page names a database that a reader has; the test has another.
      const own = (text: string) => text.replaceAll(/\w+:\/\/app:secret@\S+/g, database.url);
      try {
        for (const { language, text } of blocksOf(chapters[engine])) {
          if (language === "ts") {
            await session.prompt();
            takeFile(project, text);
          }
          if (language !== "text") continue;
          await play(session, own(text));
          shown.push(...own(text).split("\n"));
        }
        expect(stamps((await session.prompt()).join("\n"))).toBe(stamps([...shown, "$"].join("\n")));
      } finally {
        session.close();
        project.remove();
        await database.drop();
      }
    });
  });

  it("Ctrl+C at a question ends with 130, and nothing is written", async () => {
    const project = new Project();
    const session = new TerminalSession(project);
    try {
      await session.command("npx stingerloom init; echo $?");
      await session.until((lines) => lines.includes("❯ PostgreSQL"), "the first question");
      session.press("C-c");
      expect((await session.prompt()).slice(-3)).toEqual(["Stopped: nothing was changed.", "130", "$"]);
      await session.command("npx stingerloom init; echo $?");
      await session.until((lines) => lines.includes("❯ PostgreSQL"), "the first question");
      session.press("Enter");
      await session.until((lines) => lines.at(-1) === "Folder of the entities (entities):", "the second question");
      session.press("C-c");
      expect((await session.prompt()).slice(-3)).toEqual(["Stopped: nothing was changed.", "130", "$"]);
      expect(project.list(".")).toEqual(["node_modules", "package.json"]);
    } finally {
      session.close();
      project.remove();
    }
  });
});
