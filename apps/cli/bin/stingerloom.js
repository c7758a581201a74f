#!/usr/bin/env node
"use strict";

// Node 22.1 and later keep what V8 compiled for the next start.
require("node:module").enableCompileCache?.();
require("../dist/main.js");
