import { StingerloomError } from "@stingerloom/core";
import { displayName, nameKey, type Schema, type View } from "@stingerloom/schema-diff";
import { quoteLiteral } from "../sql/quote";
import type { ScratchConnection } from "./scratch";
import { readScratchViews, type ScratchViews } from "./scratch-views";
import { queryOf, underName, withQuery } from "./view-words";

/**
 * The wanted schema with the views that entities describe in the server's words. Each is created on scratch over the
 * tables as they are wanted, read back by the code that reads the catalog, and rolled back. One that means what the
 * live view says is the live one; one that the server will only know after the migration is created in the words of
 * the entity.
 *
 * @throws StingerloomError `VIEW_REFUSED` where the server does not take the query; `SCRATCH_PRIVILEGE`
 */
export async function canonicalizeViews(connection: ScratchConnection, wanted: Schema, live: Schema): Promise<Schema> {
  const stated = wanted.views.filter(({ query }) => query !== undefined);
  if (stated.length === 0) return wanted;
  const scratch = await readScratchViews(connection, stated, wanted, live);
  refuseFailing(scratch);
  const views = new Map(live.views.map((view) => [nameKey(view), view]));
  const words: Words = { scratch, qualified: await qualifiedNames(connection, [...stated, ...live.views]) };
  const canonical = (view: View) => {
    const { query, ...plain } = view;
    return query === undefined ? view : canonicalView(plain, liveOf(view, views), words);
  };
  return { ...wanted, views: wanted.views.map(canonical) };
}

function liveOf(view: View, views: ReadonlyMap<string, View>): View | undefined {
  const { schema, renamedFrom: name } = view;
  return views.get(nameKey(view)) ?? (name === undefined ? undefined : views.get(nameKey({ schema, name })));
}

function refuseFailing({ failures, isWhole }: ScratchViews): void {
  const [failure] = failures;
  if (failure === undefined || !isWhole) return;
  throw new StingerloomError(
    "VIEW_REFUSED",
    `The server refuses the query of view ${displayName(failure.view)}: ${failure.message}`,
    { hint: "Fix the query. If a pending migration creates what it reads, run that one first." },
  );
}

interface Words {
  readonly scratch: ScratchViews;
  /** A view's name with its schema, as introspection writes it, by `nameKey`. */
  readonly qualified: ReadonlyMap<string, string>;
}

async function qualifiedNames(
  { look, scope }: ScratchConnection,
  views: readonly View[],
): Promise<ReadonlyMap<string, string>> {
  const rows = views.map(
    ({ schema = scope.defaultSchema, name }, i) => `(${i}, ${quoteLiteral(schema)}, ${quoteLiteral(name)})`,
  );
  const names = (await look(
    `SELECT format('%I.%I', v.s, v.n) AS name FROM (VALUES ${rows.join(", ")}) AS v (i, s, n) ORDER BY v.i`,
  )) as readonly { readonly name: string }[];
  return new Map(views.map((view, i) => [nameKey(view), names[i]!.name]));
}

function canonicalView(view: View, live: View | undefined, { scratch, qualified }: Words): View {
  const own = qualified.get(nameKey(view))!;
  const before = live && underName(live, view, qualified.get(nameKey(live))!, own);
  const found = scratch.read.get(nameKey(view));
  const restore = before?.restore && { restore: before.restore };
  if (found === undefined) return { ...view, ...restore };
  const replaced = before?.materialized === view.materialized ? before : undefined;
  if (replaced !== undefined && found.queries.includes(queryOf(replaced)))
    return { ...replaced, ...(view.renamedFrom !== undefined && { renamedFrom: view.renamedFrom }) };
  return { ...withQuery(view, found.queries.at(-1)!, replaced, own), dependsOn: found.dependsOn, ...restore };
}
