import { emptySchema, type Schema } from "./schema";

/** The version that `schemaToJson` writes. It grows when a schema of before would be read as another one. */
export const schemaJsonVersion = 1;

const format = "stingerloom-schema";

/**
 * A text that is no schema, or one of a version that this package does not read. `code` is for programs, `hint` says
 * what to do next.
 */
export class SchemaJsonError extends Error {
  constructor(
    readonly code: "SCHEMA_JSON_INVALID" | "SCHEMA_JSON_VERSION",
    message: string,
    readonly hint: string,
    cause?: unknown,
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "SchemaJsonError";
  }
}

/**
 * The schema as JSON, with the version of the format: to keep beside a migration, or for another process.
 * @example
 * await writeFile("schema.json", schemaToJson(await driver.introspect()));
 */
export function schemaToJson(schema: Schema): string {
  return `${JSON.stringify({ format, version: schemaJsonVersion, schema }, null, 2)}\n`;
}

/**
 * The schema that `schemaToJson` wrote.
 * @throws SchemaJsonError `SCHEMA_JSON_INVALID` where it is something else, `SCHEMA_JSON_VERSION` for a version that
 *   this package does not read
 */
export function schemaFromJson(text: string): Schema {
  const file = parsed(text);
  if (!isObject(file) || file.format !== format || typeof file.version !== "number")
    throw invalid(`it has no "format": "${format}" with a version`);
  if (file.version !== schemaJsonVersion) {
    throw new SchemaJsonError(
      "SCHEMA_JSON_VERSION",
      `The schema is of version ${file.version}, and this package reads version ${schemaJsonVersion}`,
      "Install the version of @stingerloom/schema-diff that wrote it, or write it again.",
    );
  }
  return schemaOf(file.schema);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw invalid("it is not JSON", cause);
  }
}

function schemaOf(value: unknown): Schema {
  if (!isObject(value)) throw invalid("it has no schema");
  for (const list of Object.keys(emptySchema)) {
    const items: unknown = value[list];
    if (!Array.isArray(items)) throw invalid(`schema.${list} is not a list`);
    for (const [i, item] of items.entries())
      if (!isObject(item) || typeof item.name !== "string") throw invalid(`schema.${list}[${i}] has no name`);
  }
  for (const table of value.tables as readonly Record<string, unknown>[])
    for (const list of ["columns", "uniques", "indexes", "foreignKeys", "checks"])
      if (!Array.isArray(table[list])) throw invalid(`table ${String(table.name)} has no list of ${list}`);
  return value as unknown as Schema;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function invalid(problem: string, cause?: unknown): SchemaJsonError {
  return new SchemaJsonError(
    "SCHEMA_JSON_INVALID",
    `The text is not a schema: ${problem}`,
    "Give schemaFromJson what schemaToJson wrote.",
    cause,
  );
}
