// What the flows ask of the records of imports: the lines staged, and set-based steps that write them or take them back.

import type { ImportLine, LineKind } from "../domain/import-line.ts";
import type { Inspector, Relation } from "../domain/roster.ts";
import type { RosterKind } from "../domain/roster-headers.ts";

/** JSON as the audit keeps it. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

export interface ImportRow {
  id: string;
  kind: RosterKind | "platform" | "items" | "plan" | "credit";
  fileName: string;
  fileHash: string;
  byId: string;
  chatId: string;
  state:
    | "checking"
    | "mapping"
    | "staged"
    | "applying"
    | "applied"
    | "undoing"
    | "undone"
    | "cancelled"
    | "failed";
  diff: Json;
  createdAt: Date;
  closedAt: Date | null;
}

/** An import of one of the registries, and none of the other tables that are kept the same way. */
export const isRosterImport = (row: ImportRow): row is ImportRow & { kind: RosterKind } =>
  row.kind === "targets" || row.kind === "inspectors";

/** Lines with n > from and n <= to. */
export interface LineSpan {
  importId: string;
  kind: RosterKind;
  from: number;
  to: number;
}

export interface Staging {
  /** At most 1,000 lines a call, as JSON text: so they come from the thread that made them, and so the database takes them. */
  put(lines: string): Promise<void>;
  line(importId: string, n: number): Promise<ImportLine | null>;
  /** In order of n, at most `limit` after `after`. */
  lines(importId: string, kinds: readonly LineKind[], after: number, limit: number): Promise<ImportLine[]>;
  ofSubject(importId: string, subjectId: string): Promise<ImportLine[]>;
  save(line: ImportLine): Promise<void>;
  /** How many lines of the span no longer fit the registry: changed meanwhile, or added by somebody else. */
  misfits(span: LineSpan): Promise<number>;
  /** Writes what the lines of the span say, in a few statements; at most 5,000 lines. */
  write(span: LineSpan, now: Date): Promise<void>;
  /** How many written lines of the span were changed after the import. */
  changedSince(span: LineSpan): Promise<number>;
  /** How many added ones of the span something already refers to. */
  inUse(span: LineSpan): Promise<number>;
  /** Restores the befores of the span and deletes what it added. */
  takeBack(span: LineSpan, now: Date): Promise<void>;
  /** The newest import's row of those states, oldest first. */
  inState(...states: ImportRow["state"][]): Promise<ImportRow[]>;
  /** Replaces state, diff, kind and closing of the row; false when it is no longer in state `from`. */
  advance(row: ImportRow, from: ImportRow["state"], digest?: string): Promise<boolean>;
  /** Draws of our own that were frozen at or after the moment and are not void. */
  drawsSince(at: Date): Promise<number>;
  /** The next targets in order of their ids, `rows` as the JSON text of `(Target & { rev: number })[]`; null: no more. */
  targetsAfter(id: string, limit: number): Promise<{ rows: string; last: string } | null>;
  inspectorsAfter(id: string, limit: number): Promise<(Inspector & { rev: number })[]>;
  relations(): Promise<Relation[]>;
}
