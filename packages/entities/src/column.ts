import "reflect-metadata";
import type { ColumnOptions, ColumnTypeText, ComputedColumnOptions, GenerationStrategy } from "./column-options";
import { addMember, metadataAtProperty, type LegacyPropertyDecorator } from "./decoration";

/**
 * The property is a column.
 * @example
 * ```ts
 * @Column({ nullable: true, length: 20 }) phone!: string;
 * ```
 */
export function Column(options?: ColumnOptions): LegacyPropertyDecorator;
export function Column(type: ColumnTypeText, options?: ColumnOptions): LegacyPropertyDecorator;
export function Column(
  typeOrOptions: ColumnTypeText | ColumnOptions = {},
  options: ColumnOptions = {},
): LegacyPropertyDecorator {
  return columnDecorator(
    "Column",
    typeof typeOrOptions === "string" ? { ...options, type: typeOrOptions } : typeOrOptions,
  );
}

/** A column of the primary key. Several make a composite one, in the order of the class. */
export function PrimaryColumn(options?: ColumnOptions): LegacyPropertyDecorator;
export function PrimaryColumn(type: ColumnTypeText, options?: ColumnOptions): LegacyPropertyDecorator;
export function PrimaryColumn(
  typeOrOptions: ColumnTypeText | ColumnOptions = {},
  options: ColumnOptions = {},
): LegacyPropertyDecorator {
  const given = typeof typeOrOptions === "string" ? { ...options, type: typeOrOptions } : typeOrOptions;
  return columnDecorator("PrimaryColumn", { ...given, primary: true });
}

/**
 * The primary key, whose values come into being by themselves: `increment` is the engine's common way (serial,
 * AUTO_INCREMENT,
 * AUTOINCREMENT), `identity` the standard's, `uuid` a random one.
 */
export function PrimaryGeneratedColumn(strategy?: GenerationStrategy, options?: ColumnOptions): LegacyPropertyDecorator;
export function PrimaryGeneratedColumn(options: ColumnOptions): LegacyPropertyDecorator;
export function PrimaryGeneratedColumn(
  strategyOrOptions: GenerationStrategy | ColumnOptions = "increment",
  options: ColumnOptions = {},
): LegacyPropertyDecorator {
  const [strategy, given] =
    typeof strategyOrOptions === "string" ? [strategyOrOptions, options] : (["increment", strategyOrOptions] as const);
  return columnDecorator("PrimaryGeneratedColumn", { ...given, primary: true, generated: strategy });
}

/** The engine computes the column from others of the row. */
export function ComputedColumn({ expression, stored, ...options }: ComputedColumnOptions): LegacyPropertyDecorator {
  return columnDecorator("ComputedColumn", {
    ...options,
    generated: { expression, ...(stored !== undefined && { stored }) },
  });
}

export function columnDecorator(decorator: string, options: ColumnOptions): LegacyPropertyDecorator {
  return (prototype, property) => {
    const metadata = metadataAtProperty(decorator, prototype, property);
    const designType: unknown = Reflect.getOwnMetadata("design:type", prototype, property);
    const member = { kind: "column", decorator, property: property as string, options, designType } as const;
    addMember(metadata, member, prototype.constructor);
  };
}
