// The figures as a Markdown table, and as JSON.
import { cpus, totalmem, type } from "node:os";
import { ratioOfPairs, summary } from "./statistics.mjs";

const ours = "stingerloom";

/** Each row's tools with their median, and ours as a share of theirs, pair by pair. */
export function figuresOf(rows) {
  return rows.flatMap(({ case: name, engine, version, size, results }) =>
    Object.entries(results).map(([tool, { milliseconds, mebibytes, queries }]) => ({
      case: name,
      engine,
      version,
      size,
      tool,
      ...summary(milliseconds),
      ...(tool !== ours && ours in results && { ratio: ratioOfPairs(results[ours].milliseconds, milliseconds) }),
      mebibytes,
      queries,
    })),
  );
}

export function markdownOf(figures) {
  const head = ["work", "engine", "size", "tool", "median ms", "min–max", "ours / it", "MiB", "statements"];
  const lines = figures.map((figure) => [
    figure.case,
    figure.engine,
    figure.size || "",
    figure.tool,
    Math.round(figure.median),
    `${Math.round(figure.min)}–${Math.round(figure.max)}`,
    figure.ratio === undefined ? "" : figure.ratio.toFixed(2),
    Math.round(figure.mebibytes),
    figure.queries ?? "",
  ]);
  return [head, head.map(() => "---"), ...lines].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

export function machine() {
  const [cpu] = cpus();
  const gib = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} × ${cpu.model}, ${gib} GiB, ${type()}, Node ${process.versions.node}`;
}
