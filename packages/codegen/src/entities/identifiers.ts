/** The words of a name, whatever its case: `order_item`, `OrderItem`, `ORDER ITEM` → order, item. */
function wordsOf(name: string): readonly string[] {
  return name
    .normalize("NFC")
    .replace(/(\p{Ll}|\p{Nd})(\p{Lu})/gu, "$1 $2")
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
    .split(/[^\p{L}\p{Nd}]+/u)
    .filter((word) => word !== "")
    .map((word) => word.toLowerCase());
}

/** `created_at` → `createdAt`; a name that is one already stays; empty where there is no letter to begin with. */
export function camelCase(name: string): string {
  if (/^[a-z][A-Za-z0-9]*$/.test(name)) return name;
  const [first = "", ...rest] = wordsOf(name);
  const joined = first + rest.map(capitalised).join("");
  return isIdentifier(joined) ? joined : "";
}

/** `order_item` → `OrderItem`; a name that begins with a number gets a T in front. */
export function pascalCase(name: string): string {
  const joined = wordsOf(name).map(capitalised).join("");
  if (joined === "") return "Table";
  return isIdentifier(joined) ? joined : `T${joined}`;
}

/** `OrderItem` → `order-item` */
export function kebabCase(name: string): string {
  return wordsOf(name).join("-");
}

export function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

export function uncapitalised(word: string): string {
  return word.charAt(0).toLowerCase() + word.slice(1);
}

/** `order` → `orders`; a word that has the ending stays. */
export function plural(name: string): string {
  if (/s$/i.test(name)) return /ss$/i.test(name) ? `${name}es` : name;
  if (/(x|z|ch|sh)$/i.test(name)) return `${name}es`;
  return /[^aeiou]y$/i.test(name) ? `${name.slice(0, -1)}ies` : `${name}s`;
}

/** May it be written without quotes, as a property or a variable? */
export function isIdentifier(name: string): boolean {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name);
}

const reserved = new Set(
  (
    "abstract any arguments as async await boolean break case catch class const continue debugger declare default " +
    "delete do else enum eval export extends false finally for from function get if implements import in instanceof " +
    "interface is let module namespace never new null number object of package private protected public readonly " +
    "return set static string super switch symbol this throw true try type typeof undefined unknown var void while " +
    "with yield"
  ).split(" "),
);

/** The name of a parameter: `OrderItem` → `orderItem`. */
export function parameterName(className: string): string {
  const name = uncapitalised(className);
  return reserved.has(name) || !isIdentifier(name) ? "target" : name;
}

/** The first of the proposals that is free, else the last with a number; it is taken then. Case does not tell apart. */
export function freeName(taken: Set<string>, ...proposals: readonly string[]): string {
  const candidates = proposals.filter((name) => name !== "");
  const last = candidates.at(-1) ?? "value";
  let name = candidates.find((candidate) => !taken.has(candidate.toLowerCase()));
  for (let number = 2; name === undefined; number++)
    if (!taken.has(`${last}${number}`.toLowerCase())) name = `${last}${number}`;
  taken.add(name.toLowerCase());
  return name;
}
