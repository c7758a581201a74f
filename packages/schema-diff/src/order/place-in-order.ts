/**
 * The items in the order given, but each behind what has to come before it. Iterative: a chain may be longer than the
 * call stack.
 *
 * @param before what has to come before the item; may name what is not among `items`, which is passed over
 * @param onCycle called with the items of each cycle; the one of them that was met first then comes behind the others
 */
export function placeInOrder<T>(
  items: readonly T[],
  before: (item: T) => Iterable<T>,
  onCycle?: (circle: readonly T[]) => void,
): T[] {
  const known = new Set(items);
  const state = new Map<T, "entered" | "placed">();
  const placed: T[] = [];
  for (const root of items) {
    if (state.has(root)) continue;
    const stack = [enter(root)];
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const next = top.before.next();
      if (next.done === true) {
        stack.pop();
        state.set(top.item, "placed");
        placed.push(top.item);
        continue;
      }
      const item = next.value;
      if (!known.has(item) || item === top.item) continue;
      if (!state.has(item)) stack.push(enter(item));
      else if (state.get(item) === "entered") {
        const names = stack.map((entry) => entry.item);
        onCycle?.(names.slice(names.indexOf(item)));
      }
    }
  }
  return placed;

  function enter(item: T) {
    state.set(item, "entered");
    return { item, before: before(item)[Symbol.iterator]() };
  }
}
