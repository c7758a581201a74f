// What is said of several runs: medians, and ratios pair by pair, so that a slow minute of the machine meets both.
import { max, median, min } from "simple-statistics";

/** Of one tool's runs. */
export function summary(values) {
  return { median: median(values), min: min(values), max: max(values), runs: values.length };
}

/** The median of ours[i] / theirs[i]: run i of both was taken one after the other. */
export function ratioOfPairs(ours, theirs) {
  return median(ours.map((value, at) => value / theirs[at]));
}
