import { dayOf } from "../domain/calendar.ts";
import type { Draw } from "../domain/draw-record.ts";
import {
  type EntryState,
  entryCodeOf,
  entryState,
  isPublished,
  type PlanEntry,
} from "../domain/plan-entry.ts";
import type { PlanItem, Records } from "./ports.ts";

export interface EntryView {
  entry: PlanEntry;
  items: PlanItem[];
  state: EntryState;
  /** Draws that are not voided, by batch. */
  draws: Draw[];
  /** Batches nobody has drawn yet. */
  open: number[];
}

/** The approved and published entries of the year, with where each stands today. */
export async function readEntries(tx: Records, now: Date): Promise<EntryView[]> {
  const today = dayOf(now);
  const entries = (await tx.plan.entries(Number(today.slice(0, 4)))).filter(isPublished);
  const draws = (await tx.draws.list()).filter((draw) => draw.state !== "voided");
  const items = new Map(
    (await tx.plan.items([...new Set(entries.flatMap((entry) => entry.items))])).map((item) => [
      item.code,
      item,
    ]),
  );
  return entries.map((entry) => {
    const own = draws
      .filter((draw) => entryCodeOf(draw.entryId) === entry.code)
      .sort((a, b) => a.batch - b.batch);
    const batches = Array.from({ length: entry.batches }, (_, index) => index + 1);
    return {
      entry,
      items: entry.items.flatMap((code) => items.get(code) ?? []),
      state: entryState(entry, own.length, today),
      draws: own,
      open: batches.filter((batch) => !own.some((draw) => draw.batch === batch)),
    };
  });
}
