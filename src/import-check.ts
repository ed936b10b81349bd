// A file against the registries: what each row would change. Runs in a thread where there is one, and there alone are all
// rows in memory; out come lines in chunks.

import {
  emptySummary,
  type ImportLine,
  type ImportSummary,
  type KeptTable,
  type LineChunk,
  type Near,
} from "./domain/import-line.ts";
import type { Inspector, Relation, Target } from "./domain/roster.ts";
import { type Outcome, targetOutcomes } from "./domain/roster-diff.ts";
import { inspectorOutcomes } from "./domain/roster-diff-inspectors.ts";
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

/** `targets`: the JSON text of `Revised<Target>[]`. */
export interface RegistryPage {
  targets: string;
  inspectors: Revised<Inspector>[];
  relations: Relation[];
}

interface Registries {
  targets: Revised<Target>[];
  inspectors: Revised<Inspector>[];
  relations: Relation[];
}

/** What checking asks of whoever has the records. */
export interface CheckIo {
  /** Whether a table with these first rows is of another kind than a roster. */
  isOther(head: Sheet): Promise<boolean>;
  /** The next page of the registries; null: no more. */
  registryPage(kind: RosterKind): Promise<RegistryPage | null>;
  lines(chunk: LineChunk): Promise<void>;
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
  const had = await registries(io, file.kind);
  const { all, relations } = outcomesOf(file, had);
  const rows = file.drafts.length + file.faulty.length;
  const nearTo = nearFinder(file, had);
  const summary: ImportSummary = {
    ...emptySummary(),
    kind: file.kind,
    sheet: sheet.sheet ?? null,
    headers: sheet.rows.find(({ row }) => row === file.headerRow)?.cells ?? [],
    rows,
    remarks: file.remarks.slice(0, REMARKS).map(remarkSentence),
    ignored: file.ignored.slice(0, 20).map((header) => header.slice(0, 50)),
  };
  const lines = lineSender(job.importId, summary, io);
  const cellsOf = rowFinder(sheet.rows);
  /** Where inspectors stand, for the lines of their relations. */
  const rowOf = new Map<string, number>();
  let done = 0;
  for (const one of all) {
    const near = one.kind === "added" ? nearTo(one.row, one.after) : null;
    summary.counts[near ? "near" : one.kind] += 1;
    if (one.kind !== "gone" && one.kind !== "faulty") done += 1;
    const line = near ? nearLine(near) : lineOf(one, cellsOf);
    const row = "row" in one ? one.row : (line?.row ?? null);
    if (line) await lines.put({ ...line, row }, done);
    const id = one.kind === "same" ? one.id : line?.subjectId;
    if (file.kind === "inspectors" && id && row !== null) rowOf.set(id, row);
  }
  const related = new Map(had.relations.map((one) => [relationId(one), one]));
  for (const after of relations()) {
    const subjectId = relationId(after);
    const before = related.get(subjectId) ?? null;
    summary.relations += 1;
    await lines.put(
      { kind: "relation", subjectId, row: rowOf.get(after.inspectorId) ?? null, before, after },
      done,
    );
  }
  await lines.end();
  return { summary };
}

type Line = Pick<ImportLine, "kind"> & Partial<ImportLine>;

/** Numbers the lines and sends them in chunks; one is on its way while the next is made. */
function lineSender(importId: string, summary: ImportSummary, io: CheckIo) {
  const { kind, sheet, rows } = summary;
  const blank = {
    importId,
    sheet,
    subjectId: null,
    row: null,
    name: null,
    before: null,
    after: null,
    facts: {},
  };
  let chunk: ImportLine[] = [];
  let sent: Promise<void> = Promise.resolve();
  async function send(done: number): Promise<void> {
    await sent;
    sent = io.lines({ json: JSON.stringify(chunk), last: summary.lines, done, rows, kind });
    // Whether it failed is asked when the next is sent.
    sent.catch(() => {});
    chunk = [];
  }
  return {
    async put(line: Line, done: number): Promise<void> {
      summary.lines += 1;
      chunk.push({ ...blank, ...line, n: summary.lines });
      if (chunk.length === CHUNK) await send(done);
    },
    async end(): Promise<void> {
      if (chunk.length > 0) await send(rows);
      await sent;
    },
  };
}

/** What is kept of a row; null when it changes nothing. */
function lineOf(one: Outcome<Target> | Outcome<Inspector>, cellsOf: (row: number) => string[]): Line | null {
  if (one.kind === "same") return null;
  if (one.kind === "faulty") {
    const { row, name, faults } = one.faulty;
    return { kind: "faulty", row, name, facts: { faults, cells: cellsOf(row) } };
  }
  if (one.kind === "added")
    return { kind: "added", subjectId: one.after.id, name: one.after.name, after: one.after };
  const { id, before, after, fields } = one.change;
  const facts = { rev: (before as Revised<Target | Inspector>).rev, fields: fields as string[] };
  const states = { before: unrevised(before), after: unrevised(after) };
  return { kind: one.kind, subjectId: id, name: after.name, ...states, facts };
}

const nearLine = (near: Near): Line => ({
  kind: "near",
  subjectId: near.existing.id,
  name: near.fresh.name,
  facts: { near },
});

function rowFinder(rows: Sheet["rows"]): (row: number) => string[] {
  let cells: Map<number, string[]> | null = null;
  return (row) => {
    cells ??= new Map(rows.map((one) => [one.row, one.cells]));
    return cells.get(row) ?? [];
  };
}

/** Asks for the next page before it looks at one. */
async function registries(io: CheckIo, kind: RosterKind): Promise<Registries> {
  const all: Registries = { targets: [], inspectors: [], relations: [] };
  let next = io.registryPage(kind);
  for (;;) {
    const page = await next;
    if (page === null) return all;
    next = io.registryPage(kind);
    all.targets.push(...(JSON.parse(page.targets) as Revised<Target>[]));
    all.inspectors.push(...page.inspectors);
    all.relations.push(...page.relations);
  }
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

function outcomesOf(
  file: TargetFile | InspectorFile,
  had: Registries,
): { all: Iterable<Outcome<Target> | Outcome<Inspector>>; relations: () => Relation[] } {
  if (file.kind === "targets") return { all: targetOutcomes(had.targets, file), relations: () => [] };
  const { all, relations } = inspectorOutcomes(had, file);
  // One line a relation: the last the file says.
  const latest = () => new Map(relations().map((one) => [relationId(one), one]));
  return { all, relations: () => [...latest().values()] };
}

/** Tells whether a new target is nearly one we have, and both ways it can go. Prepared when the first is asked about. */
function nearFinder(file: TargetFile | InspectorFile, had: Registries) {
  if (file.kind !== "targets" || had.targets.length === 0) return () => null;
  let names: NearTargets<Revised<Target>> | null = null;
  let drafts: Map<number, TargetFile["drafts"][number]> | null = null;
  return (row: number, added: Target | Inspector): Near | null => {
    names ??= new NearTargets(had.targets);
    const fresh = added as Target;
    const found = names.find(fresh);
    if (found === null) return null;
    drafts ??= new Map(file.drafts.map((draft) => [draft.row, draft]));
    const { rev } = found;
    const existing = unrevised(found);
    const merged = { ...existing, ...drafts.get(row)?.stated, aliases: aliasesOf(existing, fresh) };
    return { existing, merged, fresh, rev };
  };
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

function unrevised<T extends Target | Inspector>(record: T): T {
  const { rev: _rev, ...rest } = record as T & { rev?: number };
  return rest as T;
}
