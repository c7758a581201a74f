import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Column, Entity, PrimaryGeneratedColumn, readEntities } from "@stingerloom/entities";
import { driverOf } from "../src/driver-of";
import type { Engine } from "../src/engine";

const engines: readonly Engine[] = ["postgres", "mysql", "mariadb", "sqlite"];
const cells = (line: string) =>
  line
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());
const names = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map((match) => match[1]!);

/** The rows of the table of types in docs/entities.md: a type, and its words on each engine. */
function documentedTypes(): [type: string, engine: Engine, words: string][] {
  const document = readFileSync(join(__dirname, "../../../docs/entities.md"), "utf8");
  const table = document
    .slice(document.indexOf("<!-- types:"))
    .split("\n")
    .filter((line) => line.startsWith("|"));
  const end = table.findIndex((line, i) => i > 1 && !line.startsWith("| `"));
  return table.slice(2, end === -1 ? undefined : end).flatMap((line) => {
    const [types = "", ...words] = cells(line);
    return names(types).flatMap((type) =>
      engines.map((engine, i) => [type, engine, names(words[i]!)[0]!] as [string, Engine, string]),
    );
  });
}

test("the table of types in docs/entities.md is read", () => {
  expect(documentedTypes().length).toBeGreaterThan(100);
});

test.each(documentedTypes())("%s on %s is %s, as docs/entities.md says", (type, engine, words) => {
  class Thing {}
  PrimaryGeneratedColumn()(Thing.prototype, "id");
  Column({ type })(Thing.prototype, "c");
  Entity()(Thing);
  const { dialect } = driverOf(engine, { type: engine, database: ":memory:" });
  const column = dialect.normalize(readEntities([Thing])).tables[0]!.columns.find(({ name }) => name === "c")!;
  expect(dialect.renderType(column.type).replace(/, /g, ",").toUpperCase()).toBe(words);
});
