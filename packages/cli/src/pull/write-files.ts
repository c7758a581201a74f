import { link, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { StingerloomError } from "@stingerloom/core";

export interface FileToWrite {
  readonly path: string;
  readonly source: string;
}

export interface WrittenFiles {
  readonly written: readonly string[];
  /** Those that had this very text already. */
  readonly unchanged: readonly string[];
}

/**
 * Writes all of the files or none of them. A file that is there with another text is replaced with `force` alone.
 * @throws StingerloomError `FILE_EXISTS`, `OUTPUT_NOT_WRITABLE`; nothing is written then
 */
export async function writeFiles(files: readonly FileToWrite[], { force = false } = {}): Promise<WrittenFiles> {
  const there = await Promise.all(files.map(({ path }) => textOf(path)));
  const changed = files.filter(({ source }, i) => there[i] !== source);
  const occupied = files.filter(({ source }, i) => there[i] !== undefined && there[i] !== source);
  if (!force && occupied.length > 0) throw filesExist(occupied.map(({ path }) => path));
  const unchanged = files.filter((file) => !changed.includes(file)).map(({ path }) => path);
  const drafts = changed.map(({ path }) => join(dirname(path), `.${basename(path)}.${process.pid}.tmp`));
  const finished: string[] = [];
  try {
    for (const [i, { path, source }] of changed.entries()) {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(drafts[i]!, source, { flag: "wx" });
    }
    for (const [i, { path }] of changed.entries()) {
      // A link fails where somebody has written the file since; with force it is replaced.
      await (force ? rename(drafts[i]!, path) : link(drafts[i]!, path));
      finished.push(path);
    }
  } catch (cause) {
    if (!force) await Promise.all(finished.map((path) => rm(path, { force: true })));
    if ((cause as NodeJS.ErrnoException).code === "EEXIST")
      throw filesExist([(cause as { readonly dest?: string }).dest ?? ""], cause);
    throw new StingerloomError("OUTPUT_NOT_WRITABLE", `The files cannot be written: ${(cause as Error).message}`, {
      hint: "Pass a folder that you may write to by --output.",
      cause,
    });
  } finally {
    await Promise.all(drafts.map((draft) => rm(draft, { force: true }).catch(() => undefined)));
  }
  return { written: changed.map(({ path }) => path), unchanged };
}

async function textOf(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new StingerloomError("OUTPUT_NOT_WRITABLE", `${path} cannot be read: ${(error as Error).message}`, {
      hint: "Pass another folder by --output.",
      cause: error,
    });
  }
}

function filesExist(paths: readonly string[], cause?: unknown): StingerloomError {
  const [first = "", ...others] = paths;
  const more = others.length === 0 ? "is" : `and ${others.length} more are`;
  return new StingerloomError("FILE_EXISTS", `${first} ${more} there already, with another text`, {
    hint: "Nothing was written. Pass another folder by --output, or --force to replace what is there.",
    cause,
  });
}
