import { sql, type SessionSettings, type SqlText } from "@stingerloom/schema-diff";
import { quoteLiteral } from "../sql/quote";

/**
 * The statements under the settings that the server is to keep with what they make. Afterwards the session is as it
 * was. All are said, as nobody knows whose session it will be.
 */
export function withSessionSettings(
  settings: SessionSettings | undefined,
  statements: readonly SqlText[],
): readonly SqlText[] {
  const all = Object.entries(settings ?? {});
  if (all.length === 0) return statements;
  const changed = all.map(
    ([name, value]) => `${kept(name)} = @@SESSION.${name}, SESSION ${name} = ${quoteLiteral(value)}`,
  );
  const restored = all.map(([name]) => `SESSION ${name} = ${kept(name)}`);
  return [sql`SET ${changed.join(", ")}`, ...statements, sql`SET ${restored.join(", ")}`];
}

function kept(name: string): string {
  return `@stingerloom_${name}`;
}
