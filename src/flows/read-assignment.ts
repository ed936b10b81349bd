import type { Member } from "../domain/assignment.ts";
import type { Draw } from "../domain/draw-record.ts";
import { holds, type Person } from "../domain/person.ts";
import type { PlanEntry } from "../domain/plan-entry.ts";
import type { Recusal } from "../domain/recusal.ts";
import type { Inspector, Target } from "../domain/roster.ts";
import { type Refusal, refuse } from "./ctx.ts";
import type { Assignment, PlanItem, Records } from "./ports.ts";

/** One 检查任务 with everything a card about it tells. Members of earlier rounds are kept, newest round last. */
export interface AssignmentView {
  assignment: Assignment;
  draw: Draw;
  entry: PlanEntry;
  items: PlanItem[];
  target: Target;
  members: Member[];
  inspectors: Map<string, Inspector>;
  recusals: Recusal[];
}

export async function readAssignment(tx: Records, id: string): Promise<AssignmentView | null> {
  const assignment = await tx.work.assignment(id);
  if (!assignment) return null;
  const [draw, target] = [
    await tx.draws.byId(assignment.drawId),
    await tx.registry.target(assignment.targetId),
  ];
  const entry = draw && (await tx.plan.entry(draw.entryId));
  if (!draw || !entry || !target) return null;
  const members = await tx.work.members([id]);
  const inspectors = await tx.registry.inspectorsByIds(members.map((member) => member.inspectorId));
  return {
    assignment,
    draw,
    entry,
    target,
    members,
    items: await tx.plan.items(entry.items),
    inspectors: new Map(inspectors.map((inspector) => [inspector.id, inspector])),
    recusals: await tx.work.recusalsOf(members.map((member) => member.id)),
  };
}

/** The members who are in the team now: the newest round of every slot. */
export function currentTeam(members: Member[]): Member[] {
  const newest = new Map<number, Member>();
  for (const member of members) {
    const seen = newest.get(member.slot);
    if (!seen || seen.round < member.round) newest.set(member.slot, member);
  }
  return [...newest.values()].sort((a, b) => a.slot - b.slot);
}

/**
 * A task as somebody may see it: its team, the office, heads and leaders; of an unannounced check only its team, in
 * single chat (rules.md §7: names stay inside the team until the last visit is over).
 */
export async function readAssignmentFor(
  tx: Records,
  by: Person,
  id: string,
  group: boolean,
): Promise<(AssignmentView & { own: Member | null }) | Refusal> {
  const view = await readAssignment(tx, id);
  if (!view) return refuse("assignment.noSuch", { assignment: id });
  const own = currentTeam(view.members).find((member) => member.inspectorId === by.inspectorId) ?? null;
  const overseer = holds(by, "office", "section", "deputy", "chief", "supervisor", "admin");
  if (!view.draw.announced && (group || own === null))
    return refuse("assignment.unannounced", { assignment: id });
  if (own === null && !overseer) return refuse("assignment.notInTeam", { assignment: id });
  return { ...view, own };
}
