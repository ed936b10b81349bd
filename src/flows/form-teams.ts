import type { Member } from "../domain/assignment.ts";
import { dueAt } from "../domain/calendar.ts";
import { assignmentIdOf, type Draw } from "../domain/draw-record.ts";
import type { PlanEntry } from "../domain/plan-entry.ts";
import type { Ctx } from "./ctx.ts";
import { openDuties } from "./open-duty.ts";
import type { Page } from "./page.ts";
import type { Assignment } from "./ports.ts";
import { alertOffice, tellEach } from "./tell.ts";

/** Working days to confirm a dispatched task. [D], after 沧州新华区 2024 (rules.md §3) */
export const CONFIRM_DAYS = 2;

/** Who was picked for a slot of a drawn target. */
export interface Picked {
  target: string;
  slot: number;
  inspector: string;
}

export interface Formed {
  draw: Draw;
  entry: PlanEntry;
  /** In order of showing. */
  targets: string[];
  /** The first one's place in that order. */
  from: number;
  /** Drawn later down the same list. */
  added: boolean;
  picked: Picked[];
}

/** One 检查任务 for every drawn target, its team, their duties to confirm and their task cards. */
export async function formTeams(ctx: Ctx, formed: Formed): Promise<void> {
  const { draw, entry, targets, from, added, picked } = formed;
  const assignments: Assignment[] = targets.map((targetId, index) => ({
    id: assignmentIdOf(draw.id, from + index),
    drawId: draw.id,
    targetId,
    showOrder: from + index,
    visitFrom: entry.visitFrom,
    visitUntil: entry.visitUntil,
    state: "active",
    endedWhy: null,
    added,
  }));
  const byTarget = new Map(assignments.map((assignment) => [assignment.targetId, assignment.id]));
  const members = picked.map(({ target, slot, inspector }) =>
    newMember(ctx, byTarget.get(target) ?? "", slot, 0, inspector),
  );
  await ctx.tx.work.insert(assignments, members, ctx.now);
  await dispatch(ctx, members);
}

export const newMember = (
  ctx: Ctx,
  assignmentId: string,
  slot: number,
  round: number,
  inspectorId: string,
): Member => ({
  id: ctx.chance.id(),
  assignmentId,
  slot,
  round,
  inspectorId,
  state: "pending",
  generation: 1,
  confirmedAt: null,
  struckAt: null,
  struckWhy: null,
});

/** Sends the task cards and opens the duties to confirm; who has no account yet is named to the office. */
export async function dispatch(ctx: Ctx, members: Member[]): Promise<void> {
  const people = await ctx.tx.people.byInspectors([...new Set(members.map((member) => member.inspectorId))]);
  const byInspector = new Map(people.map((person) => [person.inspectorId, person]));
  const unreachable = new Set<string>();
  const due = dueAt(ctx.calendar, ctx.now, CONFIRM_DAYS);
  const owned = members.flatMap((member) => {
    const person = byInspector.get(member.inspectorId);
    return person ? [{ member, person }] : [];
  });
  await openDuties(
    ctx,
    owned.map(({ member, person }) => ({
      kind: "confirm",
      subject: `member:${member.id}`,
      ownerId: person.id,
      dueAt: due,
    })),
  );
  const letters = owned.map(({ member, person }) => ({ person, page: taskPage(member) }));
  for (const { name } of await tellEach(ctx, letters, { lane: "notice" })) unreachable.add(name);
  for (const member of members) if (!byInspector.has(member.inspectorId)) unreachable.add(member.inspectorId);
  if (unreachable.size > 0) await alertOffice(ctx, "alert.unbound", { names: [...unreachable] });
}

const taskPage = (member: Member): Page => ({
  card: "assignment",
  assignmentId: member.assignmentId,
  memberId: member.id,
});
