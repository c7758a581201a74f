import { describeAcceptance, describeConformance } from "@stingerloom/testing";

describe.each(["mysql", "mariadb"] as const)("%s", (engine) => {
  describeConformance(engine);
  describeAcceptance(engine);
});
