import { normalizeWhitespace, statementHash } from "../src/history/checksum";
import { decodeValue, encodeValue } from "../src/history/journal-value";
import { lockTimeout } from "../src/lock/lock";
import { retryPause } from "../src/execute/retry";

const same: readonly (readonly [string, string])[] = [
  ["SELECT  1", "SELECT 1"],
  ["\n  SELECT\t1\r\n ;\n", "SELECT 1"],
  ["INSERT INTO t VALUES ('a  b',\n 'c')", "INSERT INTO t VALUES ('a  b', 'c')"],
  ['ALTER TABLE "a  b"   ADD "c"', 'ALTER TABLE "a  b" ADD "c"'],
  ["SELECT `a  b`   FROM t", "SELECT `a  b` FROM t"],
  ["SELECT 'it''s  so'   x", "SELECT 'it''s  so' x"],
  ["SELECT $1 ,   $2", "SELECT $1 , $2"],
];
const different: readonly (readonly [string, string])[] = [
  ["SELECT 'a  b'", "SELECT 'a b'"],
  ["SELECT 'a\n'", "SELECT 'a '"],
  ["SELECT $$a  b$$", "SELECT $$a b$$"],
  ["DO $f$ a  b $f$", "DO $f$ a b $f$"],
  ["SELECT 1 -- a\n + 1", "SELECT 1 -- a + 1"],
  ["SELECT 1 /* a  b */", "SELECT 1 /* a b */"],
  ["SELECT 'it\\'s  so'", "SELECT 'it\\'s so'"],
  ["SELECT 'a\\',  'b'", "SELECT 'a\\', 'b'"],
  ["SELECT a", "select a"],
  ["SELECT a b", "SELECT ab"],
];

describe("checksum", () => {
  it.each(same)("%j is %j", (a, b) => expect(statementHash(a)).toBe(statementHash(b)));
  it.each(different)("%j is not %j", (a, b) => expect(statementHash(a)).not.toBe(statementHash(b)));
  it("is idempotent", () => {
    for (const text of [...same, ...different].flat()) {
      expect(normalizeWhitespace(normalizeWhitespace(text))).toBe(normalizeWhitespace(text));
    }
  });
});

it.each([
  null,
  7,
  "x",
  { affectedRows: 1, insertId: 12n },
  [{ at: new Date(0), big: 2n ** 70n, bytes: Buffer.from([0, 255]), none: null, list: [1, "2"] }],
])("a journaled result comes back as it was: %p", (value) => expect(decodeValue(encodeValue(value))).toEqual(value));

it.each([
  [undefined, {}, 10_000],
  [undefined, { STINGERLOOM_LOCK_TIMEOUT: "2500" }, 2_500],
  [undefined, { STINGERLOOM_LOCK_TIMEOUT: " " }, 10_000],
  [0, { STINGERLOOM_LOCK_TIMEOUT: "2500" }, 0],
])("lock time-out of option %p and %j", (option, env, expected) => expect(lockTimeout(option, env)).toBe(expected));

it.each([
  [undefined, { STINGERLOOM_LOCK_TIMEOUT: "soon" }],
  [-1, {}],
  [Number.NaN, {}],
])("refuses the lock time-out %p and %j", (option, env) =>
  expect(() => lockTimeout(option, env)).toThrow(expect.objectContaining({ code: "LOCK_TIMEOUT_INVALID" })),
);

it.each([
  [2, 0.5, 250],
  [3, 0.5, 500],
  [4, 0, 750],
  [4, 1, 1_250],
  [12, 0.5, 5_000],
])("the pause before attempt %i with chance %p is %i ms", (attempt, random, expected) =>
  expect(retryPause(attempt, { attempts: 10, pause: 250, maxPause: 5_000 }, random)).toBe(expected),
);
