import fc from "fast-check";
import { buildSchemaPair, type SchemaPair } from "./random/build-pair";
import type { Edit } from "./random/edit";
import type { SchemaProfile } from "./random/profile";

const edit: fc.Arbitrary<Edit> = fc.record({
  what: fc.nat(999),
  table: fc.nat(9),
  column: fc.nat(19),
  pick: fc.nat(99),
  flag: fc.boolean(),
});

/**
 * Pairs of schemas of which the second is the first after up to `changes` edits. Shrinks to the fewest edits that still
 * fail.
 */
export function arbitraryPair(
  profile: SchemaProfile,
  { size = 40, changes = 10 }: { readonly size?: number; readonly changes?: number } = {},
): fc.Arbitrary<SchemaPair> {
  return fc
    .tuple(
      fc.array(edit, { maxLength: size, size: "max" }),
      fc.array(edit, { minLength: 1, maxLength: changes, size: "max" }),
    )
    .map(([first, then]) => buildSchemaPair(profile, first, then));
}
