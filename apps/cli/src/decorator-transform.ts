import type { createJiti } from "jiti";
import { UsageError } from "@stingerloom/core";

type JitiTransform = NonNullable<NonNullable<Parameters<typeof createJiti>[1]>["transform"]>;
type TransformOptions = Parameters<JitiTransform>[0];
type Transform = (options: TransformOptions) => string;

/**
 * A transform that compiles types and legacy decorators, with the metadata that tells a property's type, and hands the
 * rest to `next`. jiti's own compiles no `@Column() id!: number` and drops the metadata.
 */
export async function decoratorTransform(next: Transform): Promise<JitiTransform> {
  const { transformSync } = await import("oxc-transform");
  return (options) => {
    const { filename = "module.ts" } = options;
    // Editors of Windows put a byte-order mark in front, which is no part of the text.
    const source = options.source.replace(/^\uFEFF/, "");
    if (!/\.[cm]?[tj]sx?$/.test(filename)) return { code: next(options) };
    const { code, errors } = transformSync(filename, source, {
      target: "es2022",
      decorator: { legacy: true, emitDecoratorMetadata: true },
      typescript: { removeClassFieldsWithoutInitializer: true },
    });
    const error = errors[0];
    if (error !== undefined) {
      throw new UsageError(
        "MODULE_FAILED",
        `${filename} cannot be compiled: ${error.message}${error.codeframe ? `\n${error.codeframe}` : ""}`,
        { hint: "Fix the file." },
      );
    }
    return { code: next({ ...options, source: code, ts: false }) };
  };
}
