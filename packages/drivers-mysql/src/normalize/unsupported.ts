import { StingerloomError } from "@stingerloom/core";

/** What the engine cannot hold, said before anything is written. */
export function unsupported(code: string, message: string, hint: string): StingerloomError {
  return new StingerloomError(`UNSUPPORTED_${code}`, message, { hint });
}
