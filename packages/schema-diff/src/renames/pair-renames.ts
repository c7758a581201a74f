import { isSameName } from "./name-likeness";

/** Something removed and something added that could be the same under another name. */
export interface Candidate {
  readonly from: string;
  readonly to: string;
  /** From 0 (nothing speaks for it) to 1. */
  readonly score: number;
  /** Is it no more than a question, as the types differ? */
  readonly isQuestion?: boolean;
}

export interface Pairing {
  readonly pairs: readonly (Candidate & { readonly reason: string })[];
  /** What is left to ask about, best first. */
  readonly unclear: readonly Candidate[];
}

/** A winner must be this likely … */
const likely = 0.6;
/** … and better than the next best by this much. */
const margin = 0.15;

/**
 * Which candidates are renames: the only one there is, or those that win clearly. What neither wins nor lost to a
 * winner is unclear, and a person decides: a drop destroys, and a guess mixes data.
 */
export function pairRenames(candidates: readonly Candidate[]): Pairing {
  const only = onlyPossibility(candidates);
  if (only !== undefined)
    return {
      pairs: [{ ...only, reason: "the only one removed and the only one added of the same type" }],
      unclear: candidates.filter((one) => one !== only).sort((a, b) => b.score - a.score),
    };
  const rivalry = new Rivalry(candidates);
  const pairs: (Candidate & { readonly reason: string })[] = [];
  for (let winners = rivalry.winners(); winners.length > 0; winners = rivalry.winners()) {
    for (const winner of winners) {
      pairs.push({ ...winner, reason: reasonOf(winner) });
      rivalry.take(winner);
    }
  }
  return { pairs, unclear: rivalry.left() };
}

/** The only candidate of one type, unless another, if only as a question, wants one of its two ends. */
function onlyPossibility(candidates: readonly Candidate[]): Candidate | undefined {
  const [only, ...others] = candidates.filter(({ isQuestion }) => !isQuestion);
  if (only === undefined || others.length > 0) return undefined;
  const isRival = (one: Candidate) => one !== only && (one.from === only.from || one.to === only.to);
  return candidates.some(isRival) ? undefined : only;
}

function reasonOf({ from, to, score }: Candidate): string {
  if (isSameName(from, to)) return "the same name, written in another way";
  return `likeness of name, place and use: ${score.toFixed(2)}`;
}

/**
 * Candidates that want the same thing, found by either end: what is decided leaves, and the rest is looked at again.
 */
class Rivalry {
  private readonly byFrom = new Map<string, Candidate[]>();
  private readonly byTo = new Map<string, Candidate[]>();
  private readonly takenFrom = new Set<string>();
  private readonly takenTo = new Set<string>();

  constructor(private readonly candidates: readonly Candidate[]) {
    for (const candidate of [...candidates].sort((a, b) => b.score - a.score)) {
      listOf(this.byFrom, candidate.from).push(candidate);
      listOf(this.byTo, candidate.to).push(candidate);
    }
  }

  /** Those that are likely and clearly ahead of every rival, the likeliest first. */
  winners(): Candidate[] {
    const winners: Candidate[] = [];
    for (const from of this.byFrom.keys()) {
      const [best, next] = this.bestOf(this.byFrom, from);
      if (best === undefined || best.isQuestion || best.score < likely || !isAhead(best, next)) continue;
      const [rival, second] = this.bestOf(this.byTo, best.to);
      if (isAhead(best, rival === best ? second : rival)) winners.push(best);
    }
    return winners.sort((a, b) => b.score - a.score);
  }

  take({ from, to }: Candidate): void {
    this.takenFrom.add(from);
    this.takenTo.add(to);
    this.byFrom.delete(from);
    this.byTo.delete(to);
  }

  /** What nobody has won, best first. */
  left(): Candidate[] {
    return this.candidates.filter((one) => !this.isTaken(one)).sort((a, b) => b.score - a.score);
  }

  private bestOf(lists: ReadonlyMap<string, Candidate[]>, key: string): Candidate[] {
    const list = lists.get(key) ?? [];
    while (list[0] !== undefined && this.isTaken(list[0])) list.shift();
    while (list[1] !== undefined && this.isTaken(list[1])) list.splice(1, 1);
    return list.slice(0, 2);
  }

  private isTaken({ from, to }: Candidate): boolean {
    return this.takenFrom.has(from) || this.takenTo.has(to);
  }
}

function isAhead(candidate: Candidate, rival: Candidate | undefined): boolean {
  return rival === undefined || rival.score <= candidate.score - margin;
}

function listOf(lists: Map<string, Candidate[]>, key: string): Candidate[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}
