import { createInterface } from "node:readline/promises";

/** A line from the person at the terminal, without white space at its ends. Ctrl+C rejects. */
export async function askText(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const controller = new AbortController();
  lines.on("SIGINT", () => controller.abort());
  try {
    return (await lines.question(question, { signal: controller.signal })).trim();
  } finally {
    lines.close();
  }
}
