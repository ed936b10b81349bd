import { type AssignTerms, fits, unavailable } from "../domain/assign-eligible.ts";
import { type Shortage, shortageOf } from "../domain/assign-shortage.ts";
import { addDays, type Day, dayOf } from "../domain/calendar.ts";
import { type PlanEntry, selects } from "../domain/plan-entry.ts";
import { type ExclusionCode, placeInPool, type TargetHistory } from "../domain/pool-rules.ts";
import type { Inspector, Relation, Target } from "../domain/roster.ts";
import type { PastVisit, Records } from "./ports.ts";

export interface Pool {
  members: { id: string; stratum: string; weight: number }[];
  excluded: { id: string; ruleCode: ExclusionCode }[];
  assign: AssignTerms;
  /** How many inspectors could be drawn at all. */
  able: number;
  /** Why not every target of the pool could get a team, however the lot falls; null when all could. */
  shortage: (Shortage & { names: string[] }) | null;
  /** What it was read from (Registry.stamp). */
  stamp: string;
}

/** So many targets are read before others are let in between. */
const AT_ONCE = 1_000;
/** A relation to a school one once worked at counts so long. 行政处罚法 43; the number is [D] of draw-protocol.md §2. */
const WORKED_YEARS = 3;
/** Visits further back concern no rule. */
const HISTORY_DAYS = 400;

/**
 * The pool of an entry as it stands now: every target its filters select, less those a rule leaves out, and the inspectors
 * and relations beside it (draw-protocol.md §1 Freeze, §2).
 */
export async function readPool(tx: Records, entry: PlanEntry, now: Date): Promise<Pool> {
  const today = dayOf(now);
  const stamp = await tx.registry.stamp();
  const visits = await tx.work.visitsSince(addDays(today, -HISTORY_DAYS));
  const history = await historyOf(tx, visits, entry, today);
  const members: Pool["members"] = [];
  const excluded: Pool["excluded"] = [];
  const pooled: { id: string; name: string; district: string | null }[] = [];
  for await (const target of selected(tx, entry)) {
    const { id, name, district } = target;
    const place = placeInPool(target, entry, history.get(id), today);
    if ("ruleCode" in place) excluded.push({ id, ...place });
    else {
      members.push({ id, ...place });
      pooled.push({ id, name, district });
    }
  }
  const assign = await termsOf(tx, entry, visits, today);
  return { members, excluded, assign, stamp, ...staffing(pooled, assign) };
}

async function* selected(tx: Records, entry: PlanEntry): AsyncGenerator<Target> {
  for (let last = ""; ; ) {
    const page = await tx.registry.targetsAfter(last, AT_ONCE);
    yield* page.filter((target) => selects(entry.filter, target));
    const end = page.at(-1);
    if (!end || page.length < AT_ONCE) return;
    last = end.id;
  }
}

async function historyOf(
  tx: Records,
  visits: PastVisit[],
  entry: PlanEntry,
  today: Day,
): Promise<Map<string, TargetHistory>> {
  const itemsOf = new Map<string, string[]>();
  for (const entryId of new Set(visits.map((visit) => visit.entryId)))
    itemsOf.set(entryId, (await tx.plan.entry(entryId))?.items ?? []);
  const history = new Map<string, TargetHistory>();
  for (const { targetId, entryId, visitUntil } of visits) {
    const known = history.get(targetId) ?? { open: false, thisYear: 0, sameItems: null };
    const same = itemsOf.get(entryId)?.some((item) => entry.items.includes(item)) ?? false;
    history.set(targetId, {
      open: known.open || visitUntil >= today,
      thisYear: known.thisYear + (visitUntil.slice(0, 4) === today.slice(0, 4) ? 1 : 0),
      sameItems: same && visitUntil > (known.sameItems ?? "") ? visitUntil : known.sameItems,
    });
  }
  return history;
}

async function termsOf(tx: Records, entry: PlanEntry, visits: PastVisit[], today: Day): Promise<AssignTerms> {
  const inspectors = await tx.registry.inspectors();
  const carried = carriedIn(visits, today);
  return {
    window: { from: entry.visitFrom, until: entry.visitUntil },
    slotRules: [
      { specialty: entry.specialty, department: null },
      ...Array.from({ length: entry.teamSize - 1 }, () => ({ specialty: null, department: null })),
      ...entry.departments.map((department) => ({ specialty: null, department })),
    ],
    inspectors: inspectors.map((one) => inspectorTerms(one, carried.get(one.id) ?? 0)),
    relations: relationsOf(await tx.registry.relations(), visits, entry),
  };
}

const inspectorTerms = (one: Inspector, carried: number): AssignTerms["inspectors"][number] => ({
  id: one.id,
  active: one.status === "active",
  certUntil: one.certNumber === null ? null : one.certUntil,
  leave: one.leave,
  specialties: one.specialties,
  department: one.department,
  carried,
});

/** Visits of other draws that are still owed count within the cap (draw-protocol.md §2.1). */
export function carriedIn(visits: PastVisit[], today: Day): Map<string, number> {
  const carried = new Map<string, number>();
  for (const { team } of visits.filter((visit) => visit.visitUntil >= today))
    for (const id of team) carried.set(id, (carried.get(id) ?? 0) + 1);
  return carried;
}

/** Declared relations, less those to a school somebody left long ago, and who was there last time (draw-protocol.md §2). */
function relationsOf(declared: Relation[], visits: PastVisit[], entry: PlanEntry): AssignTerms["relations"] {
  const since = `${Number(entry.visitFrom.slice(0, 4)) - WORKED_YEARS}${entry.visitFrom.slice(4)}`;
  const counting = declared.filter(
    ({ kind, until }) => kind !== "worked" || until === null || until >= since,
  );
  const newest = new Map<string, PastVisit>();
  for (const visit of visits)
    if (visit.visitUntil >= (newest.get(visit.targetId)?.visitUntil ?? "")) newest.set(visit.targetId, visit);
  return [
    ...counting.map(({ inspectorId, targetId, kind }) => ({
      inspector: inspectorId,
      target: targetId,
      kind,
    })),
    ...[...newest.values()].flatMap(({ targetId, team }) =>
      team.map((inspector) => ({ inspector, target: targetId, kind: "last" })),
    ),
  ];
}

/**
 * Whether every target could get a team. Caps rise where they must, so a target stands or falls by itself, and whatever is
 * drawn can be staffed: nothing has to be mended after the seed is known (docs/decisions/0008).
 */
function staffing(
  pooled: { id: string; name: string }[],
  assign: AssignTerms,
): Pick<Pool, "able" | "shortage"> {
  const able = assign.inspectors.filter(
    (one) => unavailable(one, assign.window).length === 0 && assign.slotRules.some((rule) => fits(one, rule)),
  );
  const shortage = shortageOf(pooled, assign);
  if (shortage === null) return { able: able.length, shortage };
  const short = new Set(shortage.groups.flatMap(({ targets }) => targets));
  const names = pooled.filter(({ id }) => short.has(id)).map(({ name }) => name);
  return { able: able.length, shortage: { ...shortage, names } };
}
