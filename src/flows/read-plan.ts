import { unavailable } from "../domain/assign-eligible.ts";
import type { EntryFault, Plan, PlanFault } from "../domain/plan.ts";
import { planFaults } from "../domain/plan.ts";
import { type PlanDiff, planDiff } from "../domain/plan-diff.ts";
import { entryCodeOf, type PlanEntry } from "../domain/plan-entry.ts";
import { entryFault } from "../domain/plan-entry-fault.ts";
import { type Forecast, forecastOf, type Overlap, overlapsOf, type Staff } from "../domain/plan-forecast.ts";
import type { PlanItem, Records } from "./ports.ts";

export interface PlanView {
  plan: Plan;
  entries: PlanEntry[];
  /** The version that this one would replace; null for the first. */
  previous: Plan | null;
  diff: PlanDiff | null;
  forecast: Forecast;
  overlaps: Overlap[];
  /** What stands in the way of sending it for approval. */
  faults: PlanFault[];
  /** Item codes that the entries name. */
  items: Map<string, PlanItem>;
  /** 口径 of S1 as the office fixed it for the year; null while it has not. */
  reading: Reading | null;
}

export type Reading = "draws" | "visits";

export const readingKey = (year: number): string => `s1.reading.${year}`;

/**
 * The year's plan in a version, by default the newest, with what it would come to; null when there is none. Counting the
 * registry takes more than 100 ms over 100,000 targets, so units of work leave it out (`counted`) and take figures along.
 */
export async function readPlan(
  tx: Records,
  year: number,
  version?: number,
  counted = true,
): Promise<PlanView | null> {
  const versions = await tx.plan.versions(year);
  const plan = version === undefined ? versions[0] : versions.find((one) => one.version === version);
  if (!plan) return null;
  const entries = await tx.plan.entriesByIds(plan.entryIds);
  const previous = versions.find((one) => one.version < plan.version && one.publishedAt !== null) ?? null;
  const old = previous ? await tx.plan.entriesByIds(previous.entryIds) : [];
  const codes = [...new Set([...entries, ...old].flatMap((entry) => entry.items))];
  const items = new Map((await tx.plan.items(codes)).map((item) => [item.code, item]));
  const groups = counted ? await tx.plan.groups() : [];
  const active = new Set((await tx.plan.activeItems()).map(({ code }) => code));
  return {
    plan,
    entries,
    previous,
    diff: previous && planDiff(old, entries, (code) => items.get(code)?.name ?? code),
    forecast: forecastOf(entries, groups, await staffOf(tx, year)),
    overlaps: plan.state === "draft" ? overlapsOf(entries, groups) : [],
    faults: planFaults(entries, await drawnOf(tx, entries, old), (entry): EntryFault | null =>
      entryFault(entry, active),
    ),
    items,
    reading: (await tx.settings.get(readingKey(year))) as Reading | null,
  };
}

/** The highest batch that was drawn, of the entries of either version. */
async function drawnOf(tx: Records, now: PlanEntry[], old: PlanEntry[]) {
  const names = new Map([...old, ...now].map(({ code, name }) => [code, name]));
  const drawn = new Map<string, { name: string; batch: number }>();
  for (const { entryId, batch, state } of await tx.draws.list()) {
    const code = entryCodeOf(entryId);
    const name = names.get(code);
    if (state === "voided" || name === undefined) continue;
    if (batch > (drawn.get(code)?.batch ?? 0)) drawn.set(code, { name, batch });
  }
  return drawn;
}

/** Inspectors of the bureau whose certificate holds at the end of the year or longer. */
async function staffOf(tx: Records, year: number): Promise<Staff> {
  const window = { from: `${year}-12-01`, until: `${year}-12-01` };
  const bySpecialty: Record<string, number> = {};
  let able = 0;
  for (const one of await tx.registry.inspectors()) {
    if (one.department !== null) continue;
    const terms = {
      ...{ id: one.id, active: one.status === "active", leave: [], specialties: one.specialties },
      ...{ certUntil: one.certNumber === null ? null : one.certUntil, department: null, carried: 0 },
    };
    if (unavailable(terms, window).length > 0) continue;
    able += 1;
    for (const skill of one.specialties) bySpecialty[skill] = (bySpecialty[skill] ?? 0) + 1;
  }
  return { able, bySpecialty };
}
