import { describeRandomPairs } from "@stingerloom/testing";

describeRandomPairs("sqlite", 60);
