import type { Change } from "@stingerloom/schema-diff";

/** Operations with some moved, replaced and added. Places are those in the list as it was. */
export class Rearrangement {
  private readonly before = new Map<number, Change[]>();
  private readonly behind = new Map<number, Change[]>();
  private readonly moved = new Set<number>();
  private readonly current: Change[];

  constructor(operations: readonly Change[]) {
    this.current = [...operations];
  }

  insertBefore(at: number, op: Change): void {
    this.before.set(at, [...(this.before.get(at) ?? []), op]);
  }

  insertBehind(at: number, op: Change): void {
    this.behind.set(at, [...(this.behind.get(at) ?? []), op]);
  }

  moveBefore(from: number, to: number, op: Change): void {
    this.moved.add(from);
    this.insertBefore(to, op);
  }

  moveBehind(from: number, to: number, op: Change): void {
    this.moved.add(from);
    this.insertBehind(to, op);
  }

  replace(at: number, op: Change): void {
    this.current[at] = op;
  }

  remove(at: number): void {
    this.moved.add(at);
  }

  /** Replaces what stands behind the place. */
  mapBehind(start: number, replace: (op: Change) => Change): void {
    for (let at = start + 1; at < this.current.length; at++) this.current[at] = replace(this.current[at]!);
  }

  operations(): readonly Change[] {
    return this.current.flatMap((op, at) => [
      ...(this.before.get(at) ?? []),
      ...(this.moved.has(at) ? [] : [op]),
      ...(this.behind.get(at) ?? []),
    ]);
  }
}
