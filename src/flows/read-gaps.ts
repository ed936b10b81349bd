import { dayOf } from "../domain/calendar.ts";
import {
  type GapDays,
  gapDays,
  type InspectorGap,
  type TargetGap,
  targetGaps,
} from "../domain/registry-gaps.ts";
import type { Target } from "../domain/roster.ts";
import type { Records } from "./ports.ts";

export interface GapSum {
  all: number;
  gaps: Record<TargetGap, number>;
}

/** 应纳尽纳: what a district's schools lack, or with `district` null the whole county and its inspectors. */
export interface GapReport {
  days: GapDays;
  targets: GapSum;
  byType: ({ type: Target["type"] } & GapSum)[];
  byDistrict: ({ district: string } & GapSum)[];
  inspectors: { all: number; gaps: Record<InspectorGap, number> } | null;
  specialties: { specialty: string; entry: string }[];
}

export async function readGaps(tx: Records, now: Date, district: string | null): Promise<GapReport> {
  const today = dayOf(now);
  const days = gapDays(now, today);
  const counts = (await tx.listing.targetGaps(days)).filter(
    (count) => district === null || count.district === district,
  );
  return {
    days,
    targets: counts.reduce(added, nothing()),
    byType: grouped(counts, ({ type }) => type).map(([type, sum]) => ({ type, ...sum })),
    byDistrict: grouped(counts, (count) => count.district ?? "").map(([name, sum]) => ({
      district: name,
      ...sum,
    })),
    inspectors: district === null ? await tx.listing.inspectorGaps(days) : null,
    specialties: district === null ? await missingSpecialties(tx, today) : [],
  };
}

const nothing = (): GapSum => ({ all: 0, gaps: { code: 0, class: 0, tag: 0, stale: 0 } });

function added(sum: GapSum, one: GapSum): GapSum {
  const gaps = targetGaps.map((gap) => [gap, sum.gaps[gap] + one.gaps[gap]] as const);
  return { all: sum.all + one.all, gaps: Object.fromEntries(gaps) as Record<TargetGap, number> };
}

function grouped<Count extends GapSum, Key extends string>(
  counts: Count[],
  keyOf: (count: Count) => Key,
): [Key, GapSum][] {
  const sums = new Map<Key, GapSum>();
  for (const count of counts) sums.set(keyOf(count), added(sums.get(keyOf(count)) ?? nothing(), count));
  return [...sums].sort(([a], [b]) => a.localeCompare(b, "zh"));
}

/** A plan entry whose specialty nobody has cannot be staffed. */
async function missingSpecialties(
  tx: Records,
  today: string,
): Promise<{ specialty: string; entry: string }[]> {
  const missing: { specialty: string; entry: string }[] = [];
  const asked = new Map<string, string>();
  for (const { specialty, name } of await tx.plan.entries(Number(today.slice(0, 4))))
    if (specialty !== null && !asked.has(specialty)) asked.set(specialty, name);
  for (const [specialty, entry] of asked)
    if (!(await tx.listing.hasSpecialist(specialty, today))) missing.push({ specialty, entry });
  return missing;
}

/** How many gaps the report tells of. */
export const gapTotal = ({ targets, inspectors, specialties }: GapReport): number =>
  [...Object.values(targets.gaps), ...Object.values(inspectors?.gaps ?? {})].reduce((sum, n) => sum + n, 0) +
  specialties.length;
