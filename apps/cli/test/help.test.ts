import { Project } from "./project";

let project: Project;
beforeAll(() => {
  project = new Project();
});
afterAll(() => project.remove());

const commands = async (): Promise<string[]> =>
  [...(await project.succeed("--help")).matchAll(/^ {2}stingerloom (\w+(?::\w+)?)/gm)].map(([, name = ""]) => name);

test("every command shows two examples that name it, and its own flags", async () => {
  const names = (await commands()).filter((name) => name !== "completion");
  expect(names).toHaveLength(16);
  for (const name of names) {
    const help = await project.succeed("help", name);
    expect(await project.succeed(name, "--help")).toBe(help);
    expect(help.match(new RegExp(`^  stingerloom ${name}( |$)`, "gm"))).toHaveLength(2);
    expect(help.includes("--connection-url")).toBe(!/^(init|schema:diff|migrate:create)$/.test(name));
    expect(help.includes("--config ")).toBe(name !== "init");
  }
});

test("without a command, the commands are shown beside the output", async () => {
  const { code, stdout, stderr } = await project.run([]);
  expect([code, stdout, stderr]).toEqual([2, "", await project.succeed("--help")]);
  expect(stderr).toContain("  stingerloom init");
});

test.each([
  ["down", "migrate:rollback"],
  ["revert", "migrate:rollback"],
  ["undo", "migrate:rollback"],
  ["migration:revert", "migrate:rollback"],
  ["migrate:revert", "migrate:rollback"],
  ["up", "migrate:run"],
  ["deploy", "migrate:run"],
  ["migrate:latest", "migrate:run"],
  ["migrate", "migrate:run"],
  ["drop", "migrate:fresh"],
  ["db:pull", "schema:pull"],
  ["introspect", "schema:pull"],
  ["reset", "migrate:reset"],
  ["migrate:rnu", "migrate:run"],
  ["schema:dif", "schema:diff"],
])("%s: did you mean %s?", async (word, meant) => {
  const { code, stderr } = await project.run([word]);
  expect([code, stderr]).toEqual([
    2,
    `USAGE: There is no command ${word}\n  Did you mean ${meant}? stingerloom --help lists the commands.\n`,
  ]);
});

test.each([
  [["migrate:run", "--dry-rnu"], "migrate:run has no option --dry-rnu", "Did you mean --dry-run? "],
  [["migrate:run", "--xyzzy"], "migrate:run has no option --xyzzy", ""],
  [["init", "--connection-url", "x"], "init has no option --connection-url", ""],
  [["migrate:run", "all"], "migrate:run takes no argument all", ""],
  [["migrate:generate", "init"], "migrate:generate takes no argument init", "Did you mean --name init? "],
])("%j", async (args, message, meant) => {
  const { code, stderr } = await project.run(args);
  expect([code, stderr]).toEqual([
    2,
    `USAGE: ${message}\n  ${meant}stingerloom ${args[0]} --help lists the options.\n`,
  ]);
});

test("flags may come before the command", async () => {
  const { stdout } = await project.run(["--json", "migrate:status"]);
  expect(JSON.parse(stdout)).toMatchObject({ error: { code: "CONFIG_NOT_FOUND" } });
});

test("a script for the shell's completion is printed", async () => {
  expect(await project.succeed("completion")).toContain("stingerloom");
});
