import { sql, type SessionSettings, type SqlText } from "@stingerloom/schema-diff";
import { quoteLiteral } from "./quote";
import type { ServerFacts } from "./server";

/** The statements under the settings that the server is to keep with what they make. Afterwards the session is as it was. */
export function underSettings(
  settings: SessionSettings | undefined,
  server: ServerFacts,
  statements: readonly SqlText[],
): readonly SqlText[] {
  const others = Object.entries(settings ?? {}).filter(([name, value]) => !isSame(value, server.settings[name]));
  if (others.length === 0) return statements;
  const changed = others.map(
    ([name, value]) => `${kept(name)} = @@SESSION.${name}, SESSION ${name} = ${quoteLiteral(value)}`,
  );
  const restored = others.map(([name]) => `SESSION ${name} = ${kept(name)}`);
  return [sql`SET ${changed.join(", ")}`, ...statements, sql`SET ${restored.join(", ")}`];
}

function kept(name: string): string {
  return `@stingerloom_${name}`;
}

/** The server lists modes in an order of its own. */
function isSame(value: string, current: string | undefined): boolean {
  const words = (text: string) => text.split(",").sort().join();
  return current !== undefined && words(value) === words(current);
}
