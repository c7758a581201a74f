import { distance } from "fastest-levenshtein";
import * as v from "valibot";

/**
 * A schema for each option of `T`: the compiler refuses one that is missing, one too many, and one that lets through
 * what the type does
 * not allow. So the type and the check cannot part.
 */
export type Shape<T> = { readonly [K in keyof T]-?: v.GenericSchema<unknown, T[K]> };

/** What is wrong with an option. */
export interface OptionProblem {
  /** `["ssl", "ca"]` */
  readonly path: readonly string[];
  /** The option does not exist; otherwise its value is wrong. */
  readonly unknown: boolean;
  readonly value: unknown;
  /** What to do next, as a sentence. */
  readonly hint: string;
}

/** An object with these options and no others. */
export function optionsOf<T extends object>(shape: Shape<T>): v.GenericSchema<unknown, T> {
  const names = Object.keys(shape);
  return v.strictObject(shape as v.ObjectEntries, ({ expected, path }) =>
    expected === "never" ? suggestion(String(path?.at(-1)?.key), names) : "an object of options",
  ) as unknown as v.GenericSchema<unknown, T>;
}

/** The first thing that is wrong with `value`. */
export function optionProblem(schema: v.GenericSchema<unknown, unknown>, value: unknown): OptionProblem | undefined {
  const { issues } = v.safeParse(schema, value, { abortEarly: true });
  const issue = issues?.[0];
  if (issue === undefined) return undefined;
  const path = (issue.path ?? []).map(({ key }) => String(key));
  const unknown = issue.type === "strict_object" && issue.expected === "never";
  return { path, unknown, value: issue.input, hint: unknown ? issue.message : `Give ${issue.message}.` };
}

function suggestion(name: string, names: readonly string[]): string {
  const close = closest(name, names);
  return close === undefined ? `The options are: ${names.join(", ")}.` : `Did you mean ${close}?`;
}

/** The one of `names` that `name` may be a slip of: a third of its letters may differ, or two that changed places. */
export function closest(name: string, names: readonly string[]): string | undefined {
  const word = name.toLowerCase();
  const ranked = names.map((candidate) => ({ candidate, away: distance(word, candidate.toLowerCase()) }));
  const [best] = ranked.sort((a, b) => a.away - b.away);
  return best !== undefined && best.away <= Math.max(name.length > 3 ? 2 : 1, Math.floor(name.length / 3))
    ? best.candidate
    : undefined;
}

/** A value in a message: short, on one line. */
export function shown(value: unknown): string {
  if (typeof value === "function") return value.name === "" ? "a function" : `function ${value.name}`;
  if (typeof value === "bigint" || typeof value === "symbol") return String(value);
  const text = JSON.stringify(value) ?? "undefined";
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
