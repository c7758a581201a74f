import { stringLiteral } from "../escape-source";
import { ClassName, EnumName, PropertyPath, Sql, type Argument } from "./argument";
import { isIdentifier, parameterName } from "./identifiers";

const width = 120;

/** An argument as source: on one line where that has room for it, else a line for each part. */
function printArgument(argument: Argument, indent: string, room = width - indent.length): string {
  const flat = printFlat(argument);
  if (flat.length <= room || typeof argument !== "object" || argument === null || isReference(argument)) return flat;
  const inner = `${indent}  `;
  const [open, parts, close] = Array.isArray(argument)
    ? (["[", (argument as readonly Argument[]).map((item) => ["", item] as const), "]"] as const)
    : (["{", entriesOf(argument).map(([key, item]) => [`${printKey(key)}: `, item] as const), "}"] as const);
  const lines = parts.map(
    ([start, item]) => `${inner}${start}${printArgument(item, inner, width - inner.length - start.length - 1)},`,
  );
  return [open, ...lines, `${indent}${close}`].join("\n");
}

/** The arguments of a decorator. */
export function printArguments(list: readonly Argument[], indent: string, used: number): string {
  const flat = list.map(printFlat).join(", ");
  if (flat.length + used + indent.length + 2 <= width) return flat;
  const last = list.at(-1);
  const before = list.slice(0, -1).map((argument) => `${printFlat(argument)}, `);
  const hugged = typeof last === "object" && last !== null && !isReference(last);
  const start = before.join("");
  if (hugged && start.length + used + indent.length < width) return start + printArgument(last, indent, 0);
  const inner = `${indent}  `;
  return `\n${list.map((item) => `${inner}${printArgument(item, inner)},`).join("\n")}\n${indent}`;
}

function printFlat(argument: Argument): string {
  if (typeof argument === "string") return quoted(argument);
  if (typeof argument !== "object" || argument === null) return String(argument);
  if (argument instanceof Sql) return `() => ${quoted(argument.text)}`;
  if (argument instanceof ClassName) return `() => ${argument.name}`;
  if (argument instanceof EnumName) return argument.name;
  if (argument instanceof PropertyPath) return printPath(argument);
  if (Array.isArray(argument)) return `[${(argument as readonly Argument[]).map(printFlat).join(", ")}]`;
  const entries = entriesOf(argument).map(([key, item]) => `${printKey(key)}: ${printFlat(item)}`);
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}

/** In the quotes that need fewer escapes. */
function quoted(text: string): string {
  const literal = stringLiteral(text);
  if (text.split('"').length <= text.split("'").length) return literal;
  return `'${literal.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

function printPath({ className, property }: PropertyPath): string {
  const parameter = parameterName(className);
  const access = isIdentifier(property) ? `.${property}` : `[${stringLiteral(property)}]`;
  return `(${parameter}) => ${parameter}${access}`;
}

function entriesOf(argument: object): readonly (readonly [string, Argument])[] {
  return Object.entries(argument as Readonly<Record<string, Argument | undefined>>).flatMap(([key, item]) =>
    item === undefined ? [] : [[key, item] as const],
  );
}

/** A key of this name is an object's prototype unless it is computed. */
function printKey(key: string): string {
  if (key === "__proto__") return '["__proto__"]';
  return isIdentifier(key) ? key : stringLiteral(key);
}

function isReference(argument: object): boolean {
  return [Sql, ClassName, PropertyPath, EnumName].some((kind) => argument instanceof kind);
}
