import type { ForeignKey, ReferentialAction } from "@stingerloom/schema-diff";
import type { ForeignKeyRow } from "./catalog";

/**
 * The foreign keys of one table from their rows, which stand together by key and in order. One to a table that is not
 * there was made with checks off, and holds for nothing until that table comes.
 */
export function foreignKeysOf(
  rows: readonly ForeignKeyRow[],
  schema: string,
  isThere: (table: string) => boolean,
): ForeignKey[] {
  const groups = new Map<string, ForeignKeyRow[]>();
  for (const row of rows) {
    const group = groups.get(row.name);
    if (group === undefined) groups.set(row.name, [row]);
    else group.push(row);
  }
  return [...groups].map(([name, parts]) => {
    const [first] = parts;
    const [onDelete, onUpdate] = [actionOf(first?.onDelete), actionOf(first?.onUpdate)];
    return {
      name,
      columns: parts.map((row) => row.columnName),
      references: {
        ...(first !== undefined && first.targetSchema !== schema && { schema: first.targetSchema }),
        name: first?.target ?? "",
        columns: parts.map((row) => row.targetColumn),
      },
      ...(onDelete && { onDelete }),
      ...(onUpdate && { onUpdate }),
      ...(first?.targetSchema === schema && !isThere(first.target) && { notEnforced: true }),
    };
  });
}

function actionOf(rule: string | undefined): ReferentialAction | undefined {
  const action = rule?.toLowerCase();
  return action === "cascade" ||
    action === "restrict" ||
    action === "set null" ||
    action === "set default" ||
    action === "no action"
    ? action
    : undefined;
}
