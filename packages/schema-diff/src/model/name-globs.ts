import { displayName, type QualifiedName } from "./schema";

export interface GlobOptions {
  /** The schema that names without one lie in. */
  readonly defaultSchema?: string;
  readonly ignoreCase?: boolean;
}

/**
 * Does one of the globs name it? `*` stands for any characters, `?` for one; a glob names a table, or a schema and a
 * table (`app.audit_*`).
 */
export function nameGlobs(
  globs: readonly string[] = [],
  { defaultSchema, ignoreCase = false }: GlobOptions = {},
): (name: QualifiedName) => boolean {
  const patterns = globs.map((glob) => new RegExp(`^${[...glob].map(piece).join("")}$`, ignoreCase ? "iu" : "u"));
  return ({ schema = defaultSchema, name }) => {
    const full = displayName({ schema, name });
    return patterns.some((pattern) => pattern.test(full) || pattern.test(name));
  };
}

function piece(character: string): string {
  if (character === "*") return ".*";
  if (character === "?") return ".";
  return character.replace(/[\\^$.*+?()[\]{}|/]/u, "\\$&");
}
