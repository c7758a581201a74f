import { describeRandomPairs } from "@stingerloom/testing";

describeRandomPairs("mysql", 30);
describeRandomPairs("mariadb", 30);
