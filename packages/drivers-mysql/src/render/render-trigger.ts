import { sql, type SqlText, type Trigger } from "@stingerloom/schema-diff";
import { underSettings } from "./with-session-settings";

export function renderTrigger({ sql: text, session }: Trigger): readonly SqlText[] {
  return underSettings(session, [sql`${text}`]);
}
