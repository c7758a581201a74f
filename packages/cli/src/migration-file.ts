import { constants } from "node:fs";
import { access, link, mkdir, rm, rmdir, stat, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve, sep } from "node:path";
import { StingerloomError, UsageError } from "@stingerloom/core";

/**
 * Writes the file whole or not at all, and never over another one.
 * @returns the path
 * @throws StingerloomError `FILE_EXISTS`, `OUTPUT_NOT_WRITABLE`
 */
export async function writeMigrationFile(folder: string, fileName: string, source: string): Promise<string> {
  const path = join(folder, fileName);
  const draft = join(folder, `.${fileName}.${process.pid}.tmp`);
  try {
    await makeFolder(folder);
    await writeFile(draft, source, { flag: "wx" });
    // A link fails where the name is taken; a rename would replace what is there.
    await link(draft, path);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "EEXIST")
      throw new StingerloomError("FILE_EXISTS", `${path} is there already`, { hint: "Choose another --name.", cause });
    throw notWritable(folder, cause);
  } finally {
    await rm(draft, { force: true }).catch(() => undefined);
  }
  return path;
}

/**
 * `mkdir` with `recursive` never returns where the system says that a parent is not there although it is, as below
 * /proc.
 */
async function makeFolder(folder: string): Promise<void> {
  const code = await mkdir(folder).then(
    () => undefined,
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT" || error.code === "EEXIST") return error.code;
      throw error;
    },
  );
  if (code !== "ENOENT") return;
  await makeFolder(dirname(folder));
  await mkdir(folder);
}

/** @throws UsageError `OUTPUT_NOT_WRITABLE`, before any work is done for a file that could not be kept */
export async function checkWritable(folder: string): Promise<void> {
  let nearest = resolve(folder);
  for (;;) {
    try {
      if (!(await stat(nearest)).isDirectory())
        throw new UsageError("OUTPUT_NOT_WRITABLE", `${nearest} is not a folder`, {
          hint: "Pass another folder by --output.",
        });
      await access(nearest, constants.W_OK | constants.X_OK);
      return await checkChild(nearest, resolve(folder));
    } catch (error) {
      if (error instanceof UsageError) throw error;
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw notWritable(folder, error);
      nearest = dirname(nearest);
    }
  }
}

/** Can the first folder that is missing be made? Below /proc root may not, whatever the permissions say. */
async function checkChild(parent: string, folder: string): Promise<void> {
  const [missing] = relative(parent, folder).split(sep);
  if (missing === undefined || missing === "") return;
  try {
    await mkdir(join(parent, missing));
    await rmdir(join(parent, missing));
  } catch (error) {
    // Another process may have made it, or have put something in.
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "EEXIST" && code !== "ENOTEMPTY") throw notWritable(folder, error);
  }
}

function notWritable(folder: string, cause: unknown): UsageError {
  return new UsageError("OUTPUT_NOT_WRITABLE", `Nothing can be written into ${folder}: ${(cause as Error).message}`, {
    hint: "Pass a folder that you may write to by --output.",
    cause,
  });
}
