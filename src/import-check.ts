// A file against the registries: what each row would change. Runs in a thread where there is one, and there alone are all
// rows in memory; out come lines in chunks.

import {
  emptySummary,
  type ImportLine,
  type ImportSummary,
  type KeptTable,
  type LineFacts,
} from "./domain/import-line.ts";
import type { Inspector, Relation, Target } from "./domain/roster.ts";
import { diffTargets, type RosterDiff } from "./domain/roster-diff.ts";
import { diffInspectors } from "./domain/roster-diff-inspectors.ts";
import { guessMapping } from "./domain/roster-guess.ts";
import type { RosterKind } from "./domain/roster-headers.ts";
import { type RosterMapping, tableHead } from "./domain/roster-mapping.ts";
import { NearTargets } from "./domain/roster-near.ts";
import { type InspectorFile, readRoster, type TargetFile } from "./domain/roster-read.ts";
import type { Sheet, SheetRefusal } from "./domain/roster-sheet.ts";
import { remarkSentence } from "./domain/roster-words.ts";
import { parseSheet } from "./papers/parse-sheet.ts";

export interface CheckJob {
  importId: string;
  bytes: Uint8Array;
  name: string;
  maxRows: number;
  /** What a person said about the columns of this file. */
  mapping?: RosterMapping;
}

/** A record with how often it was changed. */
export type Revised<T> = T & { rev: number };

export interface Registries {
  targets: Revised<Target>[];
  inspectors: Revised<Inspector>[];
  relations: Relation[];
}

/** What checking asks of whoever has the records. */
export interface CheckIo {
  /** Whether a table with these first rows is of another kind than a roster. */
  isOther(head: Sheet): Promise<boolean>;
  registries(kind: RosterKind): Promise<Registries>;
  lines(chunk: ImportLine[], all: { lines: number; rows: number; kind: RosterKind }): Promise<void>;
}

/** `unmapped`: a table whose headers say nothing to us. */
export type Checked =
  | { summary: ImportSummary }
  | { other: Sheet }
  | { unmapped: Omit<KeptTable, "packed" | "said"> }
  | { refusal: SheetRefusal };

const HEAD = 40;
/** Staged in some 15 ms, measured. */
const CHUNK = 1_000;
const REMARKS = 10;

