/**
 * The same shape as every other error of ours: `code` is for programs, `message` names the object, `hint` says what to
 * do next.
 */
export class EntityError extends Error {
  readonly hint: string;

  constructor(
    readonly code: EntityErrorCode,
    message: string,
    details: { readonly hint: string; readonly cause?: unknown },
  ) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = "EntityError";
    this.hint = details.hint;
  }
}

export type EntityErrorCode =
  | "CIRCULAR_KEY"
  | "DECORATOR_MISPLACED"
  | "DUPLICATE_COLUMN"
  | "DUPLICATE_TABLE"
  | "ENTITY_NOT_LISTED"
  | "ENTITY_WITHOUT_COLUMNS"
  | "ENTITY_WITHOUT_NAME"
  | "INVALID_COLUMN_OPTION"
  | "INVALID_DEFAULT"
  | "INVALID_ENTITY"
  | "INVALID_INDEX"
  | "INVALID_RELATION"
  | "INVALID_VIEW"
  | "LEGACY_DECORATORS_NEEDED"
  | "NOT_AN_ENTITY"
  | "PRIMARY_KEY_MISSING"
  | "RELATION_TARGET_UNDEFINED"
  | "UNKNOWN_COLUMN_TYPE"
  | "UNKNOWN_PROPERTY";
