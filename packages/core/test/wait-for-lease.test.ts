import type { DatabaseDriver } from "../src";
import type { Fence, FenceRow } from "../src/lock/fence";
import { waitForLease } from "../src/lock/wait-for-lease";

/** What the row of the lock says from a moment on, in ms. */
type History = readonly (readonly [from: number, row: FenceRow])[];

interface Row {
  readonly name: string;
  readonly history: History;
  readonly timeoutMs: number;
  /** When the attempt to take it, or the refusal, happens: between these, as a poll takes 100 to 250 ms. */
  readonly taken?: readonly [number, number];
  readonly refused?: readonly [number, number];
  readonly waits?: readonly string[];
  /** Others that are faster: so many attempts fail. */
  readonly losses?: number;
}

const nobody: FenceRow = { owner: "", token: 1, beats: 0 };
const other = (beats: number, token = 2): FenceRow => ({ owner: "other", token, beats });
const living = (until: number): History =>
  Array.from({ length: Math.ceil(until / 1_000) }, (_, second) => [second * 1_000, other(second)] as const);

const rows: readonly Row[] = [
  { name: "free, it is taken at once", history: [[0, nobody]], timeoutMs: 0, taken: [0, 0], waits: [] },
  {
    name: "its owner ended without a word: it is taken after a lease, whatever the time-out",
    history: [[0, other(7)]],
    timeoutMs: 0,
    taken: [8_000, 8_250],
    waits: ["other"],
  },
  {
    name: "its owner lives: it is refused at the time-out",
    history: living(60_000),
    timeoutMs: 3_000,
    refused: [3_000, 3_500],
    waits: ["other"],
  },
  {
    name: "its owner gives a last sign and ends: a lease is counted from there, whatever the time-out was",
    history: [...living(5_000)],
    timeoutMs: 20_000,
    taken: [12_000, 12_500],
    waits: ["other"],
  },
  {
    name: "its owner gives it back: it is taken then",
    history: [...living(2_000), [2_500, nobody]],
    timeoutMs: 10_000,
    taken: [2_500, 2_750],
    waits: ["other"],
  },
  {
    name: "another one takes it over, which is a sign of life",
    history: [
      [0, other(5)],
      [6_000, { owner: "third", token: 3, beats: 5 }],
    ],
    timeoutMs: 60_000,
    taken: [14_000, 14_500],
    waits: ["other"],
  },
  {
    name: "another one is faster twice: it is tried again",
    history: [[0, nobody]],
    timeoutMs: 60_000,
    losses: 2,
    taken: [200, 500],
    waits: [""],
  },
];

describe("the lock by its row alone", () => {
  it.each(rows.map((row) => [row.name, row] as const))("%s", async (_, row) => {
    const { clock, waits, wait } = attempt(row);
    const result = await wait().then(
      () => "taken" as const,
      (error: Error) => error,
    );
    const [from, to] = (row.taken ?? row.refused)!;
    if (row.taken) expect(result).toBe("taken");
    else expect(result).toMatchObject({ name: "AdvisoryLockError", message: expect.stringContaining('of "app"') });
    expect(clock.now()).toBeGreaterThanOrEqual(from);
    expect(clock.now()).toBeLessThanOrEqual(to);
    expect(waits).toEqual(row.waits);
  });

  it("ends when it is aborted, without a try more", async () => {
    const stop = new AbortController();
    const { wait, tries } = attempt({ name: "", history: living(60_000), timeoutMs: 60_000 }, stop);
    stop.abort(new Error("enough"));
    await expect(wait()).rejects.toThrow("enough");
    expect(tries.count).toBe(0);
  });
});

function attempt({ history, timeoutMs, losses = 0 }: Row, stop?: AbortController) {
  let time = 0;
  const clock = { now: () => time, sleep: async (ms: number) => void (time += ms) };
  const tries = { count: 0 };
  const waits: string[] = [];
  const fence = {
    read: async () => [...history].reverse().find(([from]) => from <= time)![1],
    take: async () => ++tries.count > losses,
  } as unknown as Fence;
  const driver = { databaseName: async () => "app" } as unknown as DatabaseDriver;
  const onWait = (holder: { readonly application?: string } | undefined) => waits.push(holder?.application ?? "-");
  const options = { timeoutMs, clock, random: () => 0.5, onWait, ...(stop && { signal: stop.signal }) };
  return { clock, waits, tries, wait: () => waitForLease(driver, fence, options) };
}
