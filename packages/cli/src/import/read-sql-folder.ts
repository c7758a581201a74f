import { existsSync, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { UsageError } from "@stingerloom/core";
import type { OldFolder, OldMigration, SqlContent } from "./old-migration";
import { stampOf } from "./stamp-of";

/** Folders `20240101120000_name` with a file `migration.sql`. */
export async function readPrismaFolder(folder: string): Promise<OldFolder> {
  return { migrations: await migrationFolders(folder), unconverted: [] };
}

async function migrationFolders(folder: string): Promise<OldMigration[]> {
  const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, "migration.sql")));
  return Promise.all(names.sort().map((name) => inFolder(folder, name)));
}

async function inFolder(folder: string, name: string): Promise<OldMigration> {
  const file = join(folder, name, "migration.sql");
  const [, digits, words = name] = /^(\d+)_(.+)$/.exec(name) ?? [];
  return { key: name, words, file, stamp: stampOf(digits), content: sqlContent(await textOf(file)) };
}

/** Files that `meta/_journal.json` lists, or folders with a file `migration.sql`. */
export async function readDrizzleFolder(folder: string): Promise<OldFolder> {
  const journal = join(folder, "meta", "_journal.json");
  const migrations = existsSync(journal) ? await journaled(folder, journal) : await migrationFolders(folder);
  return {
    migrations: migrations.map((one) => ({
      ...one,
      key: String(one.stamp),
      content: sqlContent(withoutBreakpoints((one.content as SqlContent).up)),
    })),
    unconverted: [],
  };
}

async function journaled(folder: string, journal: string): Promise<OldMigration[]> {
  const { entries } = JSON.parse(await readFile(journal, "utf8")) as {
    readonly entries: readonly { readonly when: number; readonly tag: string }[];
  };
  return Promise.all(
    entries.map(async ({ when, tag }) => {
      const file = join(folder, `${tag}.sql`);
      if (!existsSync(file))
        throw new UsageError("IMPORT_FILE_MISSING", `${journal} lists ${tag}, and there is no ${file}`, {
          hint: "Put the file back: without it, nobody knows what it did.",
        });
      const words = /^\d+_(.+)$/.exec(tag)?.[1] ?? tag;
      return { key: String(when), words, file, stamp: when, content: sqlContent(await textOf(file)) };
    }),
  );
}

/** `-->` begins no comment on MySQL. */
function withoutBreakpoints(sql: string): string {
  const parts = sql.split(/--> ?statement-breakpoint/).map((part) => part.trim());
  return parts
    .filter((part) => part !== "")
    .map((part) => (part.endsWith(";") ? part : `${part}\n;`))
    .join("\n");
}

/** `V1__name.sql`, with `U1__name.sql` as its way back. */
export async function readFlywayFolder(folder: string): Promise<OldFolder> {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const unconverted: { file: string; reason: string }[] = [];
  const migrations: OldMigration[] = [];
  const paths = new Map(files.map((file) => [file.split(/[\\/]/).pop() ?? file, join(folder, file)]));
  for (const [name, file] of paths) {
    const reason = flywayReason(name);
    if (reason !== undefined) unconverted.push({ file, reason });
    const [, version = "", words = ""] = /^V([\d._]+?)__(.+)\.sql$/.exec(name) ?? [];
    if (version === "") continue;
    const up = await textOf(file);
    if (up.includes("${"))
      unconverted.push({ file, reason: "has placeholders, whose values are Flyway's configuration" });
    else migrations.push(await ofFlyway({ file, version, words, up }, paths));
  }
  const byVersion = (a: OldMigration, b: OldMigration): number => compareVersions(a.key, b.key);
  return { migrations: migrations.sort(byVersion), unconverted };
}

interface FlywayFile {
  readonly file: string;
  readonly version: string;
  readonly words: string;
  readonly up: string;
}

async function ofFlyway(
  { file, version, words, up }: FlywayFile,
  paths: ReadonlyMap<string, string>,
): Promise<OldMigration> {
  const key = flywayVersion(version);
  const undo = [...paths].find(([name]) => {
    const found = /^U([\d._]+?)__.+\.sql$/.exec(name)?.[1];
    return found !== undefined && flywayVersion(found) === key;
  });
  const settings = paths.get(`${file.split(/[\\/]/).pop()}.conf`);
  const isOff = settings !== undefined && /executeInTransaction\s*=\s*false/.test(await textOf(settings));
  const down = undo === undefined ? undefined : await textOf(undo[1]);
  return {
    key,
    words,
    file,
    stamp: stampOf(key),
    content: { ...sqlContent(up, down), ...(isOff && { transaction: false }) },
  };
}

function flywayReason(name: string): string | undefined {
  if (/^R__.+\.sql$/.test(name)) return "is run again whenever it changes, which no migration is";
  if (/^B[\d._]+__.+\.sql$/.test(name)) return "is a baseline in place of the versions before it";
  if (/^[VRU][\d._]*__.+\.(java|class|kt)$/.test(name)) return "is a program of Java";
  return undefined;
}

/** `1`, `01` and `1.0` are one version. */
export function flywayVersion(version: string): string {
  const parts = version.split(/[._]/).map((part) => part.replace(/^0+(?=\d)/, ""));
  while (parts.length > 1 && parts.at(-1) === "0") parts.pop();
  return parts.join(".");
}

export function compareVersions(a: string, b: string): number {
  const [left, right] = [a.split("."), b.split(".")];
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const [x, y] = [BigInt(left[i] ?? "0"), BigInt(right[i] ?? "0")];
    if (x !== y) return x < y ? -1 : 1;
  }
  return 0;
}

function sqlContent(up: string, down?: string): SqlContent {
  return { kind: "sql", up, down, transaction: /\bCONCURRENTLY\b/i.test(up) ? false : undefined };
}

async function textOf(file: string): Promise<string> {
  return (await readFile(file, "utf8")).replace(/^\uFEFF/, "").trim();
}
