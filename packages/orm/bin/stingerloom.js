#!/usr/bin/env node
"use strict";

require("stingerloom/bin");
