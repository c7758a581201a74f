/** Flags by which renames are decided. */
export const changeOptions = {
  rename: {
    type: "string",
    array: true,
    describe: "This is a rename: table.old:new or table:new (repeatable)",
    requiresArg: true,
  },
  "no-rename": {
    type: "string",
    array: true,
    describe: "This is no rename: table.old or table (repeatable)",
    requiresArg: true,
  },
} as const;

/** Flags about rows that are there. */
export const rowOptions = {
  fill: {
    type: "string",
    array: true,
    describe: "What rows get in a column that takes no nulls: table.column=<SQL> (repeatable)",
    requiresArg: true,
  },
  "ask-timeout": {
    type: "number",
    describe: "Milliseconds for one query about existing rows (default 2000; 0: none is sent)",
    requiresArg: true,
  },
} as const;

export const yes = { type: "boolean", describe: "Do not ask" } as const;

/** What is in the database alone stays, unless one of these is given. */
export const droppedOptions = {
  tables: { type: "boolean", describe: "Drop tables that no entity or source describes" },
  views: { type: "boolean", describe: "Drop views that no entity describes" },
  objects: { type: "boolean", describe: "With a source: drop views, routines and other objects that it does not have" },
} as const;
