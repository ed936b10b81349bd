// What a roster would change. Pure: the same registry and the same file give the same answer, so a preview can be
// recomputed when it is applied.

import type { Inspector, RosterStatus, Target } from "./roster.ts";
import { type Fault, type FaultyRow, fault } from "./roster-fault.ts";
import { rosterIds } from "./roster-ids.ts";
import type { TargetFile } from "./roster-read.ts";
import { differ } from "./roster-repeats.ts";
import type { TargetDraft } from "./roster-target.ts";
import { nameKey } from "./roster-text.ts";
import { sameValue } from "./roster-value.ts";

/** Everything in here is plain JSON. */
export interface RosterDiff<T> {
  added: T[];
  changed: RosterChange<T>[];
  /** In the registry and active, but not in a file that is said to be whole; `after` an apply they are inactive. */
  gone: RosterChange<T>[];
  /** Ids of what the file says as the registry has it. */
  same: string[];
  faulty: FaultyRow[];
}

export interface RosterChange<T> {
  id: string;
  before: T;
  after: T;
  fields: (keyof T)[];
}

export interface DiffOptions {
  /** The file claims to be the whole list: what it lacks is gone. */
  whole?: boolean;
  /** Ids for what has neither code nor number of its own; by default D0001, D0002 … (R for inspectors), skipping taken ones. */
  nextId?: () => string;
}

/** What becomes of one row of the file, or of an entry that the file lacks. */
export type Outcome<T> =
  | { kind: "added"; row: number; after: T }
  | { kind: "changed"; row: number; change: RosterChange<T> }
  | { kind: "same"; row: number; id: string }
  | { kind: "gone"; change: RosterChange<T> }
  | { kind: "faulty"; faulty: FaultyRow };

/**
 * Compares a list of targets with the registry. A row is the target with its code; else the one whose id is its number;
 * else the one of its name, unless codes or addresses say otherwise. A new target's id is its code, else its number, else
 * the next of `nextId`. Blank cells change nothing.
 */
export const diffTargets = (
  current: Target[],
  file: TargetFile,
  options: DiffOptions = {},
): RosterDiff<Target> => collected(targetOutcomes(current, file, options));

/** The same row by row, for lists so long that the difference itself had better not be kept in memory. */
export function targetOutcomes<T extends Target>(
  current: T[],
  file: TargetFile,
  options: DiffOptions = {},
): Generator<Outcome<Target>> {
  const byId = new Map(current.map((target) => [target.id, target]));
  const byCode = new Map(
    current.flatMap((target) => (target.code === null ? [] : [[target.code, target] as const])),
  );
  const byName = groupByName(current);
  const ids = rosterIds("D", current, options.nextId);
  return outcomes<Target, TargetDraft>(current, file, options.whole ?? false, {
    match: (draft) => matchTarget(draft, byId, byCode, byName),
    merge: (before, draft) => ({ ...before, ...draft.stated }),
    create: (draft) => newTarget(draft, ids([draft.stated.code ?? null, draft.number])),
    codeOf: (target) => target.code,
    statusOf: (draft) => draft.stated.status,
  });
}

function matchTarget(
  { stated, number }: TargetDraft,
  byId: Map<string, Target>,
  byCode: Map<string, Target>,
  byName: Map<string, Target[]>,
): Target | Fault | null {
  const sameCode = stated.code ? (byCode.get(stated.code) ?? byId.get(stated.code)) : undefined;
  const sameNumber = number === null ? undefined : byId.get(number);
  const sure = sameCode ?? sameNumber;
  if (sure) return sure;
  return matchByName(stated, byName.get(nameKey(stated.name)) ?? []);
}

/** A namesake that neither code nor address tells apart is the target; one that only half differs is for people to decide. */
function matchByName(stated: TargetDraft["stated"], named: Target[]): Target | Fault | null {
  const [code, address] = [stated.code ?? null, stated.address ?? null];
  const fitting = named.filter((target) => !differ(target.address, address) && codeFits(target.code, code));
  const exact = fitting.filter((target) => address !== null && target.address !== null);
  const [only, second] = exact.length > 0 ? exact : fitting;
  if (second) return fault("row.ambiguousName", { name: stated.name, count: fitting.length });
  if (only) return only;
  const doubtful = named.find((target) => codeFits(target.code, code) || !differ(target.address, address));
  if (!doubtful) return null;
  if (!codeFits(doubtful.code, code))
    return fault("row.codeConflict", { name: stated.name, code: doubtful.code ?? "" });
  return fault("row.addressConflict", { name: stated.name, address: doubtful.address ?? "" });
}

