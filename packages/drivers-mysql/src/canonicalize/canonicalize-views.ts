import { StingerloomError } from "@stingerloom/core";
import { topologicalSort, type Schema, type View } from "@stingerloom/schema-diff";
import type { ServerFacts } from "../model/server";
import { openScratch, succeeds } from "./scratch-database";
import { ScratchViews, type ScratchView } from "./scratch-views";
import { queryOf, withQuery } from "./view-words";

type Query = (sql: string) => Promise<unknown>;

/**
 * The wanted schema with the views that entities describe in the server's words. Each is created on scratch and read
 * back by the code that reads the catalog. One that means what the live view says is the live one; one that the server
 * will only know after the migration is created in the words of the entity.
 *
 * @throws StingerloomError `VIEW_REFUSED` where the server does not take the query
 */
export async function canonicalizeViews(
  query: Query,
  server: ServerFacts,
  scratchId: string,
  wanted: Schema,
  live: Schema,
): Promise<Schema> {
  const stated = wanted.views.filter((view) => view.query !== undefined);
  if (stated.length === 0) return wanted;
  const scratch = await openScratch(query, server, scratchId);
  const lives = new Map(live.views.map((view) => [view.name, view]));
  const views = new ScratchViews({ query, server, scratch, wanted, live });
  const canonical = new Map<View, View>();
  try {
    for (const view of topologicalSort(stated)) {
      const read = await views.read(view);
      if ("refused" in read && read.isWhole) throw refused(view, read.refused);
      const before = lives.get(view.name) ?? lives.get(view.renamedFrom ?? "");
      const found = canonicalView(view, before, "refused" in read ? undefined : read);
      if (found.sql[0] !== lives.get(view.name)?.sql[0]) views.change(view.name);
      canonical.set(view, found);
    }
  } finally {
    for (const statement of scratch.drop(stated.length)) await succeeds(query, statement);
  }
  return { ...wanted, views: wanted.views.map((view) => canonical.get(view) ?? view) };
}

function refused({ name }: View, reason: string): StingerloomError {
  return new StingerloomError("VIEW_REFUSED", `The server refuses the query of view ${name}: ${reason}`, {
    hint: "Fix the query. If a pending migration creates what it reads, run that one first.",
  });
}

function canonicalView(stated: View, live: View | undefined, read: ScratchView | undefined): View {
  const { query: _, ...view } = stated;
  if (read === undefined) return view;
  const { renamedFrom } = view;
  if (live !== undefined && queryOf(live) === read.query)
    return { ...withQuery({ ...live, name: view.name }, read.query, live), ...(renamedFrom && { renamedFrom }) };
  return { ...withQuery(view, read.query, live), session: read.session, dependsOn: read.dependsOn };
}
