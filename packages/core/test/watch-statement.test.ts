import { watchStatement, type SessionActivity } from "../src";

const pace = { interval: 5, patience: 20 };
const never = (): Promise<never> => new Promise<never>(() => undefined);

function watchOf(answers: readonly (SessionActivity | Error | "never")[]) {
  const given = [...answers];
  const watch = {
    gaveUp: 0,
    ask: async (): Promise<SessionActivity> => {
      const answer = given.shift() ?? "never";
      if (answer instanceof Error) throw answer;
      return answer === "never" ? never() : answer;
    },
    giveUp: async () => void watch.gaveUp++,
    lost: (reason: string) => new Error(reason),
  };
  return watch;
}

const refused = Object.assign(new Error("refused"), { code: "ECONNREFUSED" });
const full = Object.assign(new Error("too many connections"), { code: "53300" });

it.each([
  ["never answers", ["never", "never"], /not answered/],
  ["cannot be reached", [refused, refused], /not answered/],
  ["knows of no statement", ["idle", "idle"], /swallowed/],
  ["has ended the session", ["gone", "gone"], /ended the session/],
  ["is busy first", ["busy", "busy", full, "idle", "idle"], /swallowed/],
  ["is silent once in a while", ["idle", "busy", "idle", "busy", "idle", "gone"], /ended the session/],
] as const)("gives a statement up when the server %s", async (_, answers, reason) => {
  const watch = watchOf(answers);
  await expect(watchStatement(never, watch, pace)).rejects.toThrow(reason);
  await new Promise(setImmediate);
  expect(watch.gaveUp).toBe(1);
});

it("waits as long as the server works, and gives what the statement gives", async () => {
  const watch = watchOf(["busy", full, "busy", "idle", "busy"]);
  let answer: (value: number) => void = () => undefined;
  const statement = watchStatement(() => new Promise<number>((resolve) => (answer = resolve)), watch, pace);
  setTimeout(() => answer(7), 20);
  expect(await statement).toBe(7);
  expect(watch.gaveUp).toBe(0);
});
