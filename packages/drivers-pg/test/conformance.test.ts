import { describeConformance } from "@stingerloom/testing";

describeConformance("postgres");
