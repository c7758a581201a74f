import type { Deferrable, ReferentialAction } from "@stingerloom/schema-diff";
import { EntityError } from "./entity-error";
import type { DeferrableOption } from "./relation-options";

const actions: ReadonlyMap<string, ReferentialAction | undefined> = new Map([
  ["cascade", "cascade"],
  ["restrict", "restrict"],
  ["set null", "set null"],
  ["set default", "set default"],
  ["no action", undefined],
]);

/** @throws EntityError `INVALID_RELATION` for another word. */
export function actionOf(
  text: string | undefined,
  where: string,
  option: "onDelete" | "onUpdate",
): Partial<Record<"onDelete" | "onUpdate", ReferentialAction>> {
  if (text === undefined) return {};
  const word = String(text)
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, " ");
  if (!actions.has(word)) {
    throw new EntityError("INVALID_RELATION", `${where} has ${option} ${JSON.stringify(text)}.`, {
      hint: `Write one of ${[...actions.keys()].map((action) => JSON.stringify(action.toUpperCase())).join(", ")}.`,
    });
  }
  const action = actions.get(word);
  return action === undefined ? {} : { [option]: action };
}

/** @throws EntityError `INVALID_RELATION` for another word. */
export function deferrableOf(option: DeferrableOption | undefined, where: string): { deferrable?: Deferrable } {
  if (option === undefined || option === false) return {};
  const word =
    option === true
      ? "immediate"
      : String(option)
          .trim()
          .toLowerCase()
          .replace(/^initially\s+/, "");
  if (word === "immediate" || word === "deferred") return { deferrable: word };
  throw new EntityError("INVALID_RELATION", `${where} has deferrable ${JSON.stringify(option)}.`, {
    hint: `Write true, "immediate" or "deferred".`,
  });
}
