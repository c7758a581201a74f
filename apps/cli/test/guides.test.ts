import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, resolve } from "node:path";
import { driverOf } from "@stingerloom/testing";
import ts from "typescript";
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

/** A database whose file is named in the first line, made by the statements that follow. */
async function makeDatabase(project: Project, text: string): Promise<void> {
  const [head = "", ...statements] = text.trim().split("\n");
  const driver = driverOf("sqlite", { type: "sqlite", database: project.path(head.replace("-- ", "")) });
  await driver.connect();
  for (const statement of statements) await driver.query(statement);
  await driver.close();
}

/** A program of a page as the compiler writes it; other files are left alone. */
function takeProgram(project: Project, text: string): void {
  const [, file] = /^\/\/ (server|report)\.ts\n/.exec(text) ?? [];
  if (file !== undefined) project.write(`${file}.js`, transpiled(text));
}

function transpiled(source: string): string {
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true };
  return ts.transpileModule(source, { compilerOptions }).outputText;
}

/** A file that a command made is filled; another is written. */
function takeFile(project: Project, text: string): void {
  const [, path = ""] = /^(?:\/\/|--) (\S+\.\w+)\n/.exec(text) ?? [];
  if (path === "") return;
  const made = project.list().find((name) => withoutTimes(`migrations/${name}`) === withoutTimes(path));
  const stamp = /\d{13}/.exec(made ?? "")?.[0] ?? "";
  project.write(
    made === undefined ? path : `migrations/${made}`,
    text.slice(text.indexOf("\n") + 1).replace(/\d{13}/g, stamp),
  );
}

test.each(["writing-migrations.md", "workflow.md", "existing-database.md"])(
  "every command of %s prints what the page shows",
  async (page) => {
    const project = new Project();
    try {
      if (page !== "existing-database.md") await project.succeed("init", "--type", "sqlite");
      if (page === "writing-migrations.md") project.write("entities/example.ts", "");
      for (const { language, text } of blocksOf(read(page))) {
        if (/^-- \S+\.db\n/.test(text)) await makeDatabase(project, text);
        else if (language === "ts" || language === "sql") takeFile(project, text);
        for (const { args, output } of language === "console" ? commandsOf(text) : [])
          expect({ args, output: withoutTimes(await project.succeed(...args)) }).toEqual({
            args,
            output: withoutTimes(output),
          });
      }
    } finally {
      project.remove();
    }
  },
);

test("the commands of deployment.md run where the variable of the URL is set", async () => {
  const project = new Project();
  try {
    await project.succeed("init", "--type", "sqlite");
    await project.succeed("migrate:generate", "--name", "first");
    project.write(
      "stingerloom.config.ts",
      project.read("stingerloom.config.ts").replace('database: "app.db"', "url: process.env.DATABASE_URL"),
    );
    const page = read("deployment.md").replaceAll('"npx", "stingerloom", "', "npx stingerloom ");
    const commands = [...page.matchAll(/npx stingerloom ([a-z:]+(?: --[a-z-]+(?: \d+)?)*)/g)];
    expect(commands).toHaveLength(6);
    for (const [i, [, command = ""]] of commands.entries()) {
      // CI begins with an empty database.
      const database = command === "migrate:check" ? i - 1 : i;
      const { code, output } = await project.run(command.split(" "), {
        env: { DATABASE_URL: `sqlite:${database}.db` },
      });
      expect({ command, code, output }).toMatchObject({ code: 0 });
    }
  } finally {
    project.remove();
  }
});

