import type { Hazard } from "@stingerloom/schema-diff";

type Code = Hazard["code"];

function hazard(severity: Hazard["severity"]) {
  return (code: Code, object: string, message: string, recipe?: string): Hazard => ({
    code,
    severity,
    object,
    message,
    ...(recipe !== undefined && { recipe }),
  });
}

export const danger = hazard("danger");
export const warning = hazard("warning");
export const info = hazard("info");
