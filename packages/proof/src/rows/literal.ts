/** SQL of one value, as a statement of the engine takes it. */
export type Literal = string;

/** How an engine writes values. */
export interface LiteralWriter {
  readonly text: (value: string) => Literal;
  readonly bytes: (hex: string) => Literal;
}

/** @param driver whose engine reads what is written */
export function literalWriter(driver: { readonly type: string; escapeLiteral(value: string): string }): LiteralWriter {
  const text = (value: string): Literal => driver.escapeLiteral(value);
  // The standard's X'…' is a bit string where bytes have a text form of their own.
  const bytes = (hex: string): Literal => (driver.type === "postgres" ? text(`\\x${hex}`) : `X'${hex}'`);
  return { text, bytes };
}
