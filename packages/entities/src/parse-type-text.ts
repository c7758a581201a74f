/** `varchar(50)`, `decimal(10, 2) unsigned`, `text[]` taken apart. */
export interface TypeText {
  /** In lower case, with single spaces. */
  readonly name: string;
  readonly arguments: readonly number[];
  readonly unsigned: boolean;
  /** How many `[]` follow. */
  readonly dimensions: number;
}

/** Undefined for text of another shape (`enum('a','b')`, `geometry(Point, 4326)`): the engine's own. */
export function parseTypeText(text: string): TypeText | undefined {
  const match = /^([a-z][\w ]*?)\s*(?:\(\s*(\d+(?:\s*,\s*\d+)*)\s*\))?(\s+unsigned)?((?:\s*\[\s*\])*)$/i.exec(
    text.trim(),
  );
  if (match === null) return undefined;
  const [, name = "", args, unsigned, brackets = ""] = match;
  return {
    name: name.toLowerCase().replace(/\s+/g, " "),
    arguments: args === undefined ? [] : args.split(",").map(Number),
    unsigned: unsigned !== undefined,
    dimensions: brackets.split("[").length - 1,
  };
}
