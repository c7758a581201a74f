/** What the server does for the session of a statement that we wait for. */
export type SessionActivity = "busy" | "idle" | "gone";

export interface StatementWatch {
  /** Asks the server on a connection of its own, and ends that. */
  ask(): Promise<SessionActivity>;
  /** Ends the session on the server, where it still answers, so that its locks go; and gives the connection up. */
  giveUp(): Promise<void>;
  /** Why a statement is given up. */
  lost(reason: string): Error;
}

/** Milliseconds between two questions, and for an answer. */
interface WatchPace {
  readonly interval: number;
  readonly patience: number;
}

const usual: WatchPace = { interval: 10_000, patience: 5_000 };

/** So many answers in a row, but for "busy", and the statement is given up. */
const enough = 2;

/** Codes of a network that lets nothing through; other errors come from a server that is there. */
const unreachable = /^(ETIMEDOUT|ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENETUNREACH|EPIPE)$/;

const reasons = {
  silent: "the server has not answered, on a second connection neither",
  idle: "the server has no statement of ours under way: the network swallowed it, or its answer",
  gone: "the server has ended the session",
};

/**
 * Waits for a statement as long as the server works at it. A network may swallow the answer, or all that is sent, and
 * keep the connection open for ever: so a statement that takes long is asked after on a second connection.
 *
 * @param send sends the statement; what it is given ends the waiting with an error
 */
export async function watchStatement<T>(
  send: (fail: (error: Error) => void) => Promise<T>,
  watch: StatementWatch,
  { interval, patience }: WatchPace = usual,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  let [isOver, misses] = [false, 0];
  let fail: (error: Error) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => (fail = reject));
  const ask = async (): Promise<void> => {
    const found = await answerOf(watch, patience);
    if (isOver) return;
    misses = found === "busy" ? 0 : misses + 1;
    if (found === "busy" || misses < enough) return wait();
    fail(watch.lost(reasons[found]));
    await watch.giveUp().catch(() => undefined);
  };
  const wait = (): void => void (timer = setTimeout(() => void ask(), interval));
  wait();
  try {
    return await Promise.race([send(fail), failed]);
  } finally {
    isOver = true;
    clearTimeout(timer);
  }
}

async function answerOf(watch: StatementWatch, patience: number): Promise<SessionActivity | "silent"> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<"silent">((resolve) => (timer = setTimeout(() => resolve("silent"), patience)));
  try {
    return await Promise.race([watch.ask(), silence]);
  } catch (error) {
    return unreachable.test(String((error as { code?: unknown } | undefined)?.code)) ? "silent" : "busy";
  } finally {
    clearTimeout(timer);
  }
}

/** What `work` gives, or nothing after so many milliseconds: for what is done as well as it goes. */
export async function withinTime<T>(milliseconds: number, work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const end = new Promise<undefined>((resolve) => (timer = setTimeout(() => resolve(undefined), milliseconds)));
  try {
    return await Promise.race([work.catch(() => undefined), end]);
  } finally {
    clearTimeout(timer);
  }
}
