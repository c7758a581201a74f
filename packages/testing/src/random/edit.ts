import type { RandomDraft } from "./draft";

/**
 * One random step; each number is taken modulo what there is to choose from, so that every step of every kind has a
 * meaning.
 */
export interface Edit {
  readonly what: number;
  readonly table: number;
  readonly column: number;
  readonly pick: number;
  readonly flag: boolean;
}

/**
 * What an edit does to the schema; nothing where it would leave the engine's law or lose a row's reason to be there.
 */
export type Step = (draft: RandomDraft, edit: Edit) => void;

export function pick<T>(list: readonly T[], at: number): T | undefined {
  return list.length === 0 ? undefined : list[at % list.length];
}

export function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
