import { splitStatements } from "@stingerloom/core";
import { describeLexer } from "@stingerloom/testing";
import { classify } from "../src/sql/classify";
import { tokenize, tokens } from "../src/sql/tokenize";

describeLexer({ tokenize, classify, splitStatements: (sql) => splitStatements(sql, tokens(sql)) });
