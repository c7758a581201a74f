import { partitionClause } from "../model/partition-clause";
import type { TableOptions } from "../model/schema";
import { renameIdentifier, sqlTokens } from "../sql/rename-identifier";

/**
 * A table's options when a column gets another name: the expression that divides its rows follows, partitions keep
 * theirs.
 */
export function withPartitionKeyRenamed(options: TableOptions, from: string, to: string): TableOptions {
  const clause = options.native?.[partitionClause];
  if (clause === undefined) return options;
  return { ...options, native: { ...options.native, [partitionClause]: renamedClause(clause, from, to) } };
}

function renamedClause(clause: string, from: string, to: string): string {
  let depth = 0;
  let isKey = false;
  let written = "";
  let key = "";
  for (const token of sqlTokens(clause)) {
    if (depth === 0 && /^(by|partition)$/i.test(token)) isKey = /^by$/i.test(token);
    if (token === ")" && --depth === 0 && isKey) {
      written += renameIdentifier(key, from, to, "`");
      key = "";
      isKey = false;
    }
    if (isKey && depth > 0) key += token;
    else written += token;
    if (token === "(") depth += 1;
  }
  return written;
}
