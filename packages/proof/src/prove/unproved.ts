import { messageOf } from "@stingerloom/core";

/** A proof that cannot be tried, which says nothing about the migration. */
export class Unproved extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = "Unproved";
  }
}

/** Was the proof stopped from outside? */
export function isAborted(error: unknown): boolean {
  return (error as { readonly code?: unknown } | undefined)?.code === "ABORTED";
}

/** One sentence, without its full stop. */
export function reasonOf(error: unknown): string {
  return messageOf(error).replace(/\.$/, "");
}
