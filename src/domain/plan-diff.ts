import type { PlanEntry } from "./plan-entry.ts";
import { entryLines } from "./plan-lines.ts";

export interface LineChange {
  label: string;
  before: string;
  after: string;
}

export interface PlanDiff {
  added: PlanEntry[];
  removed: PlanEntry[];
  changed: { entry: PlanEntry; changes: LineChange[] }[];
}

/** What differs between two states of an entry, line by line as people read it. */
export function entryChanges(
  before: PlanEntry,
  after: PlanEntry,
  itemName: (code: string) => string,
): LineChange[] {
  const now = new Map(entryLines(after, itemName));
  return entryLines(before, itemName).flatMap(([label, text]) => {
    const then = now.get(label) ?? "";
    return then === text ? [] : [{ label, before: text, after: then }];
  });
}

/** The difference of two versions of a plan (S9: a change is shown as old and new). Entries are the same by their code. */
export function planDiff(
  old: readonly PlanEntry[],
  now: readonly PlanEntry[],
  itemName: (code: string) => string,
): PlanDiff {
  const before = new Map(old.map((entry) => [entry.code, entry]));
  const codes = new Set(now.map(({ code }) => code));
  return {
    added: now.filter(({ code }) => !before.has(code)),
    removed: old.filter(({ code }) => !codes.has(code)),
    changed: now.flatMap((entry) => {
      const had = before.get(entry.code);
      const changes = had ? entryChanges(had, entry, itemName) : [];
      return changes.length === 0 ? [] : [{ entry, changes }];
    }),
  };
}
