/** Something that went and something that came and could be the same under another name. */
export interface Candidate {
  readonly from: string;
  readonly to: string;
  /** From 0 (nothing speaks for it) to 1. */
  readonly score: number;
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
 * Which candidates are renames: the only one there is, or those that win clearly. What neither wins nor lost to a winner is
 * unclear, and a person decides: a drop destroys, and a guess mixes data.
 */
export function pairRenames(candidates: readonly Candidate[]): Pairing {
  const only = candidates.length === 1 ? candidates[0] : undefined;
  if (only)
    return { pairs: [{ ...only, reason: "the only one that went and one of the same type that came" }], unclear: [] };
  let left = [...candidates].sort((a, b) => b.score - a.score);
  const pairs: (Candidate & { readonly reason: string })[] = [];
  for (let winner = clearWinner(left); winner; winner = clearWinner(left)) {
    const { from, to, score } = winner;
    pairs.push({ ...winner, reason: `likeness of name, place and use: ${score.toFixed(2)}` });
    left = left.filter((c) => c.from !== from && c.to !== to);
  }
  return { pairs, unclear: left };
}

function clearWinner(sorted: readonly Candidate[]): Candidate | undefined {
  return sorted.find(
    (c) =>
      c.score >= likely && sorted.every((rival) => rival === c || !rivals(rival, c) || rival.score <= c.score - margin),
  );
}

function rivals(a: Candidate, b: Candidate): boolean {
  return a.from === b.from || a.to === b.to;
}
