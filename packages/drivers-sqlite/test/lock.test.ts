import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import {
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
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

describe("something else in the place of the note", () => {
  const note = () => `${file}.stingerloom-lock-holder`;
  const lockOnce = async () => {
    const lock = new FileLock(file);
    expect(await lock.tryAcquire("test")).toBe(true);
    const holder = new FileLock(file).holder();
    lock.release();
    return holder;
  };

  it("is not followed where it is a link (T3)", async () => {
    writeFileSync(join(folder, "precious"), "precious");
    symlinkSync(join(folder, "precious"), note());
    expect(await lockOnce()).toMatchObject({ pid: process.pid });
    expect(readFileSync(join(folder, "precious"), "utf8")).toBe("precious");
  });

  it("is not waited for where it is a pipe (V10)", async () => {
    spawnSync("mkfifo", [note()]);
    expect(new FileLock(file).holder()).toBeUndefined();
    expect(await lockOnce()).toMatchObject({ pid: process.pid });
  });

  it.each(["null", "7", '{"pid":"1"}', '{"pid":-1,"since":"2026-01-01"}', "{", `"${"x".repeat(20_000_000)}"`])(
    "is no note where it says %.20s (V10)",
    (text) => {
      writeFileSync(note(), text);
      expect(new FileLock(file).holder()).toBeUndefined();
    },
  );

  it("has no wider rights than the database (T3)", async () => {
    writeFileSync(file, "", { mode: 0o600 });
    const lock = new FileLock(file);
    await lock.tryAcquire("test");
    expect(statSync(note()).mode & 0o777).toBe(0o600);
    lock.release();
  });

  it("says so where the lock's own file is a link (T16)", async () => {
    symlinkSync(join(folder, "elsewhere"), `${file}.stingerloom-lock`);
    await expect(new FileLock(file).tryAcquire("test")).rejects.toMatchObject({ code: "CONNECTION_FILE" });
    expect(existsSync(join(folder, "elsewhere"))).toBe(false);
  });
});
