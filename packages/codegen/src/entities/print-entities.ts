import { stringLiteral } from "../escape-source";
import type { DescribedEntities } from "./describe-entities";
import type { Decorator, EntityClass, EnumDeclaration, Property } from "./entity-class";
import { isIdentifier } from "./identifiers";
import { printArguments } from "./print-argument";

export interface PrintEntitiesOptions {
  /** All classes in one file of this name. */
  readonly singleFile?: string;
  /** Are files of one's own imported by `./user.js` (ES modules of Node.js)? Default: `./user`. */
  readonly importEnding?: "" | ".js";
  /** Where the decorators come from; default `@stingerloom/orm`. */
  readonly decoratorsFrom?: string;
}

export interface PrintedFile {
  readonly name: string;
  readonly source: string;
}

/** The classes as the files of a person: one for each class and enum, or all in one. */
export function printEntities(
  described: DescribedEntities,
  options: PrintEntitiesOptions = {},
): readonly PrintedFile[] {
  const { entities, enums } = described;
  if (options.singleFile !== undefined) return [printTogether(options.singleFile, described, options)];
  const stems = new Map([...entities, ...enums].map(({ name, fileStem }) => [name, fileStem]));
  return [
    ...enums.map((one) => ({ name: `${one.fileStem}.ts`, source: `${printEnum(one)}\n` })),
    ...entities.map((entity) => printAlone(entity, stems, options)),
  ];
}

function printAlone(
  entity: EntityClass,
  stems: ReadonlyMap<string, string>,
  { importEnding = "", decoratorsFrom }: PrintEntitiesOptions,
): PrintedFile {
  const others = [...usedBy(entity)].filter((name) => stems.has(name) && name !== entity.name);
  const imports = others
    .map((name) => ({ name, from: `./${stems.get(name)!}${importEnding}` }))
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .map(({ name, from }) => `import { ${name} } from ${stringLiteral(from)};`);
  const lines = [decoratorImport([entity], decoratorsFrom), ...imports, "", printClass(entity), ""];
  return { name: `${entity.fileStem}.ts`, source: lines.join("\n") };
}

function printTogether(
  name: string,
  { entities, enums }: DescribedEntities,
  { decoratorsFrom }: PrintEntitiesOptions,
): PrintedFile {
  const parts = [...enums.map(printEnum), ...entities.map(printClass)];
  return { name, source: `${decoratorImport(entities, decoratorsFrom)}\n\n${parts.join("\n\n")}\n` };
}

function decoratorImport(entities: readonly EntityClass[], from = "@stingerloom/orm"): string {
  const names = new Set(
    entities.flatMap((entity) => [
      ...[...entity.decorators, ...entity.properties.flatMap(({ decorators }) => decorators)].map(({ name }) => name),
    ]),
  );
  const sorted = [...names].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1));
  const usesRelation = entities.some((entity) => usedBy(entity).has("Relation"));
  const all = usesRelation ? [...sorted, "type Relation"] : sorted;
  const flat = `import { ${all.join(", ")} } from ${stringLiteral(from)};`;
  if (flat.length <= 120) return flat;
  return `import {\n${all.map((name) => `  ${name},`).join("\n")}\n} from ${stringLiteral(from)};`;
}

function usedBy({ properties }: EntityClass): ReadonlySet<string> {
  return new Set(properties.flatMap(({ uses = [] }) => uses));
}

function printClass({ name, doc, decorators, properties }: EntityClass): string {
  return [
    ...printDoc(doc, ""),
    ...decorators.map((decorator) => printDecorator(decorator, "")),
    `export class ${name} {`,
    properties.map(printProperty).join("\n\n"),
    "}",
  ].join("\n");
}

function printProperty({ name, type, doc, decorators }: Property): string {
  const key = isIdentifier(name) ? name : stringLiteral(name);
  return [
    ...printDoc(doc, "  "),
    ...decorators.map((decorator) => printDecorator(decorator, "  ")),
    ...printMember(`  ${key}!: `, type),
  ].join("\n");
}

/** A union that is too long for its line has one label a line. */
function printMember(start: string, type: string): readonly string[] {
  const flat = `${start}${type};`;
  const labels = type.split(" | ");
  if (flat.length <= 120 || labels.length < 2 || type.includes("(")) return [flat];
  return [start.trimEnd(), ...labels.map((label, i) => `    | ${label}${i === labels.length - 1 ? ";" : ""}`)];
}

function printDecorator({ name, arguments: list }: Decorator, indent: string): string {
  return `${indent}@${name}(${printArguments(list, indent, name.length + 3)})`;
}

function printEnum({ name, members, doc }: EnumDeclaration): string {
  const lines = members.map(({ name: member, label }) => `  ${member} = ${stringLiteral(label)},`);
  return [...printDoc(doc, ""), `export enum ${name} {`, ...lines, "}"].join("\n");
}

/** A comment of the database, whatever is in it. */
function printDoc(doc: string | undefined, indent: string): readonly string[] {
  const lines = (doc ?? "")
    .trim()
    .replace(/\*\//g, "*\\/")
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => line.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, "?").trimEnd());
  if (lines.join("") === "") return [];
  if (lines.length === 1) return [`${indent}/** ${lines[0]} */`];
  return [`${indent}/**`, ...lines.map((line) => `${indent} * ${line}`.trimEnd()), `${indent} */`];
}
