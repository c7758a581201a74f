import { describeRandomPairs } from "@stingerloom/testing";

describeRandomPairs("postgres", 60);
