import { displayName, type ForeignKey, type Index, type IndexPart, type QualifiedName } from "../model/schema";
import type { ConstraintKind } from "../operations/change";

/** `user.email` */
export function within(table: QualifiedName, name: string): string {
  return `${displayName(table)}.${name}`;
}

/** `(a, b)` */
export function columnList(columns: readonly string[]): string {
  return `(${columns.join(", ")})`;
}

/** `user.name_index (a, lower(b) desc)` */
export function indexText(table: QualifiedName, index: Index): string {
  const where = index.where === undefined ? "" : ` where ${index.where}`;
  return `${within(table, index.name)} ${columnList(index.parts.map(partText))}${where}`;
}

function partText({ column, expression, descending }: IndexPart): string {
  return `${column ?? expression}${descending ? " desc" : ""}`;
}

/** `post.post_author_fk (authorId) -> user (id)` */
export function foreignKeyText(table: QualifiedName, { name, columns, references }: ForeignKey): string {
  const target = `${displayName(references)} ${columnList(references.columns)}`;
  return `${within(table, name)} ${columnList(columns)} -> ${target}`;
}

export const constraintWords: Readonly<Record<ConstraintKind, string>> = {
  primaryKey: "primary key",
  unique: "unique",
  index: "index",
  foreignKey: "foreign key",
  check: "check",
};
