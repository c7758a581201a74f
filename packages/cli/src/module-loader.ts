/** How files named in a configuration become modules: given from outside, since it needs a transpiler and globbing. */
export interface ModuleLoader {
  /**
   * The files that globs and folders stand for, absolute, sorted by name. `mayBeMissing`: a folder that is not there
   * has none.
   */
  findFiles(
    patterns: readonly string[],
    folder: string,
    options?: { readonly mayBeMissing?: boolean },
  ): Promise<readonly string[]>;
  importModule(path: string): Promise<Readonly<Record<string, unknown>>>;
  /** What a module with this text would export if it were at `path`; nothing is written. */
  evaluateModule?(path: string, source: string): Promise<Readonly<Record<string, unknown>>>;
}
