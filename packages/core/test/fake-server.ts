/** A database in memory, as little of one as the runner's own statements and the tests' migrations need. */
export interface FakeTable {
  readonly columns: string[];
  readonly indexes: string[];
  readonly rows: Record<string, unknown>[];
}

export class FakeServer {
  tables = new Map<string, FakeTable>();
  readonly locks = new Map<string, number>();
  readonly invalid: { name: string; table: string; repair: string }[] = [];
  sessions = 0;

  snapshot(): Map<string, FakeTable> {
    return structuredClone(this.tables);
  }

  table(name: string): FakeTable {
    const table = this.tables.get(name);
    if (table === undefined) throw new Error(`no such table: ${name}`);
    return table;
  }

  /** The tables of the tests, without ours. */
  state(): Record<string, FakeTable> {
    return Object.fromEntries(
      [...this.tables].filter(([name]) => !name.startsWith("__")).sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  }

  /** One line for each thing that the table has. */
  structure(name: string): string[] {
    const table = this.tables.get(name);
    return table === undefined ? [] : [...table.columns, ...table.indexes.map((index) => `index ${index}`)].sort();
  }
}

const NAME = '"([^"]+)"';

/** Each statement that the fake knows, and what it does. */
const statements: readonly (readonly [
  RegExp,
  (server: FakeServer, found: RegExpExecArray, values: unknown[]) => unknown,
])[] = [
  [new RegExp(`^CREATE TABLE (IF NOT EXISTS )?${NAME} \\((.*)\\)$`, "s"), createTable],
  [new RegExp(`^DROP TABLE (IF EXISTS )?${NAME}$`), dropTable],
  [new RegExp(`^ALTER TABLE ${NAME} ADD COLUMN ${NAME}`), addColumn],
  [new RegExp(`^ALTER TABLE ${NAME} DROP COLUMN ${NAME}`), dropColumn],
  [new RegExp(`^CREATE (?:UNIQUE )?INDEX ${NAME} ON ${NAME}`), createIndex],
  [new RegExp(`^DROP INDEX ${NAME}$`), dropIndex],
  [new RegExp(`^INSERT INTO ${NAME} \\((.*?)\\) VALUES \\((.*)\\)$`, "s"), insert],
  [new RegExp(`^UPDATE ${NAME} SET (.*?) WHERE (.*)$`, "s"), update],
  [new RegExp(`^DELETE FROM ${NAME} WHERE (.*)$`), remove],
  [new RegExp(`^SELECT (.*?) FROM ${NAME}(?: WHERE (.*?))?(?: ORDER BY (.*))?$`, "s"), select],
  [/^HAS TABLE "([^"]+)"$/, (server, [, name]) => (server.tables.has(name!) ? [{ found: 1 }] : [])],
  [/^HAS COLUMN "([^"]+)" "([^"]+)"$/, hasColumn],
];

export function executeOn(server: FakeServer, sql: string, values: readonly unknown[]): unknown {
  for (const [pattern, act] of statements) {
    const found = pattern.exec(sql.trim());
    if (found) return act(server, found, [...values]);
  }
  throw new Error(`syntax error: ${sql}`);
}

function createTable(server: FakeServer, [, condition, name, body]: RegExpExecArray): unknown {
  if (server.tables.has(name!)) {
    if (condition) return { affectedRows: 0 };
    throw new Error(`table exists: ${name}`);
  }
  const columns = [...body!.matchAll(/"([^"]+)"/g)].map(([, column]) => column!);
  server.tables.set(name!, { columns, indexes: [], rows: [] });
  return { affectedRows: 0 };
}

function dropTable(server: FakeServer, [, condition, name]: RegExpExecArray): unknown {
  if (!condition) server.table(name!);
  server.tables.delete(name!);
  return { affectedRows: 0 };
}

function addColumn(server: FakeServer, [, table, column]: RegExpExecArray): unknown {
  const { columns } = server.table(table!);
  if (columns.includes(column!)) throw new Error(`duplicate column: ${column}`);
  columns.push(column!);
  return { affectedRows: 0 };
}

