import { tryMutants } from "../src/mutants/try-mutants";

// The other engines: `pnpm --filter @stingerloom/testing mutants --engine all`.
it("every broken plan is refused on SQLite, and every whole one proved", async () => {
  const { mutants, missed } = await tryMutants("sqlite");
  expect(missed).toEqual([]);
  expect(mutants).toBeGreaterThanOrEqual(25);
});
