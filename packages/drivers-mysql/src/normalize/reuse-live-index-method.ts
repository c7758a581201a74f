import { sameForm, type Index, type Named, type Table, type Unique } from "@stingerloom/schema-diff";

type Keys = Pick<Table, "uniques" | "indexes">;

/**
 * The keys of a table that does not come from a database: how such a key works is what the live one of its name or
 * content says. InnoDB and MyISAM know trees alone and take every other word for one.
 */
export function reuseLiveIndexMethod(table: Table, live: Table | undefined, engine: string): Keys {
  return {
    uniques: table.uniques.map((unique): Unique => asMade(unique, live?.uniques ?? [], engine)),
    indexes: table.indexes.map((index): Index => asMade(index, live?.indexes ?? [], engine)),
  };
}

interface Made extends Named {
  readonly using?: string;
  readonly with?: Readonly<Record<string, string>>;
}

function asMade<T extends Made>(key: T, live: readonly T[], engine: string): T {
  const chosen = methodOf(key.using, engine);
  const plain = { ...key, using: chosen };
  const other =
    live.find((one) => one.name === key.name && isAlike(one, plain, engine)) ??
    (key.implicitName ? live.find((one) => isAlike(one, plain, engine)) : undefined);
  return other === undefined ? plain : { ...plain, using: other.using, with: other.with };
}

function isAlike(live: Made, wanted: Made, engine: string): boolean {
  const body = (key: Made) => ({ ...key, name: "", with: undefined, using: methodOf(key.using, engine) });
  return sameForm(body(live), body(wanted));
}

/** What makes the key another one than it is without a word. */
function methodOf(using: string | undefined, engine: string): string | undefined {
  if (using === "hash") return undefined;
  return using === "btree" && engine !== "MEMORY" ? undefined : using;
}
