import {
  ClassName,
  EnumName,
  PropertyPath,
  Sql,
  type Argument,
  type Decorator,
  type EntityClass,
} from "@stingerloom/codegen";
import * as decorators from "@stingerloom/entities";

type AnyDecorator = (...args: readonly unknown[]) => (target: object, property?: string) => void;

/** The classes themselves, as they would be if the printed files were loaded. */
export function makeClasses(entities: readonly EntityClass[]): readonly Function[] {
  const made = new Map<string, Function>();
  // A class expression takes its name from the key that it is under.
  for (const { name } of entities) made.set(name, { [name]: class {} }[name]!);
  for (const entity of entities) decorate(made.get(entity.name)!, entity, made);
  return [...made.values()];
}

function decorate(constructor: Function, entity: EntityClass, made: ReadonlyMap<string, Function>): void {
  for (const { name, decorators: list } of entity.properties)
    for (const decorator of list) call(decorator, made)(constructor.prototype as object, name);
  for (const decorator of entity.decorators) call(decorator, made)(constructor);
}

function call({ name, arguments: list }: Decorator, made: ReadonlyMap<string, Function>): ReturnType<AnyDecorator> {
  const decorator = (decorators as unknown as Readonly<Record<string, AnyDecorator>>)[name];
  if (decorator === undefined) throw new Error(`There is no decorator ${name}`);
  return decorator(...list.map((argument) => valueOf(argument, made)));
}

function valueOf(argument: Argument | undefined, made: ReadonlyMap<string, Function>): unknown {
  if (typeof argument !== "object" || argument === null) return argument;
  if (argument instanceof Sql) return () => argument.text;
  if (argument instanceof ClassName) return () => made.get(argument.name);
  if (argument instanceof EnumName) return argument.labels;
  if (argument instanceof PropertyPath) return (target: Readonly<Record<string, unknown>>) => target[argument.property];
  if (Array.isArray(argument)) return (argument as readonly Argument[]).map((item) => valueOf(item, made));
  return Object.fromEntries(
    Object.entries(argument as Readonly<Record<string, Argument>>).map(([key, item]) => [key, valueOf(item, made)]),
  );
}
