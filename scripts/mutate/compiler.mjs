// Does a mutant compile? One that does not is caught by the compiler, and no test has to.
import { join } from "node:path";

import ts from "typescript";

import { root } from "../root.mjs";

/** A language service per package, which reads the mutant in place of the file. */
export class Compiler {
  #services = new Map();
  #overlay = new Map();
  #version = 0;

  /** @param {string} file from the root, such as packages/core/src/runner.ts */
  accepts(file, text) {
    const path = join(root, file);
    const service = this.#serviceOf(file.split("/").slice(0, 2).join("/"));
    this.#overlay = new Map([[path, text]]);
    this.#version++;
    const errors = [...service.getSyntacticDiagnostics(path), ...service.getSemanticDiagnostics(path)];
    return errors.length === 0;
  }

  #serviceOf(folder) {
    const known = this.#services.get(folder);
    if (known) return known;
    const config = join(root, folder, "tsconfig.json");
    const { options, fileNames } = ts.getParsedCommandLineOfConfigFile(
      config,
      {},
      { ...ts.sys, onUnRecoverableConfigFileDiagnostic: fail },
    );
    const service = ts.createLanguageService(this.#hostOf(folder, options, fileNames), ts.createDocumentRegistry());
    this.#services.set(folder, service);
    return service;
  }

  #hostOf(folder, options, fileNames) {
    const textOf = (path) => this.#overlay.get(path) ?? ts.sys.readFile(path);
    return {
      getCompilationSettings: () => options,
      getScriptFileNames: () => fileNames,
      getScriptVersion: (path) => (this.#overlay.has(path) ? String(this.#version) : "0"),
      getScriptSnapshot: (path) => {
        const text = textOf(path);
        return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
      },
      getCurrentDirectory: () => join(root, folder),
      getDefaultLibFileName: (settings) => ts.getDefaultLibFilePath(settings),
      fileExists: ts.sys.fileExists,
      readFile: ts.sys.readFile,
      readDirectory: ts.sys.readDirectory,
      directoryExists: ts.sys.directoryExists,
      getDirectories: ts.sys.getDirectories,
      realpath: ts.sys.realpath,
    };
  }
}

function fail(diagnostic) {
  throw new Error(ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n"));
}
