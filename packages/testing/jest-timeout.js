"use strict";

// What a machine with two cores and three servers needs for a trip to an engine; a test that hangs still ends. Jest's
// `testTimeout` is not heeded in a run of several projects, where only the root's configuration counts.
jest.setTimeout(120_000);
