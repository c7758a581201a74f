import { reportsOfRuns } from "./reports-of-runs.mjs";

/**
 * What was reported of migration tools and found on ours, one row for each kind: `R` on PostgreSQL first, `M` on the
 * other engines, `S` of running, `T` and `V` attacks, `U` from outside the command. Tests are found by a part of their
 * titles; a row without any in a run of all tests is a failure.
 *
 * @type {readonly (readonly [string, string, readonly string[]])[]} the row, the complaint, parts of titles
 */
const planning = [
  [
    "R1",
    "Stated renames in a chain put values into the wrong column",
    ["renames columns in a chain", "a chain by flags"],
  ],
  [
    "R2",
    "A name that a new column takes keeps the old values",
    ["gives an old name to a new column", "an old name that is used again"],
  ],
  [
    "R3",
    "A name that a new table takes keeps the old rows",
    ["gives a table's old name to a new table", "a table's old name is used again"],
  ],
  [
    "R4",
    "Two columns that change places are converted instead",
    ["swaps two columns, each with a type and a default of its own", "a swap by flags"],
  ],
  ["R5", "A misspelt --rename drops the column", ["flags that name nothing", "a --rename that matches nothing"]],
  ["R6", "Another naming strategy drops the table", ["another naming strategy"]],
  [
    "R7",
    "Two long names of types become one",
    ["two long names that share their first 63 bytes", "two default names of enums that share their first 63 bytes"],
  ],
  [
    "R8",
    "A key and what refers to it cannot change their types together",
    ["a key and what refers to it become uuids together", "a key and what refers to it become of an enum"],
  ],
  [
    "R9",
    "An identity column cannot change its type",
    ["an identity column becomes a uuid", "an identity column with bounds becomes a smaller one"],
  ],
  [
    "R10",
    "A sequence that becomes owned is made twice",
    ["a sequence becomes owned by its column", "a sequence becomes owned by another column"],
  ],
  [
    "R11",
    "A name passes from one kind of object to another",
    ["a name passes from an index to a table that is renamed", "a name passes from a sequence to a table"],
  ],
  [
    "R12",
    "A trigger of a partition keeps a column from changing",
    ["a partition with a trigger of its own on a column that changes its type"],
  ],
  [
    "R13",
    "An index left over by a failed build is in the way",
    ["an index that a failed build left over is in the place of one that is wanted"],
  ],
  ["R14", "A routine becomes one of another kind", ["routines of one name become of another kind"]],
  [
    "R15",
    "A row type or a typed table keeps its table from changing, and nothing says so",
    ["a table whose rows a column holds is not rewritten", "a composite type gets an attribute, and a table is of it"],
  ],
  [
    "R16",
    "A serial column that becomes an identity counts from the start",
    ["a serial column goes on where its sequence was"],
  ],
  [
    "R17",
    "How a column is stored is lost when its type changes",
    ["a column that is stored in a way of its own changes its type", "stored in ways of their own"],
  ],
  [
    "R18",
    "A rename remakes indexes, checks and generated columns",
    ["a column whose name needed quotes gets one that needs none"],
  ],
  [
    "R19",
    "A default with another number of digits comes up again",
    ["a default is written with another number of digits"],
  ],
  [
    "R20",
    "A fill factor or a comment on a schema is not seen",
    ["a key has a fill factor, and another gets one", "a schema gets a comment"],
  ],
  ["R21", "A hazard is named that is none", ["and no values are named as in danger"]],
  [
    "R22",
    "Several columns of one table are changed one by one",
    ["four columns change their types in one statement", "four columns of a table, which is copied once"],
  ],
  [
    "R23",
    "Two labels of an enum that are replaced fail on rows",
    ["two labels of an enum get other names, as is stated"],
  ],
  ["R24", "A primary key that gets a comment is dropped", ["a primary key that is renamed also gets a comment"]],
  [
    "R25",
    "A label is renamed for a column that leaves the type",
    ["a column leaves the type before one of its labels is renamed"],
  ],
  [
    "R26",
    "A label and the column that holds it come or go together",
    ["a label and a column that holds it are added, and dropped"],
  ],
  [
    "R27",
    "A view is looked up under the wrong name when its table is renamed",
    ["a column and its table are renamed and the column changes its type under a view"],
  ],
  [
    "R28",
    "A check over two columns refuses the change of both",
    ["four columns change their types in one statement, with a check"],
  ],
  [
    "R29",
    "What is recreated loses its state, comment or grants",
    [
      "a disabled trigger with a comment comes back as it was",
      "a generated column that is recreated, with its grants and comment",
    ],
  ],
  [
    "R30",
    "A new table takes a name before an index gives it up",
    ["a name passes from an index to a new table", "a new table takes the name of an index"],
  ],
  [
    "R31",
    "An extension that moves to another schema is refused",
    ["an extension that nothing uses moves to another schema", "extensions move under columns"],
  ],
  [
    "R32",
    "A view with a list of values comes up again",
    ["conditions with a list of varchar values in views, policies, triggers and rules"],
  ],
  ["R33", "An enum that a function takes cannot be renamed", ["an enum that a function takes is renamed"]],
  [
    "R34",
    "A label cannot be taken back from a table without an entity",
    ["a label is added while a table that the target has not is of the type"],
  ],
  [
    "R35",
    "A column that a view uses is dropped, and nothing says that it cannot be",
    [
      "an enum becomes text under a view that names a label",
      "a column is dropped that a view, a policy, a rule, a trigger and a function use",
    ],
  ],
  ["R36", "DEFAULT NULL keeps a column from changing its type", ["an explicit NULL is no default"]],
  ["R37", "A search path of the database moves everything to another schema", ["takes for the default schema"]],
  [
    "R38",
    "A setting of the database changes how texts are written",
    ["writes catalogs out alike whatever the database says"],
  ],
  [
    "R39",
    "An extension comes where its objects are loose",
    [
      "a function of its own gives its name to that of an extension",
      "an extension does not come where a table uses a function",
    ],
  ],
  [
    "M1",
    "A rename under partitions rewrites the table",
    [
      "the column by which a table is partitioned gets another name",
      "columns of a partitioned table change their names",
    ],
  ],
  ["M2", "A prefix as long as the column comes up again", ["a prefix that is the whole column"]],
  ["M3", "A default that the server writes otherwise comes up again", ["defaults that the server writes otherwise"]],
  ["M4", "Renaming a label fires triggers", ["a label renamed under triggers"]],
  [
    "M5",
    "A column that triggers and views use is dropped without a word",
    ["columns and tables that views and triggers name, when they are dropped"],
  ],
  [
    "M6",
    "A column is dropped under a view without a word",
    ["columns and tables that views, triggers and routines name"],
  ],
  ["M7", "A type change alters values without a word", ["types that change values for good"]],
  [
    "M8",
    "A character set or collation that values do not fit",
    ["a character set that has fewer characters", "a collation under a unique key"],
  ],
  [
    "M9",
    "A shorter binary column fails on the way back",
    ["a fixed number of bytes grows, and shrinks on the way back"],
  ],
  ["M10", "Options and columns change in the wrong order", ["another character set and row format, under a key"]],
  ["M11", "A dropped column cannot come back, and nothing says so", ["columns that a rollback cannot bring back"]],
  ["M12", "A script means something else in a session with other modes", ["says what its strings mean"]],
  ["M13", "A counter starts again", ["a counter that moves to another column", "AUTOINCREMENT taken away"]],
  [
    "M15",
    "A body that ends with a semicolon comes up again",
    ["a program and the same with", "ends without a semicolon"],
  ],
  ["M16", "A default of bytes is refused", ["expressions as defaults, bytes among them"]],
  [
    "M17",
    "The column that partitions a table cannot be renamed",
    ["the column by which a table is partitioned gets another name"],
  ],
  [
    "M18",
    "A wide table is too wide between two changes",
    ["a wide table of which one column shrinks, one grows and one is new"],
  ],
  ["M19", "Labels become their positions", ["labels that become numbers, and numbers that become labels"]],
  [
    "M20",
    "A longer binary key is padded for good",
    ["types that change values for good", "a fixed number of bytes grows, and shrinks on the way back"],
  ],
  [
    "M21",
    "Whole numbers are rounded without a word",
    ["whole numbers in a column of real ones", "types that change values for good"],
  ],
  [
    "M22",
    "A table's character set stops half-way",
    ["a character set that has fewer characters, for a column and for a table"],
  ],
  ["M23", "A dropped key fails on the way back", ["columns that a rollback cannot bring back"]],
  [
    "M24",
    "A foreign key to a missing table stops half-way",
    [
      "a foreign key to a table that is not there",
      "a table comes to which a foreign key refers already",
      "a table gets the name to which a foreign key refers that referred to nothing",
    ],
  ],
  ["M25", "NULLs in a key become numbers", ["a key with nulls becomes the rowid"]],
  ["M14", "The order of columns is not mentioned", ["docs/engines/mysql.md speaks of the order of columns"]],
];

export const reports = [...planning, ...reportsOfRuns];
