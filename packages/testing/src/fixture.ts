import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Engine } from "./engine";

/** A schema that our own tool did not make: scripts as different communities write them, in two versions. */
export interface Fixture {
  readonly name: string;
  /** The statements that make the first version. */
  readonly first: readonly string[];
  /** The statements that make the second one from the first. */
  readonly second: readonly string[];
}

const folder = join(__dirname, "..", "fixtures");

/** MariaDB reads what is written for MySQL. */
const dialects: Readonly<Record<Engine, string>> = {
  postgres: "postgres",
  mysql: "mysql",
  mariadb: "mysql",
  sqlite: "sqlite",
};

export function fixturesOf(engine: Engine): readonly Fixture[] {
  const ending = `.${dialects[engine]}.sql`;
  const names = readdirSync(folder).filter((file) => file.endsWith(ending));
  return names.map((file) => {
    const name = file.slice(0, -ending.length);
    return {
      name,
      first: statementsOf(join(folder, file)),
      second: statementsOf(join(folder, `${name}.${dialects[engine]}.v2.sql`)),
    };
  });
}

/** A statement ends where a semicolon stands before an empty line: bodies of functions and triggers stay whole. */
function statementsOf(path: string): readonly string[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, "utf8")
    .split(/;\s*\n(?=\s*\n|\s*$)/)
    .map((text) => text.replace(/^(\s*--[^\n]*\n)+/, "").trim())
    .filter((text) => text !== "");
}
