import { addressOf } from "../src/connection/address";

const parts = { type: "postgres", host: "elsewhere", port: 1, username: "nobody", password: "wrong", database: "x" };

it.each([
  ["postgres://app:p%40ss@db:5433/shop", { host: "db", port: 5433, user: "app", password: "p@ss", database: "shop" }],
  ["postgres://app@db/shop", { host: "db", port: 1, user: "app", password: "wrong" }],
  ["postgres://db?schema=s&application_name=a", { host: "db", schema: "s", applicationName: "a", database: "x" }],
  ["postgres:///shop?host=/run/pg", { host: "/run/pg", database: "shop" }],
  ["postgres://app@[::1]:5433/shop", { host: "::1", port: 5433 }],
])("takes %s in place of the parts", (url, expected) => {
  expect(addressOf({ ...parts, url })).toMatchObject(expected);
});

it.each([
  ["disable", { ssl: false }],
  ["prefer", { ssl: { rejectUnauthorized: false }, optional: true }],
  ["require", { ssl: { rejectUnauthorized: false } }],
  ["verify-full", { ssl: true }],
])("reads sslmode=%s", (mode, expected) => {
  const { ssl, optional } = addressOf({ type: "postgres", url: `postgres://db/x?sslmode=${mode}` });
  expect({ ssl, optional }).toEqual({ optional: undefined, ...expected });
});

it.each(["postgres://a%zz@db/x", "postgres://a:b%@db/x", "postgres://db:port/x", "postgres://db/x?sslmode=disabel"])(
  "refuses %s without repeating it",
  (url) => {
    const read = () => addressOf({ type: "postgres", url });
    expect(read).toThrow(expect.objectContaining({ code: "CONNECTION_URL" }));
    expect(read).not.toThrow(url);
  },
);
