/** How alike two names are, from 0 to 1: case and word separators do not count; a name inside the other counts much. */
export function nameLikeness(a: string, b: string): number {
  const x = plainName(a);
  const y = plainName(b);
  if (x === y) return 1;
  if (x === "" || y === "") return 0;
  const edits = 1 - editDistance(x, y) / Math.max(x.length, y.length);
  const [short, long] = x.length < y.length ? [x, y] : [y, x];
  const contained = short.length >= 3 && long.includes(short) ? 0.6 + 0.4 * (short.length / long.length) : 0;
  return Math.max(edits, contained);
}

/** The same words in another case, or with other separators: `first_name` and `firstName`. */
export function isSameName(a: string, b: string): boolean {
  return plainName(a) === plainName(b) && plainName(a) !== "";
}

/** Without what a naming strategy changes: case and separators. */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}

function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(previous[j]! + 1, current[j - 1]! + 1, swap));
    }
    previous = current;
  }
  return previous[b.length]!;
}
