import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(__dirname, "..", "..", "..");
const page = readFileSync(join(root, "docs", "security.md"), "utf8");

/** What keeps the trusted from the untrusted: the chapters behind those that only say what is which. */
const promises = page
  .split(/^## /m)
  .slice(1)
  .filter((chapter) => !/^(What is|Reporting)/.test(chapter))
  .flatMap((chapter) => chapter.split(/^- /m).slice(1));

describe("docs/security.md", () => {
  it.each(promises.map((promise) => [promise.split("\n")[0]!, promise] as const))("%s", (_, promise) => {
    const [, file, title] = /^ {2}`([^`]+?\.test\.ts): ([^\n]+)`$/m.exec(promise) ?? [];
    expect(title).toBeDefined();
    const path = join(root, file!);
    expect(existsSync(path)).toBe(true);
    expect(readFileSync(path, "utf8")).toContain(title);
  });

  it("has promises", () => expect(promises.length).toBeGreaterThan(20));
});
