import { getTsconfig } from "get-tsconfig";

/** The path of the compiler's settings that are nearest to a folder. */
export function tsconfigAbove(folder: string): string | undefined {
  return settingsAbove(folder)?.path;
}

/** Does the compiler drop only imports that say `type`? */
export function needsTypeImports(folder: string): boolean {
  return settingsAbove(folder)?.config.compilerOptions?.verbatimModuleSyntax === true;
}

function settingsAbove(folder: string): ReturnType<typeof getTsconfig> | undefined {
  try {
    return getTsconfig(folder);
  } catch {
    // A file that the compiler itself could not read is not for us to judge.
    return undefined;
  }
}
