import { checkHints } from "../src/rows/check-hints";

const write = { text: (value: string) => `'${value}'`, bytes: String };
const text = { name: "a", type: { kind: "text" }, nullable: false } as const;
const number = { name: "a", type: { kind: "integer", bits: 32 }, nullable: false } as const;

describe("values that a check suggests", () => {
  it.each([
    ["a > 18", number, "19"],
    ["a <= -5", number, "-6"],
    ["a IN (3, 7)", number, "7"],
    ["a IN ('new', 'old')", text, "'old'"],
    ["a LIKE '%@%'", text, "'a@a'"],
    ["length(a) >= 3", text, "'aaa'"],
    ["a ~ '^[A-Z]{3}-\\d+$'", text, "'AAA-1'"],
    ["a = 'it''s'", text, "'it's'"],
  ])("%s", (check, column, expected) => expect(checkHints(column, [check], write)).toContain(expected));
});
