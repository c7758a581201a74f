// `npm run quickstart`: makes the clone ready, then tells the story of examples/quickstart.
import { existsSync } from "node:fs";
import { join } from "node:path";

import { root } from "./root.mjs";
import { runNode } from "./run-command.mjs";
import { afterSetup } from "./setup.mjs";

await afterSetup(async () => {
  const story = join(root, "examples", "quickstart", "story.mjs");
  if (existsSync(story)) process.exitCode = await runNode([story, ...process.argv.slice(2)]);
});