export async function checkRoster(job: CheckJob, io: CheckIo): Promise<Checked> {
  const sheet = await parseSheet(job);
  if ("refused" in sheet) return { refusal: sheet };
  if (!job.mapping && (await io.isOther({ ...sheet, rows: sheet.rows.slice(0, HEAD) })))
    return { other: sheet };
  const file = readRoster(sheet, job.mapping);
  if ("refused" in file) return (file.refused === "roster.noHeader" && unmapped(sheet)) || { refusal: file };
  const headers = sheet.rows.find(({ row }) => row === file.headerRow)?.cells ?? [];
  const had = await io.registries(file.kind);
  const rowOf = new Map<string, number>();
  const revs = new Map([...had.targets, ...had.inspectors].map(({ id, rev }) => [id, rev]));
  const relations: Relation[] = [];
  const diff = differences(file, had, rowOf, relations);
  const near = new Map<string, Target>();
  if (file.kind === "targets" && diff.added.length > 0 && had.targets.length > 0) {
    const names = new NearTargets(had.targets.map(unrevised));
    for (const target of diff.added as Target[]) {
      const found = names.find(target);
      if (found) near.set(target.id, found);
    }
  }
  const faulty = new Map(diff.faulty.map((one) => [one.row, one]));
  const cells = new Map(sheet.rows.filter(({ row }) => faulty.has(row)).map((row) => [row.row, row.cells]));
  const rows = diff.added.length + diff.changed.length + diff.same.length + diff.faulty.length;
  const whichSheet = sheet.sheet ?? null;
  // The rows have been read: of their cells only those of faulty rows are still needed.
  sheet.rows.length = 0;
  const drafts = new Map(
    file.kind === "targets" && near.size > 0 ? file.drafts.map((draft) => [draft.row, draft.stated]) : [],
  );
  const summary: ImportSummary = {
    ...emptySummary(),
    kind: file.kind,
    sheet: whichSheet,
    headers,
    rows,
    counts: {
      added: diff.added.length - near.size,
      changed: diff.changed.length,
      gone: diff.gone.length,
      same: diff.same.length,
      faulty: diff.faulty.length,
      near: near.size,
    },
    relations: relations.length,
    remarks: file.remarks.slice(0, REMARKS).map(remarkSentence),
    ignored: file.ignored.slice(0, 20).map((header) => header.slice(0, 50)),
  };
  summary.lines = rows - diff.same.length + diff.gone.length + relations.length;

  let n = 0;
  let chunk: ImportLine[] = [];
  const about = { lines: summary.lines, rows, kind: file.kind };
  const put = async (line: Omit<ImportLine, "importId" | "n" | "sheet">): Promise<void> => {
    n += 1;
    chunk.push({ importId: job.importId, n, sheet: whichSheet, ...line });
    if (chunk.length < CHUNK) return;
    const full = chunk;
    chunk = [];
    await io.lines(full, about);
  };
  for (const after of diff.added as (Target | Inspector)[]) {
    const row = rowOf.get(after.id) ?? null;
    const existing = near.get(after.id);
    if (!existing) {
      await put({
        kind: "added",
        subjectId: after.id,
        row,
        name: after.name,
        before: null,
        after,
        facts: {},
      });
      continue;
    }
    const merged = { ...existing, ...drafts.get(row ?? 0), aliases: aliasesOf(existing, after as Target) };
    const facts: LineFacts = {
      near: { existing, merged, fresh: after as Target, rev: revs.get(existing.id) ?? 0 },
    };
    await put({
      kind: "near",
      subjectId: existing.id,
      row,
      name: after.name,
      before: null,
      after: null,
      facts,
    });
  }
  for (const kind of ["changed", "gone"] as const)
    for (const { id, before, after, fields } of diff[kind]) {
      const facts = { rev: revs.get(id) ?? 0, fields: fields as string[] };
      await put({
        kind,
        subjectId: id,
        row: rowOf.get(id) ?? null,
        name: after.name,
        before: unrevised(before),
        after: unrevised(after),
        facts,
      });
    }
  const related = new Map(had.relations.map((one) => [relationId(one), one]));
  for (const after of relations)
    await put({
      kind: "relation",
      subjectId: relationId(after),
      row: rowOf.get(after.inspectorId) ?? null,
      name: null,
      before: related.get(relationId(after)) ?? null,
      after,
      facts: {},
    });
  for (const { row, name, faults } of diff.faulty)
    await put({
      kind: "faulty",
      subjectId: null,
      row,
      name,
      before: null,
      after: null,
      facts: { faults, cells: cells.get(row) ?? [] },
    });
  if (chunk.length > 0) await io.lines(chunk, about);
  return { summary };
}

function unmapped(sheet: Sheet): Extract<Checked, { unmapped: unknown }> | null {
  const head = tableHead(sheet);
  if (head === null) return null;
  const guesses = {
    targets: guessMapping(sheet, "targets"),
    inspectors: guessMapping(sheet, "inspectors"),
  };
  return { unmapped: { head, guesses, kind: guessMapping(sheet).kind } };
}

function differences(
  file: TargetFile | InspectorFile,
  had: Registries,
  rows: Map<string, number>,
  relations: Relation[],
): RosterDiff<Target> | RosterDiff<Inspector> {
  const rowOf = (id: string, row: number): void => void rows.set(id, row);
  if (file.kind === "targets") return diffTargets(had.targets, file, { rowOf });
  const diff = diffInspectors(had, file, { rowOf });
  // One line a relation: the last the file says.
  relations.push(...new Map(diff.relations.map((one) => [relationId(one), one])).values());
  return diff;
}

/** Merging a near row keeps the registered name: the file's other name becomes an alias. */
const aliasesOf = (existing: Target, fresh: Target): string[] => [
  ...new Set([
    ...existing.aliases,
    ...fresh.aliases,
    ...(existing.name === fresh.name ? [] : [existing.name]),
  ]),
];

const relationId = ({ inspectorId, targetId, kind }: Relation): string =>
  `${inspectorId}|${targetId}|${kind}`;

function unrevised<T extends object>(record: T): T {
  const { rev: _rev, ...rest } = record as T & { rev?: number };
  return rest as T;
}
