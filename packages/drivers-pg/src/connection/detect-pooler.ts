/** A session as far as the question of a pooler needs it. */
export interface PoolSession {
  /** The server's number of the session, as announced at the start of the connection; a pooler invents one. */
  readonly announcedPid: number | undefined;
  pid(): Promise<number>;
  begin(): Promise<void>;
  end(): Promise<void>;
}

/**
 * Longer than it takes to get a session from a pool that has one; in a pool of one session the second client waits
 * for ever.
 */
const WAIT = 2_000;

/**
 * Is a pooler in between that hands out server sessions by the transaction? A pooler announces a number of its own,
 * but that alone is no harm: in session mode all statements stay on one session. So a second client opens a
 * transaction: a pool in transaction mode gives it the session that the first one just used, or moves the first one
 * to another.
 */
export async function detectPooler(first: PoolSession, openSecond: () => Promise<PoolSession>): Promise<boolean> {
  const before = await first.pid();
  if (first.announcedPid === undefined || first.announcedPid === before) return false;
  const opening = openSecond();
  const second = await orNothing(opening);
  if (second === undefined) {
    // It may still come: then nobody wants it any more.
    opening.then((late) => late.end()).catch(() => undefined);
    return false;
  }
  try {
    const pid = await orNothing(second.begin().then(() => second.pid()));
    return pid === before || (await first.pid()) !== before;
  } catch (error) {
    // A pool in statement mode takes no transaction at all.
    if (refusesTransactions(error)) return true;
    throw error;
  } finally {
    await second.end();
  }
}

function refusesTransactions(error: unknown): boolean {
  return /transaction blocks not allowed/i.test(error instanceof Error ? error.message : "");
}

async function orNothing<T>(work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<undefined>((resolve) => (timer = setTimeout(() => resolve(undefined), WAIT)));
  try {
    return await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
