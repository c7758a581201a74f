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

export const yes = { type: "boolean", describe: "Do not ask" } as const;
