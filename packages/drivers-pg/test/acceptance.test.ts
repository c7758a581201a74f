import { describeAcceptance } from "@stingerloom/testing";

describeAcceptance("postgres");
