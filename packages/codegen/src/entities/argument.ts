/** An argument of a decorator: data, or a reference that has a meaning in code alone. */
export type Argument =
  string | number | boolean | null | Sql | ClassName | PropertyPath | EnumName | readonly Argument[] | ArgumentObject;

export interface ArgumentObject {
  readonly [key: string]: Argument | undefined;
}

/** `() => "now()"` */
export class Sql {
  constructor(readonly text: string) {}
}

/** `() => User` */
export class ClassName {
  constructor(readonly name: string) {}
}

/** `(user) => user.posts` */
export class PropertyPath {
  constructor(
    readonly className: string,
    readonly property: string,
  ) {}
}

/** A TypeScript enum, by its name. */
export class EnumName {
  constructor(
    readonly name: string,
    readonly labels: readonly string[],
  ) {}
}

/** The object without the keys that have no value. */
export function compact(options: ArgumentObject): ArgumentObject {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

export function isEmpty(options: ArgumentObject): boolean {
  return Object.values(options).every((value) => value === undefined);
}
