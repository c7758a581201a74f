import { renameIdentifier } from "@stingerloom/schema-diff";

/** The expression with several columns renamed at once: they may change places. */
export function renameIdentifiers(expression: string, renames: readonly (readonly [string, string])[]): string {
  const between = (at: number) => `__stingerloom_${at}`;
  const away = renames.reduce((text, [from], at) => renameIdentifier(text, from, between(at)), expression);
  return renames.reduce((text, [, to], at) => renameIdentifier(text, between(at), to), away);
}
