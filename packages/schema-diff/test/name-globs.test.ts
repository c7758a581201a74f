import { nameGlobs } from "../src";

describe("globs of names", () => {
  const rows: readonly (readonly [string, boolean, { readonly schema?: string; readonly name: string }])[] = [
    ["audit_*", true, { name: "audit_log" }],
    ["audit_*", true, { schema: "app", name: "audit_log" }],
    ["app.audit_*", true, { schema: "app", name: "audit_log" }],
    ["app.audit_*", false, { schema: "other", name: "audit_log" }],
    ["public.audit_*", true, { name: "audit_log" }],
    ["audit_?", false, { name: "audit_log" }],
    ["a.b", false, { name: "acb" }],
    ["a-b(c)[d]", true, { name: "a-b(c)[d]" }],
    ["AUDIT", false, { name: "audit" }],
  ];

  test.each(rows)("%s: %s for %j", (glob, expected, name) => {
    expect(nameGlobs([glob], { defaultSchema: "public" })(name)).toBe(expected);
  });

  test("may take upper and lower case for alike", () => {
    expect(nameGlobs(["AUDIT"], { ignoreCase: true })({ name: "audit" })).toBe(true);
  });
});
