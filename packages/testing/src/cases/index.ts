import type { Engine } from "../engine";
import { profileOf } from "../profiles";
import type { SharedCase } from "./build";
import { columnCases } from "./columns";
import { constraintCases } from "./constraints";
import { enumCases } from "./enums";
import { becomingCases, fillCases } from "./fills";
import { identifierCases } from "./identifiers";
import { renameCases } from "./renames";
import { tableCases } from "./tables";
import { viewCases } from "./views";

export type { SharedCase } from "./build";

/** The shared rows of the acceptance table, by subject, in the words of one engine. */
export function sharedCases(engine: Engine): Readonly<Record<string, readonly SharedCase[]>> {
  const { quote } = profileOf(engine);
  return {
    columns: columnCases(quote),
    fills: [...fillCases(quote), ...becomingCases(quote)],
    tables: tableCases,
    constraints: constraintCases(quote),
    renames: renameCases(quote),
    enums: enumCases,
    identifiers: identifierCases(quote),
    views: viewCases(quote),
  };
}
