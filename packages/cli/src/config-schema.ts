import { UsageError, type ConnectionOptions, type MigrationHooks, type SslOptions } from "@stingerloom/core";
import { optionProblem, optionsOf, shown, type NamingStrategy, type Shape } from "@stingerloom/entities";
import * as v from "valibot";
import type { ScratchConfig, StingerloomConfig } from "./config";

const text = v.optional(v.string("a text"));
const milliseconds = v.optional(
  v.pipe(
    v.number("milliseconds as a number"),
    v.finite("milliseconds as a number"),
    v.minValue(0, "milliseconds, 0 or more"),
  ),
);
const anyFunction = v.custom<never>((value) => typeof value === "function", "a function");
const optionalFunction = v.optional(anyFunction);
/** Classes and instances are judged one by one where they are loaded. */
const list: v.GenericSchema<unknown, never> = v.optional(
  v.custom<never>((value) => typeof value === "string" || Array.isArray(value), "a list of classes, globs and folders"),
) as never;

const naming = optionsOf<Partial<NamingStrategy>>({
  tableName: optionalFunction,
  columnName: optionalFunction,
  joinColumnName: optionalFunction,
  joinTableName: optionalFunction,
  joinTableColumnName: optionalFunction,
  uniqueName: optionalFunction,
  indexName: optionalFunction,
  foreignKeyName: optionalFunction,
  checkName: optionalFunction,
});

/** An instance of a class may have methods beside those that there are to be. */
function isPlain(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

const anyObject = v.custom<object>((value) => typeof value === "object" && value !== null, "an object");

const sslOptions = optionsOf<SslOptions>({
  ca: text,
  cert: text,
  key: text,
  rejectUnauthorized: v.optional(v.boolean("true or false")),
});

const port = "a port: a whole number up to 65535";

const connectionShape: Shape<ConnectionOptions> = {
  type: v.string('"postgres", "mysql", "mariadb" or "sqlite"'),
  url: text,
  host: text,
  // Environment variables are texts.
  port: v.optional(
    v.pipe(
      v.union([v.number(), v.pipe(v.string(), v.digits(), v.transform(Number))], port),
      v.integer(port),
      v.minValue(0, port),
      v.maxValue(65_535, port),
    ),
  ),
  username: text,
  password: v.optional(v.union([v.string(), anyFunction], "a text, or a function that gives one")),
  database: text,
  schema: text,
  charset: text,
  socketPath: text,
  ssl: v.optional(
    v.lazy((value) =>
      typeof value === "object" && value !== null
        ? sslOptions
        : v.boolean("true, false or { ca, cert, key, rejectUnauthorized }"),
    ),
  ),
  connectTimeout: milliseconds,
  queryTimeout: milliseconds,
  statementLockTimeout: milliseconds,
  applicationName: text,
  entities: list,
  namingStrategy: v.optional(v.lazy((value) => (isPlain(value) ? naming : anyObject))),
  lockTimeoutMs: milliseconds,
  historyTable: text,
  ignore: v.optional(v.array(v.string("a list of globs"), "a list of globs")),
  driver: v.optional(v.custom<object>((value) => typeof value === "object" && value !== null, "a driver's module")),
};

const hooks: Shape<MigrationHooks> = {
  beforeAll: optionalFunction,
  afterAll: optionalFunction,
  beforeEach: optionalFunction,
  afterEach: optionalFunction,
  onError: optionalFunction,
};

const source: v.GenericSchema<unknown, never> = v.optional(
  v.custom<never>((value) => {
    const isOne = (one: unknown): boolean => typeof one === "string" || typeof one === "function";
    return isOne(value) || (Array.isArray(value) && value.length > 0 && value.every(isOne));
  }, "globs, folders and files of SQL, and functions"),
) as never;

const named = { ...connectionShape, type: v.optional(connectionShape.type), migrations: list, output: text, source };
const connection = optionsOf<object>({ ...connectionShape, type: v.optional(connectionShape.type) } as Shape<object>);

const configSchema = optionsOf<StingerloomConfig>({
  connection: v.optional(connection) as never,
  connections: v.optional(
    v.record(v.string(), optionsOf<object>(named as Shape<object>), "an object of connections by name"),
  ) as never,
  migrations: list,
  entities: list,
  source,
  output: text,
  prove: v.optional(v.boolean("true or false")),
  scratch: v.optional(optionsOf<ScratchConfig>({ url: v.string("a URL") })),
  hooks: v.optional(optionsOf<MigrationHooks>(hooks)),
  transaction: v.optional(v.picklist(["all", "each", "none"], '"all", "each" or "none"')),
  statementTimeout: milliseconds,
  historyTable: text,
});

/**
 * Has the configuration only options that there are, with values that they can have?
 * @param file its path, for the message
 * @throws UsageError `CONFIG_INVALID`
 */
export function checkConfig(config: unknown, file?: string): void {
  refuse(configSchema, config, file === undefined ? "" : `${file}: `, "");
}

/** @throws UsageError `CONFIG_INVALID` */
export function checkConnection(options: unknown): void {
  refuse(connection, options, "", "connection");
}

function refuse(schema: v.GenericSchema<unknown, unknown>, value: unknown, where: string, parent: string): void {
  const problem = optionProblem(schema, value);
  if (problem === undefined) return;
  const name = [parent, ...problem.path].filter((part) => part !== "").join(".");
  const what = problem.unknown
    ? `there is no option ${name}`
    : `${name || "the configuration"} is ` +
      `${name.endsWith("password") || name.endsWith("url") ? typeof problem.value : shown(problem.value)}`;
  throw new UsageError("CONFIG_INVALID", `${where}${what}`, { hint: problem.hint });
}
