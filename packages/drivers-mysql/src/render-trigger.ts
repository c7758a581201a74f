import { sql, type SqlText, type Trigger } from "@stingerloom/schema-diff";
import type { ServerFacts } from "./server";
import { underSettings } from "./under-settings";

export function renderTrigger({ sql: text, session }: Trigger, server: ServerFacts): readonly SqlText[] {
  return underSettings(session, server, [sql`${text}`]);
}
