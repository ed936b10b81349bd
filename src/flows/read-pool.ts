import { type AssignTerms, ineligible } from "../domain/assign-eligible.ts";
import { dayOf } from "../domain/calendar.ts";
import { type PlanEntry, selects, stratumOf } from "../domain/plan-entry.ts";
import type { Inspector, Relation, Target } from "../domain/roster.ts";
import type { Records } from "./ports.ts";

/** Why a target that the entry's filters select is left out of a pool; these codes are hashed and stay on record. */
export type ExclusionCode = "inactive" | "open-window";

export interface Pool {
  members: { id: string; stratum: string; weight: number }[];
  excluded: { id: string; ruleCode: ExclusionCode }[];
  assign: AssignTerms;
  /** How many inspectors could be drawn at all. */
  able: number;
  /** Targets for which not even today's inspectors would make a team, however the lot falls. */
  understaffed: { id: string; name: string; eligible: number; specialists: number }[];
}

/**
 * The pool of an entry as it stands now: every active target its filters select, less those a rule leaves out (a target
 * in an open visit window is not drawn a second time, S6 of rules.md), and the inspectors and relations beside it.
 */
export async function readPool(tx: Records, entry: PlanEntry, now: Date): Promise<Pool> {
  const selected = (await tx.registry.targets()).filter((target) => selects(entry.filter, target));
  const open = new Set((await tx.work.openOn(dayOf(now))).map((assignment) => assignment.targetId));
  const members: Pool["members"] = [];
  const excluded: Pool["excluded"] = [];
  for (const target of selected) {
    const ruleCode = target.status !== "active" ? "inactive" : open.has(target.id) ? "open-window" : null;
    if (ruleCode === null) members.push({ id: target.id, stratum: stratumOf(entry, target), weight: 1 });
    else excluded.push({ id: target.id, ruleCode });
  }
  const inspectors = await tx.registry.inspectors();
  const assign = assignInput(entry, inspectors, await tx.registry.relations());
  const pooled = new Set(members.map((member) => member.id));
  const targets = selected.filter((target) => pooled.has(target.id));
  const able = assign.inspectors.filter((one) =>
    targets.some((target) => ineligible(one, target.id, assign) === null),
  ).length;
  return { members, excluded, assign, able, understaffed: understaffed(targets, assign) };
}

function assignInput(entry: PlanEntry, inspectors: Inspector[], relations: Relation[]): Pool["assign"] {
  return {
    k: entry.teamSize,
    window: { from: entry.visitFrom, until: entry.visitUntil },
    specialty: entry.specialty,
    inspectors: inspectors.map((one) => ({
      id: one.id,
      active: one.status === "active",
      certUntil: one.certNumber === null ? null : one.certUntil,
      leave: one.leave,
      specialties: one.specialties,
      carried: 0,
    })),
    relations: relations.map((one) => ({ inspector: one.inspectorId, target: one.targetId, kind: one.kind })),
  };
}

/** A team exists for a target when k inspectors are eligible, one of them a specialist: caps rise where they must. */
function understaffed(targets: Target[], assign: Pool["assign"]): Pool["understaffed"] {
  return targets.flatMap((target) => {
    const able = assign.inspectors.filter((one) => ineligible(one, target.id, assign) === null);
    const specialists = able.filter(
      (one) => assign.specialty === null || one.specialties.includes(assign.specialty),
    );
    if (able.length >= assign.k && specialists.length >= 1) return [];
    return [{ id: target.id, name: target.name, eligible: able.length, specialists: specialists.length }];
  });
}
