import type { Change } from "../operations/change";
import { describeChange } from "./describe-change";
import { describeRevert } from "./describe-revert";
import type { TypeWords } from "../model/type-words";

/** Which way a plan leads: `up` to what is wanted, `down` back to what was. */
export type Direction = "up" | "down";

/**
 * One line for people that says what the change does, in the words of a dialect: `Added column: user.phone` on the way
 * up, `Revert: drop user.phone` for its inverse on the way down.
 *
 * @example
 * describe({ kind: "dropColumn", table: { name: "user" }, column }, dialect); // "Dropped column: user.phone"
 */
export function describe(change: Change, words: TypeWords, direction: Direction = "up"): string {
  return direction === "up" ? describeChange(change, words) : describeRevert(change, words);
}
