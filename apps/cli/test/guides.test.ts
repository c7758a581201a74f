import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { Project } from "./project";

const docs = resolve(__dirname, "../../../docs");
const guides = resolve(docs, "guides");
const read = (file: string): string => readFileSync(resolve(guides, file), "utf8");
const blocksOf = (page: string) =>
  [...page.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language = "", text = ""]) => ({ language, text }));
const withoutTimes = (text: string): string => text.replace(/\d{13}/g, "<ms>");

/** `$ npx stingerloom command` and what it prints, again and again. */
function commandsOf(text: string): { readonly args: readonly string[]; readonly output: string }[] {
  const [, ...parts] = text.split(/^\$ npx stingerloom /m);
  return parts.map((part) => {
    const [line = "", ...output] = part.split("\n");
    return { args: line.split(" "), output: output.join("\n") };
  });
}

/** A file that a command made is filled; another is written. */
function takeFile(project: Project, text: string): void {
  const [, path = ""] = /^(?:\/\/|--) (\S+\/\S+)\n/.exec(text) ?? [];
  if (path === "") return;
  const made = project.list().find((name) => withoutTimes(`migrations/${name}`) === withoutTimes(path));
  const stamp = /\d{13}/.exec(made ?? "")?.[0] ?? "";
  project.write(
    made === undefined ? path : `migrations/${made}`,
    text.slice(text.indexOf("\n") + 1).replace(/\d{13}/g, stamp),
  );
}

test.each(["getting-started.md", "writing-migrations.md"])(
  "every command of %s prints what the page shows",
  async (page) => {
    const project = new Project();
    try {
      if (page !== "getting-started.md") {
        await project.succeed("init", "--type", "sqlite");
        project.write("entities/example.ts", "");
      }
      for (const { language, text } of blocksOf(read(page))) {
        if (language === "ts" || language === "sql") takeFile(project, text);
        for (const { args, output } of language === "console" ? commandsOf(text) : [])
          expect(withoutTimes(await project.succeed(...args))).toBe(withoutTimes(output));
      }
    } finally {
      project.remove();
    }
  },
);

test("every command and flag that a page names is there", async () => {
  const project = new Project();
  try {
    const help = new Map<string, string>();
    const pages = [...readdirSync(guides).map((file) => resolve(guides, file)), resolve(docs, "cli.md")];
    const lines = pages.flatMap((page) => [
      ...readFileSync(page, "utf8").matchAll(/npx stingerloom ([a-z]+:?[a-z]*)([^`\n"&]*)/g),
    ]);
    for (const [, command = "", rest = ""] of lines) {
      const text = help.get(command) ?? (await project.succeed("help", command));
      help.set(command, text);
      for (const [flag] of rest.matchAll(/--[a-z-]+/g)) expect(`${command}\n${text}`).toContain(flag);
    }
    expect(help.size).toBeGreaterThan(5);
  } finally {
    project.remove();
  }
});

test("every link of the documents leads somewhere", () => {
  const pages = readdirSync(docs, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".md"));
  const broken = pages.flatMap((page) =>
    [...readFileSync(resolve(docs, page), "utf8").matchAll(/\]\(([^)#:\s]+)(?:#[^)]*)?\)/g)]
      .map(([, link = ""]) => link)
      .filter((link) => !existsSync(resolve(docs, dirname(page), link)))
      .map((link) => `${page}: ${link}`),
  );
  expect(broken).toEqual([]);
});
