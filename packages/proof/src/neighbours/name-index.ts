/** Things by their names, so that those that a text mentions are found without reading it once for each. */
export class NameIndex<T> {
  private readonly simple = new Map<string, T[]>();
  private readonly odd: { readonly name: string; readonly item: T }[] = [];

  /** Case does not count: what is found too much does no harm. */
  add(name: string, item: T): void {
    const key = name.toLowerCase();
    if (!/^[\p{L}_][\p{L}\p{N}_$]*$/u.test(key)) this.odd.push({ name: key, item });
    else if (this.simple.has(key)) this.simple.get(key)!.push(item);
    else this.simple.set(key, [item]);
  }

  named(name: string): readonly T[] {
    const key = name.toLowerCase();
    return [...(this.simple.get(key) ?? []), ...this.odd.filter((one) => one.name === key).map(({ item }) => item)];
  }

  /** Those whose names stand anywhere in the text, in literals as well: `nextval('orders_id_seq')`. */
  mentionedIn(text: string): Set<T> {
    const lower = text.toLowerCase();
    const words = new Set(lower.match(/[\p{L}_][\p{L}\p{N}_$]*/gu) ?? []);
    return new Set([
      ...[...words].flatMap((word) => this.simple.get(word) ?? []),
      ...this.odd.filter(({ name }) => lower.includes(name)).map(({ item }) => item),
    ]);
  }
}
