import type { RunnerEvent } from "@stingerloom/core";
import { createProgress, type ProgressOutput } from "../src/progress";
import type { Terminal } from "../src/terminal";
import { Project } from "./project";

const plan = { kind: "plan", message: "", migrations: ["A", "B"] } as const;
const start = (migration: string): RunnerEvent => ({ kind: "start", migration, direction: "up", message: migration });
const statement = (migration: string, number: number): RunnerEvent => ({
  kind: "statement",
  migration,
  number,
  message: "",
});
const end = (migration: string): RunnerEvent => ({ kind: "end", migration, direction: "up", message: migration });

/** Standard output and standard error in the order in which they are written. */
function play(isTerminal: boolean, steps: readonly (RunnerEvent | number)[]): string[] {
  jest.useFakeTimers({ now: 0 });
  const out: string[] = [];
  const output: ProgressOutput = { isTerminal, write: (text) => void out.push(text), now: Date.now };
  const terminal = {
    print: (text: string, mark = "") => void out.push(`${mark}${text}\n`),
    colors: { green: String, red: String },
  } as unknown as Terminal;
  const progress = createProgress(terminal, output);
  for (const step of steps) {
    if (typeof step === "number") jest.advanceTimersByTime(step);
    else progress.onEvent(step);
  }
  progress.end();
  jest.useRealTimers();
  return out;
}

test("a terminal shows what is under way on one line", () => {
  const over = "\r\u001b[K";
  expect(play(true, [plan, start("A"), end("A"), start("B"), statement("B", 3), 12_000, end("B")])).toEqual([
    `${over}running A (1 of 2) · 00:00`,
    over,
    "✓ A ran\n",
    `${over}running B (2 of 2) · 00:00`,
    `${over}running B (2 of 2) · statement 3 · 00:00`,
    ...Array.from(
      { length: 12 },
      (_, i) => `${over}running B (2 of 2) · statement 3 · 00:${String(i + 1).padStart(2, "0")}`,
    ),
    over,
    "✓ B ran\n",
  ]);
});

test("elsewhere there is a line for each result, and one every half minute", () => {
  expect(play(false, [plan, start("A"), end("A"), start("B"), statement("B", 1), 65_000, end("B")])).toEqual([
    "✓ A ran\n",
    "running B (2 of 2) · statement 1 · 00:30\n",
    "running B (2 of 2) · statement 1 · 01:00\n",
    "✓ B ran\n",
  ]);
});

test("each result is shown as it comes, and once", async () => {
  const project = new Project();
  try {
    project.configure({ type: "sqlite", database: "app.db" });
    for (const [file, name, up] of [
      ["1_a", "A", "console.error('A is running');"],
      ["2_b", "B", "console.error('B is running'); console.log('from B');"],
      ["3_c", "C", "throw new Error('no C');"],
    ])
      project.write(
        `migrations/${file}.js`,
        `exports.${name} = class ${name} { get name() { return "${name}"; } async up() { ${up} } async down() {} };`,
      );
    project.write(
      "stingerloom.config.ts",
      project.read("stingerloom.config.ts").replace("migrations/*.ts", "migrations/*.js"),
    );
    let seen = "";
    const { stdout, stderr } = await project.run(["migrate:run", "--verbose"], {
      onOutput: (output) => (seen ||= output),
    });
    expect(stdout).toBe("✓ A ran\nfrom B\n✓ B ran\n✗ C failed\n");
    expect(stderr).toContain("no C");
    // The stack of what the migration threw, with its file and line.
    expect(stderr).toMatch(/migrations\/3_c\.js:1:\d+/);
    const json = await project.run(["migrate:run", "--json"]);
    expect(JSON.parse(json.stdout)).toMatchObject({ results: [{ name: "C", success: false }] });
  } finally {
    project.remove();
  }
});
