import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FileLock } from "../src/connection/lock";

let folder: string;
let file: string;
const children: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "stingerloom-lock-"));
  file = join(folder, "app.db");
});

afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

/** A process of its own that holds the lock until it is killed. */
async function holder(): Promise<ChildProcess> {
  const script = `
    const db = new (require(${JSON.stringify(require.resolve("better-sqlite3"))}))(${JSON.stringify(`${file}.stingerloom-lock`)}, { timeout: 0 });
    db.exec("BEGIN EXCLUSIVE");
    process.stdout.write("held");
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["-e", script], { stdio: ["ignore", "pipe", "inherit"] });
  children.push(child);
  if (child.stdout) await once(child.stdout, "data");
  return child;
}

it("ends with a process that is killed", async () => {
  const child = await holder();
  const lock = new FileLock(file);
  expect(await lock.tryAcquire("test")).toBe(false);
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
  expect(await lock.tryAcquire("test")).toBe(true);
  lock.release();
});

it("is one lock by whatever path the database is named", async () => {
  const database = new FileLock(file);
  writeFileSync(file, "");
  symlinkSync(file, join(folder, "link.db"));
  const other = new FileLock(join(folder, "link.db"));
  expect(await database.tryAcquire("test")).toBe(true);
  expect(await other.tryAcquire("test")).toBe(false);
  database.release();
  expect(await other.tryAcquire("test")).toBe(true);
  other.release();
});

it("tells who holds it, as long as somebody does", async () => {
  const lock = new FileLock(file);
  const before = Date.now();
  await lock.tryAcquire("deploy-7");
  const found = new FileLock(file).holder();
  expect(found).toMatchObject({ pid: process.pid, application: "deploy-7" });
  expect(found?.since?.getTime()).toBeGreaterThanOrEqual(before);
  lock.release();
  expect(new FileLock(file).holder()).toBeUndefined();
});

it("tells nothing of a holder that was killed", async () => {
  const child = await holder();
  writeFileSync(
    `${file}.stingerloom-lock-holder`,
    JSON.stringify({ pid: child.pid, application: "a", since: new Date() }),
  );
  expect(new FileLock(file).holder()?.pid).toBe(child.pid);
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
  expect(new FileLock(file).holder()).toBeUndefined();
});

it("leaves nothing in the database, and one empty file beside it", async () => {
  const lock = new FileLock(file);
  await lock.tryAcquire("test");
  lock.release();
  expect(existsSync(file)).toBe(false);
  expect(readdirSync(folder)).toEqual(["app.db.stingerloom-lock"]);
});

it("says when it cannot be had at all", async () => {
  const lock = new FileLock(join(folder, "none", "app.db"));
  await expect(lock.tryAcquire("test")).rejects.toMatchObject({ code: "CONNECTION_FILE" });
});
