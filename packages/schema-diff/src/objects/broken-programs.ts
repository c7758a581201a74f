import type { Hazard } from "../model/hazard";
import { displayName, nameKey, type QualifiedName, type Schema, type Table } from "../model/schema";
import type { Change } from "../operations/change";

export interface BrokenProgramsOptions {
  readonly before: Schema;
  readonly after: Schema;
  /** The names in a program's text, in lower case. */
  readonly namesIn: (sql: string) => Iterable<string>;
  /** Does the engine put the new name into views and triggers when a table or a column gets one? */
  readonly followsRenames: boolean;
}

/** A view, trigger, routine or event that a plan leaves as it is. */
interface KeptProgram {
  readonly what: string;
  readonly names: ReadonlySet<string>;
  /** The same of what a trigger does, without its own table, whose name follows. */
  readonly body: ReadonlySet<string>;
  /** The table that a trigger is on. */
  readonly owner?: string;
  /** The name of a view, in lower case. */
  readonly view?: string;
  /** Among the others. */
  readonly place: number;
}

/**
 * Finds views, triggers, routines and events that stay as they are although they name what is dropped or gets another
 * name, be it by way of other views: an engine that does not look at them notices when they are used.
 */
export function brokenPrograms(options: BrokenProgramsOptions): (change: Change) => readonly Hazard[] {
  let kept: ProgramIndex | undefined;
  return (change) => {
    const lost = lostName(change);
    if (lost === undefined || (!lost.isDropped && options.followsRenames)) return [];
    kept ??= indexed(keptPrograms(options));
    return broken(kept, lost);
  };
}

function broken(index: ProgramIndex, lost: LostName): Hazard[] {
  const programs = new Set([
    ...relationsOver(index, lost.table).flatMap((relation) => index.reading.get(relation) ?? []),
    ...((lost.column !== undefined && index.on.get(nameKey(lost.table))) || []),
  ]);
  const column = lost.column?.toLowerCase();
  return [...programs]
    .filter(({ names }) => column === undefined || names.has(column))
    .sort((a, b) => a.place - b.place)
    .map(({ what }) => hazard(what, lost));
}

/** The programs by what they name, and triggers by their tables. */
interface ProgramIndex {
  readonly reading: ReadonlyMap<string, readonly KeptProgram[]>;
  readonly on: ReadonlyMap<string, readonly KeptProgram[]>;
}

function indexed(programs: readonly KeptProgram[]): ProgramIndex {
  const [reading, on] = [new Map<string, KeptProgram[]>(), new Map<string, KeptProgram[]>()];
  const put = (index: Map<string, KeptProgram[]>, key: string, program: KeptProgram) => {
    const others = index.get(key);
    if (others === undefined) index.set(key, [program]);
    else others.push(program);
  };
  for (const program of programs) {
    for (const name of program.body) put(reading, name, program);
    if (program.owner !== undefined) put(on, program.owner, program);
  }
  return { reading, on };
}

function hazard(what: string, { object, isDropped }: LostName): Hazard {
  const fate = isDropped
    ? "which is dropped: it is kept, and fails from then on"
    : "which gets another name: it is kept, and fails from then on, or reads what has the name by then";
  return {
    code: "MAY_FAIL_ON_DATA",
    severity: "danger",
    message: `${what} names ${object}, ${fate}.`,
    recipe: "Recreate it without that name, or drop it, in this migration.",
    object,
  };
}

interface LostName {
  readonly table: QualifiedName;
  readonly column?: string;
  readonly object: string;
  readonly isDropped: boolean;
}

function lostName(change: Change): LostName | undefined {
  switch (change.kind) {
    case "dropColumn":
      return ofColumn(change.table, change.column.name, true);
    case "renameColumn":
      return ofColumn(change.table, change.from, false);
    case "dropTable":
      return { table: change.table, object: displayName(change.table), isDropped: true };
    case "renameTable":
      return { table: change.from, object: displayName(change.from), isDropped: false };
    default:
      return undefined;
  }
}

function ofColumn(table: QualifiedName, column: string, isDropped: boolean): LostName {
  return { table, column, object: `${displayName(table)}.${column}`, isDropped };
}

/** The table's name and those of the views that read it, directly or by way of one another. */
function relationsOver({ reading }: ProgramIndex, { name }: QualifiedName): readonly string[] {
  const relations = new Set([name.toLowerCase()]);
  for (const relation of relations)
    for (const { view } of reading.get(relation) ?? []) if (view !== undefined) relations.add(view);
  return [...relations];
}

function keptPrograms({ before, after, namesIn }: BrokenProgramsOptions): readonly KeptProgram[] {
  const earlier = new Set(programsOf(before).map(({ what, text }) => `${what} ${text}`));
  return programsOf(after).flatMap(({ text, ...program }, place) =>
    earlier.has(`${program.what} ${text}`)
      ? [
          {
            ...program,
            place,
            names: new Set(namesIn(text)),
            body: new Set(namesIn(program.owner === undefined ? text : behindTable(text))),
          },
        ]
      : [],
  );
}

interface Program extends Omit<KeptProgram, "names" | "body" | "place"> {
  readonly text: string;
}

function programsOf({ views, tables, opaqueObjects }: Schema): readonly Program[] {
  return [
    ...views.map(({ name, sql }) => ({ what: `The view ${name}`, text: sql.join("\n"), view: name.toLowerCase() })),
    ...tables.flatMap(triggersOf),
    ...opaqueObjects.flatMap(({ kind, name, definition, parts = [] }) => {
      const text = definition ?? parts.flatMap(({ create }) => create).join("\n");
      return /^(function|procedure|event|package)/.test(kind) ? [{ what: `The ${kind} ${name}`, text }] : [];
    }),
  ];
}

function triggersOf(table: Table): readonly Program[] {
  return (table.triggers ?? []).map(({ name, sql }) => ({
    what: `The trigger ${name}`,
    text: sql,
    owner: nameKey(table),
  }));
}

function behindTable(trigger: string): string {
  const start = trigger.search(/\b(?:FOR\s+EACH\s+ROW|WHEN|BEGIN)\b/i);
  return start < 0 ? trigger : trigger.slice(start);
}
