import { addressOf } from "../src/connection/client";
import { MysqlDriver } from "../src/connection/driver";

const parts = { type: "mysql", host: "elsewhere", port: 1, username: "nobody", password: "wrong", database: "x" };

it.each([
  ["mysql://app:p%40ss@db:5433/shop", { host: "db", port: 5433, user: "app", password: "p@ss", database: "shop" }],
  ["mysql://app@db/shop", { host: "db", port: 1, user: "app", password: "wrong" }],
  ["mysql://app@db/shop?socket=/run/m.sock", { socketPath: "/run/m.sock", database: "shop" }],
  ["mysql://app@[::1]:5433/shop", { host: "::1", port: 5433 }],
])("takes %s in place of the parts", async (url, expected) => {
  expect(await addressOf({ ...parts, url })).toMatchObject(expected);
});

it.each([
  ["disable", { ssl: undefined }],
  ["prefer", { ssl: { rejectUnauthorized: false }, optional: true }],
  ["require", { ssl: { rejectUnauthorized: false } }],
  ["verify-full", { ssl: { rejectUnauthorized: true } }],
])("reads sslmode=%s", async (mode, expected) => {
  const { ssl, optional } = await addressOf({ type: "mysql", url: `mysql://db/x?sslmode=${mode}` });
  expect({ ssl, optional }).toEqual({ optional: undefined, ...expected });
});

it.each(["mysql://a%zz@db/x", "mysql://a:b%@db/x", "mysql://db:port/x", "mysql://db/x?sslmode=disabel"])(
  "refuses %s without repeating it",
  async (url) => {
    const error: unknown = await new MysqlDriver({ type: "mysql", url }).connect().catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: "CONNECTION_URL" });
    expect(String(error)).not.toContain(url);
  },
);
