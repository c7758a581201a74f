import { sql, type SqlText, type Trigger } from "@stingerloom/schema-diff";
import { withSessionSettings } from "./with-session-settings";

export function renderTrigger({ sql: text, session }: Trigger): readonly SqlText[] {
  return withSessionSettings(session, [sql`${text}`]);
}
