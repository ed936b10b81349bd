// What an import keeps of a file: a line for every row that changes something or cannot be taken over, and a summary.

import type { Inspector, Relation, Target } from "./roster.ts";
import type { Fault } from "./roster-fault.ts";
import type { RosterKind } from "./roster-headers.ts";
import type { RosterMapping, TableHead } from "./roster-mapping.ts";
import { sortedJson } from "./roster-value.ts";

/** `near`: nearly an existing target; it stays out until somebody decides whether it is that one or a new one. */
export type LineKind = "added" | "changed" | "gone" | "relation" | "faulty" | "near";

/** Kinds that are written when the import is applied. */
export const writtenKinds: readonly LineKind[] = ["added", "changed", "gone", "relation"];

export interface ImportLine {
  importId: string;
  /** From 1, in the order in which they are applied. */
  n: number;
  kind: LineKind;
  /** The target's or inspector's id; a relation's three keys joined by `|`; null for a faulty row. */
  subjectId: string | null;
  sheet: string | null;
  /** As the spreadsheet program counts; null for what the file does not have. */
  row: number | null;
  name: string | null;
  before: Target | Inspector | Relation | null;
  after: Target | Inspector | Relation | null;
  facts: LineFacts;
}

/** Lines on their way from the thread that checks to the database. */
export interface LineChunk {
  /** `ImportLine[]` as JSON text. */
  json: string;
  /** `n` of the last of them. */
  last: number;
  /** Rows looked at so far, of how many. */
  done: number;
  rows: number;
  kind: RosterKind;
}

export interface LineFacts {
  /** `rev` of the record that `before` shows: it must still be that one when the line is applied. */
  rev?: number;
  /** Fields that change. */
  fields?: string[];
  faults?: Fault[];
  /** The row as it stood, so that it can be mended and sent again. */
  cells?: string[];
  near?: Near;
}

/** Both ways a near row can go, so that a decision is only a choice and can be changed. */
export interface Near {
  existing: Target;
  merged: Target;
  fresh: Target;
  rev: number;
  decided?: "same" | "new";
}

export interface LineCounts {
  added: number;
  changed: number;
  gone: number;
  same: number;
  faulty: number;
  near: number;
}

export interface ImportSummary {
  kind: RosterKind;
  sheet: string | null;
  /** Headers of the file in order, for the file of faulty rows. */
  headers: string[];
  rows: number;
  /** Lines staged; `cursor` of them have been staged, applied or undone, by the import's state. */
  lines: number;
  cursor: number;
  counts: LineCounts;
  relations: number;
  /** Sentences about what was guessed, at most ten. */
  remarks: string[];
  ignored: string[];
  /** Code and facts of why nothing came of it. */
  reason: string | null;
  /** Applying an import of many lines first looks whether all of it still holds. */
  phase: "verify" | "write" | null;
  /** Who pressed 应用 or 撤销. */
  actorId: string | null;
  contacts: number;
  /** A table whose columns a person maps: kept until it was read with them, so that a restart loses nothing. */
  mapping?: KeptTable;
}

export interface KeptTable {
  /** The file's bytes, deflated, in base64. */
  packed: string;
  head: TableHead;
  /** What is preselected for either kind. */
  guesses: { [kind in RosterKind]: RosterMapping };
  kind: RosterKind;
  /** What the person said; null until then. */
  said: RosterMapping | null;
}

export const emptySummary = (): ImportSummary => ({
  kind: "targets",
  sheet: null,
  headers: [],
  rows: 0,
  lines: 0,
  cursor: 0,
  counts: { added: 0, changed: 0, gone: 0, same: 0, faulty: 0, near: 0 },
  relations: 0,
  remarks: [],
  ignored: [],
  reason: null,
  phase: null,
  actorId: null,
  contacts: 0,
});

/** One line of what is hashed: number, kind, and both states with their keys in order. */
export const digestText = (line: Pick<ImportLine, "n" | "kind" | "before" | "after">): string =>
  `${line.n}|${line.kind}|${sortedJson(line.before)}|${sortedJson(line.after)}\n`;
