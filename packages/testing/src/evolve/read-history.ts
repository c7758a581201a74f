import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { Engine } from "../engine";

/** One step of a project's own migrations. */
export interface HistoryStep {
  readonly name: string;
  readonly sql: string;
}

/** Words in a file's or a folder's name that say for which engine it is. */
const engineWords: Readonly<Record<Engine, RegExp>> = {
  postgres: /^(postgres|postgresql|pg|pgsql)$/,
  mysql: /^mysql$/,
  mariadb: /^(mariadb|mysql)$/,
  sqlite: /^(sqlite|sqlite3)$/,
};
const anyEngine =
  /^(postgres|postgresql|pg|pgsql|mysql|mariadb|sqlite|sqlite3|cockroach|cockroachdb|mssql|clickhouse)$/;

/** The way back, in the conventions of several tools; what stands behind it is left out. */
const backMarkers =
  /^[ \t]*(?:--[ \t]*(?:\+goose[ \t]+Down|\+migrate[ \t]+Down|migrate:down|DOWN\b)|--\/\/[ \t]*@UNDO).*$/im;

/**
 * The ways up of a folder of SQL migrations, in order. Files of other engines and ways back are left out: `up.sql` and
 * `down.sql`, `1_name.up.sql`, `migration.sql` in a folder each, `-- +goose Down`, `-- migrate:down`, and a file for
 * one engine (`1_name.mysql.up.sql`) beside one for the others.
 */
export function readHistory(folder: string, engine: Engine): readonly HistoryStep[] {
  const files = sqlFiles(folder)
    .map((path) => relative(folder, path))
    .filter((path) => !isWayBack(path) && isForEngine(path, engine));
  return preferSpecific(files, engine)
    .sort((a, b) => sortKey(a).localeCompare(sortKey(b), "en", { numeric: true }))
    .map((name) => ({ name, sql: wayUp(readFileSync(join(folder, name), "utf8")) }))
    .filter(({ sql }) => sql.trim() !== "");
}

function sqlFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sqlFiles(path);
    return entry.name.endsWith(".sql") ? [path] : [];
  });
}

function isWayBack(path: string): boolean {
  return /(^|[._/-])(down|undo|rollback)\.sql$/i.test(path);
}

function wordsOf(path: string): readonly string[] {
  return path.toLowerCase().split(/[./]/);
}

function isForEngine(path: string, engine: Engine): boolean {
  const named = wordsOf(path).filter((word) => anyEngine.test(word));
  return named.every((word) => engineWords[engine].test(word));
}

/** Of a file for all engines and one for this, the latter. */
function preferSpecific(files: readonly string[], engine: Engine): string[] {
  const general = (path: string) =>
    path
      .split(".")
      .filter((word) => !anyEngine.test(word.toLowerCase()))
      .join(".");
  const specific = new Set(files.filter((path) => general(path) !== path && isForEngine(path, engine)).map(general));
  return files.filter((path) => general(path) !== path || !specific.has(path));
}

/** Versions compare as numbers, and `V0001.Name` before `V0002.Name`. */
function sortKey(path: string): string {
  return path.replace(/^v/i, "");
}

function wayUp(text: string): string {
  const plain = text.replace(/^\uFEFF/, "").replace(/-->[ \t]*statement-breakpoint/g, ";\n");
  const back = backMarkers.exec(plain);
  return back === null ? plain : plain.slice(0, back.index);
}
