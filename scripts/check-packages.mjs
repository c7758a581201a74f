// `npm run check -- packages`: packs every published package as it would be published and looks at what came out:
// publint for the manifest, "are the types wrong" for what each kind of importer sees.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { runPnpm } from "./pnpm.mjs";
import { root } from "./root.mjs";
import { runNode } from "./run-command.mjs";
import { afterSetup } from "./setup.mjs";

const binOf = (name) => {
  const folder = join(root, "node_modules", ...name.split("/"));
  const { bin } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return join(folder, typeof bin === "string" ? bin : Object.values(bin)[0]);
};

await afterSetup(checkPackages);

async function checkPackages() {
  const folder = mkdtempSync(join(tmpdir(), "stingerloom-packed-"));
  try {
    const published = [
      "--recursive",
      "--filter",
      "@stingerloom/*",
      "--filter",
      "stingerloom",
      "--filter",
      "!@stingerloom/testing",
      "--filter",
      "!@stingerloom/example-*",
    ];
    let failed = (await runPnpm([...published, "pack", "--pack-destination", folder])) !== 0;
    const tarballs = readdirSync(folder).sort();
    failed ||= tarballs.length === 0;
    for (const tarball of tarballs) {
      console.log(`\n${tarball}`);
      const file = join(folder, tarball);
      const publint = await runNode([binOf("publint"), "run", file, "--strict"]);
      // The command is started, not imported.
      const entries = ["--exclude-entrypoints", "bin"];
      const types = await runNode([binOf("@arethetypeswrong/cli"), file, "--format", "ascii", ...entries]);
      failed ||= publint !== 0 || types !== 0;
    }
    process.exitCode = failed ? 1 : 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
