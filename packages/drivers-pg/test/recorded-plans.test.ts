import { describeRecordedPlans } from "@stingerloom/testing";

describeRecordedPlans("postgres", __dirname);
