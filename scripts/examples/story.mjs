import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync } from "node:fs";
import { join } from "node:path";

/**
 * What every example shows, in a folder where it is installed, on an empty database: its models are migrated, change,
 * are migrated again, the application works, and the change is undone.
 */
export function playStory(folder, url) {
  const node = (args) => run(folder, url, args);
  const stingerloom = (...args) => node([join("node_modules", "stingerloom", "bin", "stingerloom.js"), ...args]);

  assert.match(stingerloom("migrate:generate", "--name", "first"), /^Generated: migrations\/\d+_first\.ts$/m);
  assert.match(stingerloom("migrate:run"), /^1 migration run\.$/m);
  assert.match(stingerloom("migrate:generate"), /^Nothing to generate/m);

  cpSync(join(folder, "changes"), folder, { recursive: true });
  assert.match(stingerloom("migrate:generate", "--name", "pages"), /^Generated: migrations\/\d+_pages\.ts$/m);
  assert.match(stingerloom("migrate:run"), /^1 migration run\.$/m);
  assert.match(stingerloom("migrate:generate"), /^Nothing to generate/m);
  assert.match(stingerloom("migrate:check"), /^No problems found/m);

  const book = JSON.parse(node(["app.js"]).trim().split("\n").at(-1));
  assert.deepEqual(book, { title: "Notes", pages: 12, author: "Ada" });

  assert.match(stingerloom("migrate:rollback"), /^1 migration rolled back\.$/m);
  const { pending } = JSON.parse(stingerloom("migrate:status", "--json"));
  assert.equal(pending.length, 1);
  assert.match(stingerloom("migrate:run"), /^1 migration run\.$/m);
}

function run(folder, url, args) {
  const env = { ...process.env, DATABASE_URL: url, NODE_PATH: "", NO_COLOR: "1" };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, env, encoding: "utf8" });
  if (status !== 0) throw new Error(`${args.join(" ")} exited with ${status}:\n${stdout}${stderr}`);
  return stdout;
}