function dropColumn(server: FakeServer, [, table, column]: RegExpExecArray): unknown {
  const { columns } = server.table(table!);
  if (!columns.includes(column!)) throw new Error(`no such column: ${column}`);
  columns.splice(columns.indexOf(column!), 1);
  return { affectedRows: 0 };
}

function createIndex(server: FakeServer, [, index, table]: RegExpExecArray): unknown {
  const { indexes, rows } = server.table(table!);
  if (indexes.includes(index!)) throw new Error(`index exists: ${index}`);
  if (rows.some((row) => row["bad"] === "yes")) throw new Error("duplicate rows");
  indexes.push(index!);
  return { affectedRows: 0 };
}

function dropIndex(server: FakeServer, [, index]: RegExpExecArray): unknown {
  for (const { indexes } of server.tables.values()) {
    if (!indexes.includes(index!)) continue;
    indexes.splice(indexes.indexOf(index!), 1);
    return { affectedRows: 0 };
  }
  throw new Error(`no such index: ${index}`);
}

function insert(server: FakeServer, [, name, columns, marks]: RegExpExecArray, values: unknown[]): unknown {
  const { rows } = server.table(name!);
  const literals = marks!.split(",").map((mark) => literal(mark, values));
  const row: Record<string, unknown> = { id: 1 + Math.max(0, ...rows.map(({ id }) => Number(id))) };
  columns!.split(",").forEach((column, index) => (row[unquote(column)] = literals[index]));
  if (name === "__migrations" && rows.some((other) => other["name"] === row["name"])) throw new Error("duplicate name");
  rows.push(row);
  return { affectedRows: 1, insertId: row["id"] };
}

function update(server: FakeServer, [, name, sets, where]: RegExpExecArray, values: unknown[]): unknown {
  const assignments = sets!.split(",").map((set) => {
    const [column, mark] = set.split("=");
    return [unquote(column!), literal(mark!, values)] as const;
  });
  const rows = server.table(name!).rows.filter(condition(where!, values));
  for (const row of rows) for (const [column, value] of assignments) row[column] = value;
  return { affectedRows: rows.length };
}

function remove(server: FakeServer, [, name, where]: RegExpExecArray, values: unknown[]): unknown {
  const table = server.table(name!);
  const matches = condition(where!, values);
  const kept = table.rows.filter((row) => !matches(row));
  const affectedRows = table.rows.length - kept.length;
  table.rows.splice(0, table.rows.length, ...kept);
  return { affectedRows };
}

function select(server: FakeServer, [, , name, where, order]: RegExpExecArray, values: unknown[]): unknown {
  const rows = server.table(name!).rows.filter(where === undefined ? () => true : condition(where, values));
  const keys = (order ?? '"id"').split(",").map(unquote);
  return structuredClone(rows).sort((a, b) => {
    const key = keys.find((candidate) => a[candidate] !== b[candidate]);
    return key === undefined ? 0 : Number(a[key]) - Number(b[key]);
  });
}

function hasColumn(server: FakeServer, [, table, column]: RegExpExecArray): unknown {
  return server.tables.get(table!)?.columns.includes(column!) ? [{ found: 1 }] : [];
}

function condition(where: string, values: unknown[]): (row: Record<string, unknown>) => boolean {
  const tests = where.split(" AND ").map((test) => {
    const [, column, operator, mark] = /^"(.+)" (=|>) (.+)$/.exec(test.trim())!;
    const value = literal(mark!, values);
    return (row: Record<string, unknown>) =>
      operator === "=" ? row[column!] === value : Number(row[column!]) > Number(value);
  });
  return (row) => tests.every((test) => test(row));
}

function literal(mark: string, values: unknown[]): unknown {
  const text = mark.trim();
  if (text === "?") return values.shift();
  return text.startsWith("'") ? text.slice(1, -1) : Number(text);
}

function unquote(name: string): string {
  return name.trim().replaceAll('"', "");
}
