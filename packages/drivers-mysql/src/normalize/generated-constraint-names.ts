import { nameKey, type Change, type ChangeOf } from "@stingerloom/schema-diff";

/**
 * The engines name a constraint that nobody named after its table, and rename it with the table: `old_ibfk_1` becomes
 * `new_ibfk_1`. What a plan calls by the old name is found by the new one.
 */
export class GeneratedConstraintNames {
  private readonly before = new Map<string, string>();

  rename({ from, to }: ChangeOf<"renameTable">): void {
    this.before.set(nameKey(to), this.before.get(nameKey(from)) ?? from.name);
  }

  /** The operation with the name that the constraint has by now. */
  current(operation: Change): Change {
    if (operation.kind === "dropForeignKey") {
      const { table, foreignKey } = operation;
      return {
        ...operation,
        foreignKey: { ...foreignKey, name: this.nameOf(nameKey(table), table.name, foreignKey.name) },
      };
    }
    if (operation.kind !== "dropCheck") return operation;
    const { table, check } = operation;
    return { ...operation, check: { ...check, name: this.nameOf(nameKey(table), table.name, check.name) } };
  }

  private nameOf(table: string, name: string, constraint: string): string {
    const old = this.before.get(table);
    const madeUp =
      old !== undefined && constraint.startsWith(`${old}_`) && /^_(ibfk|chk)_\d+$/.test(constraint.slice(old.length));
    return madeUp ? name + constraint.slice(old.length) : constraint;
  }
}
