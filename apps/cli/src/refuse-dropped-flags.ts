import type { ResolvedConfig } from "@stingerloom/cli";
import { UsageError } from "@stingerloom/core";

interface DroppedFlags {
  readonly detectDroppedViews?: boolean;
  readonly detectDroppedObjects?: boolean;
}

/**
 * Entities describe views and no other objects; a source describes all kinds of them.
 * @throws UsageError `USAGE`
 */
export function refuseDroppedFlags(
  { detectDroppedViews, detectDroppedObjects }: DroppedFlags,
  { source }: Pick<ResolvedConfig, "source">,
): void {
  if (detectDroppedObjects && source === undefined)
    throw new UsageError("USAGE", "--detect-dropped-objects needs a source in the configuration", {
      hint: "Entities describe no objects besides tables and views: --detect-dropped-views drops views.",
    });
  if (detectDroppedViews && source !== undefined)
    throw new UsageError("USAGE", "--detect-dropped-views is for entities alone, and the configuration has a source", {
      hint: "--detect-dropped-objects drops views, routines and other objects that the source does not have.",
    });
}
