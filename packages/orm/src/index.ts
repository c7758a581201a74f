export * from "@stingerloom/core";
export * from "@stingerloom/entities";
export * from "@stingerloom/schema-diff";
// The decorators, and not the types of the same names that describe a schema.
export { Check, Column, Index, PrimaryKey, Unique, View } from "@stingerloom/entities";
export * from "@stingerloom/codegen";
export * from "@stingerloom/cli";
