import type { RenameDecisions } from "@stingerloom/schema-diff";
import type { Engine } from "../engine";
import { columns, shop } from "./shop";

/** A change of the shop, whose plan mutants break. */
export interface ShopChange {
  readonly after: (engine: Engine) => readonly string[];
  readonly renames?: RenameDecisions;
}

const phone = "phone VARCHAR(20) DEFAULT 'none' NOT NULL";

export type ChangeName =
  "adds a column" | "widens a column" | "renames a column" | "drops a column" | "drops an index" | "adds a table";

export const changes: Readonly<Record<ChangeName, ShopChange>> = {
  "adds a column": {
    after: (engine) =>
      shop(engine, ({ columns: own, rest }) => ({
        columns: [...own, phone],
        rest: [...rest, "CREATE INDEX child_phone ON child (phone)"],
      })),
  },
  "widens a column": {
    after: (engine) =>
      shop(engine, (whole) => ({
        ...whole,
        columns: whole.columns.map((column) => (column === columns.name ? "name VARCHAR(80)" : column)),
      })),
  },
  "renames a column": {
    after: (engine) =>
      shop(engine, (whole) => ({
        ...whole,
        columns: whole.columns.map((column) => (column === columns.note ? "remark VARCHAR(200)" : column)),
      })),
    renames: { inference: "never", renamed: [{ from: "child.note", to: "remark" }] },
  },
  "drops a column": {
    after: (engine) =>
      shop(engine, (whole) => ({ ...whole, columns: whole.columns.filter((column) => column !== columns.second) })),
  },
  "drops an index": { after: (engine) => shop(engine, (whole) => ({ ...whole, rest: [] })) },
  "adds a table": {
    after: (engine) => [
      ...shop(engine),
      "CREATE TABLE extra (id INTEGER NOT NULL PRIMARY KEY, child_id INTEGER, mark VARCHAR(9) DEFAULT 'm', " +
        "CONSTRAINT extra_child FOREIGN KEY (child_id) REFERENCES child (id) ON DELETE CASCADE)",
      "CREATE INDEX extra_mark ON extra (mark)",
    ],
  },
};