describe("applications.md", () => {
  const page = read("applications.md");

  test("the programs run", async () => {
    const project = new Project();
    try {
      await project.succeed("init", "--type", "sqlite");
      for (const { language, text } of blocksOf(page)) if (language === "ts") takeProgram(project, text);
      project.write(
        "stingerloom.config.js",
        transpiled(project.read("stingerloom.config.ts").replace('["./migrations/*"]', "[]")),
      );
      project.write("listen.js", 'require("http").Server.prototype.listen = (port) => console.log("listens", port);\n');
      expect(await project.node(["-r", "./listen.js", "server.js"])).toMatchObject({
        code: 0,
        stdout: "Migrations: nothing to run\nlistens 3000\n",
        stderr: "",
      });
      expect(await project.node(["report.js"])).toMatchObject({
        code: 0,
        stdout:
          "{ executed: [], pending: [ 'CreateNotes' ] }\n" +
          "[ { name: 'CreateNotes', direction: 'up', success: true } ]\n",
      });
    } finally {
      project.remove();
    }
  });

  test("NestJS is shown as in the example, which has a test", () => {
    const example = resolve(docs, "../examples/nestjs");
    for (const file of ["src/migrations.module.ts", "src/app.module.ts", "stingerloom.config.ts"])
      expect(page).toContain(`// ${file}\n${readFileSync(resolve(example, file), "utf8")}`);
  });
});

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

describe("links", () => {
  const markdown = (folder: string) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".md") && !file.includes("node_modules"))
      .map((file) => resolve(folder, file));

  test.each([
    [
      "of the repository",
      () => [...markdown(docs), ...["README", "CONTRIBUTING", "SECURITY", "CHANGELOG"].map(ofRoot)],
    ],
    ["of the documents that are published", () => markdown(published())],
  ])("every link %s leads somewhere", (_, pages) => {
    expect(pages().flatMap(brokenLinks)).toEqual([]);
  });

  test("no README of a package leads out of it", () => {
    const readmes = ["packages", "apps"].flatMap((folder) => {
      const parent = resolve(docs, "..", folder);
      return readdirSync(parent).map((name) => resolve(parent, name, "README.md"));
    });
    expect(readmes.length).toBeGreaterThan(9);
    expect(readmes.flatMap((file) => readFileSync(file, "utf8").match(/\]\(\.\.[^)]*\)/g) ?? [])).toEqual([]);
  });

  test("every page that a message names is published", () => {
    const sources = ["packages", "apps"].flatMap((folder) => {
      const parent = resolve(docs, "..", folder);
      return readdirSync(parent).flatMap((name) => sourcesOf(resolve(parent, name, "src")));
    });
    const named = sources.flatMap((file) => {
      const text = readFileSync(file, "utf8").replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, "");
      return [...text.matchAll(/[\w@/]*docs\/[\w/-]+\.md/g)].map(([path]) => path);
    });
    expect(named.length).toBeGreaterThan(1);
    for (const path of named) {
      const [installed, page] = path.split("/docs/");
      expect(installed).toBe("node_modules/@stingerloom/orm");
      expect(existsSync(resolve(published(), page!))).toBe(true);
    }
  });
});

function ofRoot(name: string): string {
  return resolve(docs, "..", `${name}.md`);
}

let publishedDocs: string | undefined;

/** The documents as `npm pack` takes them. */
function published(): string {
  if (publishedDocs !== undefined) return publishedDocs;
  publishedDocs = resolve(mkdtempSync(resolve(tmpdir(), "stingerloom-docs-")), "docs");
  const { status, stderr } = spawnSync(process.execPath, [resolve(docs, "../scripts/copy-docs.mjs"), publishedDocs]);
  if (status !== 0) throw new Error(String(stderr));
  return publishedDocs;
}

afterAll(() => {
  if (publishedDocs !== undefined) rmSync(dirname(publishedDocs), { recursive: true });
});

function sourcesOf(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => resolve(folder, file));
}

/** Links of a page to files that are not there, and to headings that are not in them. */
function brokenLinks(page: string): string[] {
  const text = readFileSync(page, "utf8").replace(/^```[^]*?^```$/gm, "");
  return [...text.matchAll(/\]\(([^)#:\s]*)(?:#([^)\s]*))?\)/g)].flatMap(([link, path = "", anchor]) => {
    const target = path === "" ? page : resolve(dirname(page), path);
    const isThere = existsSync(target) && (anchor === undefined || anchorsOf(target).includes(anchor));
    return isThere ? [] : [`${page}: ${link}`];
  });
}

/** The anchors of a page's headings, as code hosts make them. */
function anchorsOf(page: string): string[] {
  return [...readFileSync(page, "utf8").matchAll(/^#+ (.*)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, "")
      .replace(/\s/g, "-"),
  );
}