/** An old number gives way to an 18-character code; two different 18-character codes are two bodies. */
const codeFits = (had: string | null, says: string | null): boolean =>
  !differ(had, says) || (had?.length !== 18 && says?.length === 18);

const newTarget = ({ stated, guess }: TargetDraft, id: string): Target => ({
  id,
  code: null,
  district: null,
  address: null,
  contact: null,
  phone: null,
  classes: null,
  creditClass: null,
  creditIndex: null,
  aliases: [],
  tags: [],
  note: null,
  status: "active",
  ...guess,
  ...stated,
});

export function groupByName<T extends { name: string }>(entries: T[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const entry of entries) {
    const key = nameKey(entry.name);
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  return groups;
}

interface Draft {
  row: number;
  stated: { name: string };
}

interface Rules<T, D> {
  match(draft: D): T | Fault | null;
  merge(before: T, draft: D): T;
  create(draft: D): T;
  codeOf(entry: T): string | null;
  /** The status the row says, if any. */
  statusOf(draft: D): RosterStatus | undefined;
}

/** The part that targets and inspectors share. */
export function* outcomes<T extends Target | Inspector, D extends Draft>(
  current: T[],
  file: { drafts: D[]; faulty: FaultyRow[] },
  whole: boolean,
  rules: Rules<T, D>,
): Generator<Outcome<T>> {
  const seen = new Map<string, number>();
  const faulty = [...file.faulty];
  for (const draft of file.drafts) {
    const { row } = draft;
    const found = rules.match(draft);
    const wrong = found === null ? null : "facts" in found ? found : repeated(found, seen);
    if (wrong) faulty.push({ row, name: draft.stated.name, code: null, faults: [wrong] });
    else if (found === null) yield { kind: "added", row, after: rules.create(draft) };
    else {
      const before = found as T;
      seen.set(before.id, row);
      const merged = rules.merge(before, draft);
      const back = whole && rules.statusOf(draft) === undefined;
      const change = changeOf(before, back ? { ...merged, status: "active" } : merged);
      yield change.fields.length === 0
        ? { kind: "same", row, id: before.id }
        : { kind: "changed", row, change };
    }
  }
  if (whole) for (const change of goneFrom(current, seen, faulty, rules)) yield { kind: "gone", change };
  for (const one of faulty.sort((a, b) => a.row - b.row)) yield { kind: "faulty", faulty: one };
}

export function collected<T>(all: Iterable<Outcome<T>>): RosterDiff<T> {
  const diff: RosterDiff<T> = { added: [], changed: [], gone: [], same: [], faulty: [] };
  for (const one of all)
    if (one.kind === "added") diff.added.push(one.after);
    else if (one.kind === "same") diff.same.push(one.id);
    else if (one.kind === "faulty") diff.faulty.push(one.faulty);
    else diff[one.kind].push(one.change);
  return diff;
}

const repeated = (found: { id: string }, seen: Map<string, number>): Fault | null => {
  const first = seen.get(found.id);
  return first === undefined ? null : fault("row.sameEntry", { first });
};

const changeOf = <T extends { id: string }>(before: T, after: T): RosterChange<T> => ({
  id: before.id,
  before,
  after,
  fields: (Object.keys(before) as (keyof T)[]).filter((field) => !sameValue(before[field], after[field])),
});

/** What a faulty row is about is not missing: it is only not read. */
function goneFrom<T extends Target | Inspector, D>(
  current: T[],
  seen: Map<string, number>,
  faulty: FaultyRow[],
  rules: Rules<T, D>,
): RosterChange<T>[] {
  const names = new Set(faulty.flatMap((row) => (row.name === null ? [] : [nameKey(row.name)])));
  const codes = new Set(faulty.flatMap((row) => (row.code === null ? [] : [row.code])));
  return current
    .filter((entry) => entry.status === "active" && !seen.has(entry.id) && !names.has(nameKey(entry.name)))
    .filter((entry) => !codes.has(rules.codeOf(entry) ?? "") && !codes.has(entry.id))
    .map((before) => ({
      id: before.id,
      before,
      after: { ...before, status: "inactive" },
      fields: ["status"],
    }));
}
