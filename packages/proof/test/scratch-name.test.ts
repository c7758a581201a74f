import { isLeftOver } from "../src/scratch/is-left-over";
import { hostMark, ownerOf, scratchName } from "../src/scratch/scratch-name";

describe("the name of a throw-away database", () => {
  it("says who made it and when", () => {
    expect(ownerOf(scratchName(1_800_000_000_000, hostMark("web-1.local"), 42))).toEqual({
      host: hostMark("web-1.local"),
      pid: 42,
      createdAt: 1_800_000_000_000,
    });
  });

  it("is another one each time, also within a millisecond", () => {
    expect(scratchName(5)).not.toBe(scratchName(5));
  });

  it("fits into 63 bytes for any host", () => {
    expect(scratchName(Date.now(), hostMark("ż".repeat(200) + "x".repeat(200)), 4_194_304).length).toBeLessThan(64);
  });

  it.each([
    ["stingerloom_scratch_", "it has no parts"],
    ["stingerloom_scratch_12_1_mabc_x", "it has too many"],
    ["stingerloom_test_a_1_b", "it has another mark"],
  ])("%s is of another form: %s", (name) => expect(ownerOf(name)).toBeUndefined());
});

describe("a left-over", () => {
  const [host, start] = [hostMark("here"), 1_800_000_000_000];
  const named = (owner: string, pid: number, time: number): string =>
    `stingerloom_scratch_${owner}_${pid}_${time.toString(36)}`;

  it.each([
    ["of a process that has ended", named(host, 999_999, start), true],
    ["of a process that runs", named(host, 1, start), false],
    ["of another host", named(hostMark("there"), 999_999, start), false],
    ["of this process", named(host, process.pid, start + 10_000), false],
    ["of a process that had this one's number", named(host, process.pid, start - 3_600_000), true],
    ["what is made to compare expressions", "stingerloom_scratch_12_1_mabc", false],
  ])("%s", (_, name, expected) => expect(isLeftOver(name, host, (pid) => pid === 1, start)).toBe(expected));
});
