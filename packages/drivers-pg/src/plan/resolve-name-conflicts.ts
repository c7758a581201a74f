import {
  displayName,
  nameKey,
  printSql,
  qualified,
  sql,
  id,
  type Change,
  type QualifiedName,
} from "@stingerloom/schema-diff";
import { maxNameBytes, truncateName } from "../sql/names";
import { quoteIdentifier } from "../sql/quote";
import { rawStatement } from "../sql/raw-statement";

/** What has a name that nothing else of the schema may have at the same time, by the word for it in SQL. */
const objectWords: Readonly<Record<string, string>> = {
  domain: "DOMAIN",
  "composite type": "TYPE",
  "range type": "TYPE",
  partition: "TABLE",
  "inheriting table": "TABLE",
};

interface Named {
  readonly word: string;
  readonly name: QualifiedName;
}

/** A name may pass from what is dropped late to what is created early, a type to a table, say: the old object is renamed out of the way first. */
export function resolveNameConflicts(operations: readonly Change[]): readonly Change[] {
  const goes = new Map<string, number>();
  operations.forEach((op, at) => {
    const gone = dropped(op);
    if (gone !== undefined) goes.set(nameKey(gone.name), at);
  });
  const occupants = new Map<number, Named>();
  operations.forEach((op, at) => {
    const name = added(op);
    const late = name && goes.get(nameKey(name));
    if (late !== undefined && late > at) occupants.set(at, dropped(operations[late]!)!);
  });
  if (occupants.size === 0) return operations;
  const away = new Map<string, QualifiedName>();
  return operations.flatMap((op, at) => {
    const now = underNewName(op, away);
    const occupant = occupants.get(at);
    if (occupant === undefined) return [now];
    const name = { schema: occupant.name.schema, name: `${truncateName(occupant.name.name, maxNameBytes - 5)}__old` };
    away.set(nameKey(occupant.name), name);
    return [rename(occupant, name), now];
  });
}

function added(op: Change): QualifiedName | undefined {
  switch (op.kind) {
    case "addEnum":
      return op.enum;
    case "addSequence":
      return op.sequence;
    case "addTable":
      return op.table;
    case "renameTable":
      return op.to;
    case "addView":
      return op.view;
    case "addObject":
      return op.object.kind in objectWords ? op.object : undefined;
    default:
      return undefined;
  }
}

function dropped(op: Change): Named | undefined {
  switch (op.kind) {
    case "dropEnum":
      return { word: "TYPE", name: op.enum };
    case "dropSequence":
      return { word: "SEQUENCE", name: op.sequence };
    case "dropTable":
      return { word: "TABLE", name: op.table };
    case "dropObject":
      return op.object.kind in objectWords ? { word: objectWords[op.object.kind]!, name: op.object } : undefined;
    default:
      return undefined;
  }
}

/** What drops an object that was renamed out of the way, or a foreign key of it. */
function underNewName(op: Change, away: ReadonlyMap<string, QualifiedName>): Change {
  const gone = dropped(op);
  const name = away.get(nameKey(gone?.name ?? (op.kind === "dropForeignKey" ? op.table : { name: "" })));
  if (name === undefined) return op;
  switch (op.kind) {
    case "dropEnum":
      return { ...op, enum: { ...op.enum, ...name } };
    case "dropSequence":
      return { ...op, sequence: { ...op.sequence, ...name } };
    case "dropTable":
      return { ...op, table: { ...op.table, ...name } };
    case "dropForeignKey":
      return { ...op, table: name };
    case "dropObject":
      return {
        ...op,
        object: { ...op.object, ...name, parts: [{ name: "", create: [], drop: [drop(gone!.word, name)] }] },
      };
    default:
      return op;
  }
}

function drop(word: string, name: QualifiedName): string {
  return printSql(sql`DROP ${word} ${qualified(name)}`, quoteIdentifier);
}

function rename({ word, name }: Named, to: QualifiedName): Change {
  return rawStatement(
    to,
    sql`ALTER ${word} ${qualified(name)} RENAME TO ${id(to.name)}`,
    `Renamed until it is dropped: ${displayName(name)} -> ${to.name}`,
  );
}
