/** The same shape as every other error of ours: `code` is for programs, `hint` says what to do next. */
export class CodegenError extends Error {
  readonly hint: string;

  constructor(
    readonly code: "MIGRATION_NAME_INVALID" | "MIGRATION_TIMESTAMP_INVALID",
    message: string,
    details: { readonly hint: string },
  ) {
    super(message);
    this.name = "CodegenError";
    this.hint = details.hint;
  }
}
