import { describeAcceptance, describeConformance } from "@stingerloom/testing";

describeConformance("sqlite");
describeAcceptance("sqlite");
