import type { Sequence } from "@stingerloom/schema-diff";

type Options = Partial<Pick<Sequence, "increment" | "min" | "max">>;

/** What a sequence's new bounds ask for, as its present value may lie outside of them: the server refuses them then. */
export interface BoundsChange {
  /** None of the old values fits: it restarts. */
  readonly restarts: boolean;
  /** From here it goes on where it has not come so far; `lags` is the comparison that tells. */
  readonly continuesCount?: { readonly from: string; readonly lags: "<" | ">" };
}

export function boundsChange(from: Options, to: Options): BoundsChange {
  const [was, is] = [boundsOf(from), boundsOf(to)];
  if (is.min > was.max || is.max < was.min) return { restarts: true };
  if (is.rises)
    return { restarts: false, ...(is.min > was.min && { continuesCount: { from: String(is.min), lags: "<" } }) };
  return { restarts: false, ...(is.max < was.max && { continuesCount: { from: String(is.max), lags: ">" } }) };
}

/** Can the sequence have gone past its new end? The change fails then. */
export function mayBeUsedUp(from: Options, to: Options): boolean {
  const [was, is] = [boundsOf(from), boundsOf(to)];
  if (boundsChange(from, to).restarts) return false;
  return is.rises ? is.max < was.max : is.min > was.min;
}

/** A descending sequence always states its bounds; those of an ascending one may be the defaults. */
function boundsOf({ increment = "1", min = "1", max = "9223372036854775807" }: Options) {
  return { rises: !increment.startsWith("-"), min: BigInt(min), max: BigInt(max) };
}
