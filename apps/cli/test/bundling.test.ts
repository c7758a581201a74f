import { readFileSync, symlinkSync } from "node:fs";
import { resolve } from "node:path";
import { buildSync, transformSync } from "esbuild";
import { Project } from "./project";

const guide = readFileSync(resolve(__dirname, "../../../docs/guides/bundling.md"), "utf8");
const blocks = [...guide.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language = "", text = ""]) => ({
  language,
  text,
}));
const program = blocks.find(({ text }) => text.startsWith("// migrate.ts"))?.text ?? "";
const settings = blocks.find(({ text }) => text.startsWith("// webpack.config.js"))?.text ?? "";
const command = blocks.find(({ text }) => text.startsWith("npx esbuild"))?.text ?? "";

describe("docs/guides/bundling.md", () => {
  let project: Project;

  beforeEach(() => {
    project = new Project();
    project.write("migrate.ts", program);
    const drivers = resolve(__dirname, "../../../packages/drivers-sqlite/node_modules");
    symlinkSync(`${drivers}/better-sqlite3`, project.path("node_modules/better-sqlite3"));
  });
  afterEach(() => project.remove());

  /** What the page's command line says, as the library's options. */
  function bundle(keepNames = command.includes("--keep-names")): void {
    expect(command).toMatch(/--bundle --platform=node --minify/);
    buildSync({
      absWorkingDir: project.folder,
      entryPoints: ["migrate.ts"],
      bundle: true,
      platform: "node",
      minify: true,
      keepNames,
      external: ["better-sqlite3"],
      outfile: project.path("migrate.js"),
      logLevel: "error",
    });
  }

  it("makes a bundle by esbuild that runs without any package but the client", async () => {
    bundle();
    expect(await project.node(["migrate.js"])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^Migration CreateUsers ran in \d+ ms\nMigrations: 1 run\n$/) as string,
    });
    expect(
      await project.succeed("migrate:status", "--connection-url", "sqlite:app.db", "--config", configOf(project)),
    ).toContain("CreateUsers");
  });

  it("refuses the names of a bundle that lost them", async () => {
    bundle();
    await project.node(["migrate.js"]);
    bundle(false);
    const { code, stderr } = await project.node(["migrate.js"]);
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(
        new RegExp(
          `^A migration is named "\\w{1,3}", and "CreateUsers", which has run, has no class: ` +
            "a minifier may have renamed the classes\n$",
        ),
      ),
    ]);
  });

  it("makes a bundle by webpack that runs", async () => {
    project.write("migrate.js", transformSync(program, { loader: "ts", format: "cjs" }).code);
    project.write(
      "webpack.config.js",
      settings.replace("./migrate.ts", "./migrate.js").replace('filename: "migrate.js"', 'filename: "bundle.js"'),
    );
    project.write(
      "build.js",
      `require("webpack")(require("./webpack.config.js"), (error, stats) => {
  if (error !== null || stats.hasErrors()) throw error ?? new Error(stats.toString());
});`,
    );
    for (const name of ["webpack", "terser-webpack-plugin"])
      symlinkSync(resolve(__dirname, "../node_modules", name), project.path("node_modules", name));
    expect(await project.node(["build.js"])).toMatchObject({ code: 0 });
    expect(await project.node(["bundle.js"])).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^Migration CreateUsers ran in \d+ ms\n/) as string,
    });
  });
});

function configOf(project: Project): string {
  project.write("empty.config.js", "module.exports = { migrations: [] };\n");
  return "empty.config.js";
}
