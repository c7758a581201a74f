import { describeRecordedPlans } from "@stingerloom/testing";

describeRecordedPlans("mysql", __dirname);
