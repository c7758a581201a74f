import { readdirSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { UsageError } from "@stingerloom/core";
import { glob, isDynamicPattern } from "tinyglobby";

const ignore = ["**/*.d.ts", "**/*.d.mts", "**/*.d.cts", "**/node_modules/**"];
const sources = "*.{ts,mts,cts,js,mjs,cjs,sql}";

/**
 * The files that a pattern, a folder (its own files, not those below) or a path stands for, by name as bytes compare:
 * timestamps in front
 * give the order of time.
 * @throws UsageError `PATH_NOT_FOUND`
 */
export async function findFiles(
  pattern: string,
  folder: string,
  { mayBeMissing = false }: { readonly mayBeMissing?: boolean } = {},
): Promise<string[]> {
  if (isDynamicPattern(pattern)) return matches(pattern.replaceAll("\\", "/"), folder);
  const path = resolve(folder, pattern);
  const found = statSync(path, { throwIfNoEntry: false });
  if (found?.isDirectory()) return matches(sources, path);
  if (found !== undefined) return [path];
  if (mayBeMissing) return [];
  throw new UsageError("PATH_NOT_FOUND", `There is no file or folder ${pattern}`, {
    hint: `It is looked for from ${folder}.`,
  });
}

async function matches(pattern: string, folder: string): Promise<string[]> {
  const all = await glob(pattern, { cwd: folder, absolute: true, ignore });
  // A README among them is no source.
  const found = all.filter((file) => /\.(?:[cm]?[jt]sx?|sql)$/i.test(file)).map((file) => join(file));
  const fixed = pattern.split("/").slice(0, -1).join("/");
  const base = isDynamicPattern(fixed) ? folder : resolve(folder, fixed);
  for (const each of new Set([base, ...found.map((file) => dirname(file))])) refuseBrokenLinks(each, folder);
  return found.sort((a, b) => (a < b ? -1 : 1));
}

/** A pattern does not find a link that leads nowhere, which would be passed over. */
function refuseBrokenLinks(folder: string, from: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (!entry.isSymbolicLink() || !/\.([cm]?[jt]s|sql)$/.test(entry.name)) continue;
    if (statSync(path, { throwIfNoEntry: false }) !== undefined) continue;
    throw new UsageError("PATH_NOT_FOUND", `${relative(from, path)} is a link to a file that is not there`, {
      hint: "Remove the link, or put the file back.",
    });
  }
}
