import { StingerloomError, type ISqlDriver, type Migration, type MigrationContext } from "@stingerloom/core";

/** What is the server's own, and not one database's: a throw-away database does not keep it in. */
const ofServer = [
  /^\s*(CREATE|ALTER|DROP)\s+(OR\s+REPLACE\s+)?(ROLE|USER|GROUP|DATABASE|TABLESPACE|SERVER|SUBSCRIPTION)\b/i,
  /^\s*(REASSIGN|DROP)\s+OWNED\b/i,
  /^\s*ALTER\s+SYSTEM\b/i,
  /^\s*SET\s+(GLOBAL|PERSIST|PERSIST_ONLY|PASSWORD)\b/i,
  /^\s*SET\s+@@(GLOBAL|PERSIST)\b/i,
  /^\s*(USE|ATTACH|SHUTDOWN|KILL|PURGE|CHANGE|INSTALL|UNINSTALL)\b/i,
  /^\s*(START|STOP|RESET)\s+(SLAVE|REPLICA)\b/i,
  /^\s*RESET\s+(MASTER|BINARY|PERSIST|QUERY)\b/i,
  /^\s*COPY\b.*\b(PROGRAM|TO\s+'|FROM\s+')/is,
  /^\s*(GRANT|REVOKE)\b.*\bON\s+(\*\.\*|DATABASE\b)/is,
  /\b(dblink|dblink_exec|dblink_connect)\s*\(/i,
  /\bINTO\s+(OUTFILE|DUMPFILE)\b/i,
];

/** What in a text reaches beyond the database that it is executed in; undefined where nothing does. */
export function outsideOf(text: string, others: readonly string[]): string | undefined {
  if (ofServer.some((pattern) => pattern.test(text))) return "it is about the whole server";
  const named = others.find((name) => qualifies(text, name));
  return named === undefined ? undefined : `it names the database ${named}`;
}

function qualifies(text: string, name: string): boolean {
  if (!text.toLowerCase().includes(name.toLowerCase())) return false;
  const plain = name.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
  return new RegExp(`(?<![\\w.\`])(\`${plain}\`|${plain})\\s*\\.\\s*[\`\\w]`, "i").test(text);
}

/** The migration with every statement refused, before it is sent, that would reach beyond a throw-away database. */
export function keptInside(migration: Migration, others: readonly string[]): Migration {
  const guarded = (context: MigrationContext): MigrationContext => {
    const query = (sql: string, ...rest: [parameters?: readonly unknown[]]): Promise<unknown> => {
      const reason = typeof sql === "string" ? outsideOf(sql, others) : undefined;
      return reason === undefined ? context.query(sql, ...rest) : Promise.reject(outsideError(sql, reason));
    };
    // Its helpers reach the database through their own `query`.
    const driver = Object.create(context.driver, { query: { value: query } }) as ISqlDriver;
    return { ...context, driver, query: query as MigrationContext["query"] };
  };
  const { name, transaction } = migration;
  return {
    name,
    ...(transaction !== undefined && { transaction }),
    up: (context) => migration.up(guarded(context)),
    down: (context) => migration.down(guarded(context)),
  };
}

function outsideError(sql: string, reason: string): StingerloomError {
  const excerpt = sql.replaceAll(/\s+/g, " ").slice(0, 120);
  return new StingerloomError("OUTSIDE_SCRATCH", `${excerpt} is not tried on a throw-away database: ${reason}`, {
    hint: "Set scratch: { url } to a server of its own to prove it there, or pass --no-prove.",
  });
}
