/** What to do about a file that could not be loaded, from what its loading threw. */
export function loadingHint(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  const early = /^Cannot access '(\w+)' before initialization/.exec(message);
  if (early)
    return (
      `${early[1]} is used by a class above it, or by a file that it imports ` +
      `itself: write it first, give the property the type Relation<${early[1]}>, or move each entity ` +
      `into a file of its own.`
    );
  const module = /^Cannot find (?:module|package) '([^']+)'/.exec(message)?.[1];
  if (module !== undefined && !/^[./]/.test(module))
    return `Install it: npm i ${packageOf(module)}. If it is an alias, add it to "paths" in tsconfig.json.`;
  if (module !== undefined) return "Check the path of the import.";
  return "Fix the file; --verbose shows where it failed.";
}

/** `dotenv` of `dotenv/config`, `@scope/name` of `@scope/name/file`. */
function packageOf(module: string): string {
  return module
    .split("/")
    .slice(0, module.startsWith("@") ? 2 : 1)
    .join("/");
}
