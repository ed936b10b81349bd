import type { Member } from "../domain/assignment.ts";
import type { Person } from "../domain/person.ts";
import { type PersonCtx, type Refusal, refuse } from "./ctx.ts";

/** The place in a team that belongs to who pressed; somebody else's is refused by telling whose it is. */
export async function ownMember(ctx: PersonCtx, memberId: string): Promise<Member | Refusal> {
  const member = await ctx.tx.work.member(memberId);
  if (!member) return refuse("assignment.unknown");
  const ended = await endedTask(ctx, member);
  if (ended) return ended;
  if (member.inspectorId === ctx.by.inspectorId) return member;
  const [inspector] = await ctx.tx.registry.inspectorsByIds([member.inspectorId]);
  return refuse("assignment.notYours", { owner: inspector?.name ?? "", assignment: member.assignmentId });
}

/**
 * The place of somebody who has no account here, as of a partner department: their contact answers on paper or by
 * telephone, the office enters it on their behalf, and the audit names the office (rules.md §1, Inspector).
 */
export async function memberInStead(
  ctx: PersonCtx,
  memberId: string,
): Promise<{ member: Member; person: Person } | Refusal> {
  const member = await ctx.tx.work.member(memberId);
  if (!member) return refuse("assignment.unknown");
  const ended = await endedTask(ctx, member);
  if (ended) return ended;
  const [person] = await ctx.tx.people.byInspectors([member.inspectorId]);
  if (!person) return refuse("assignment.unknown");
  if (person.openId !== null) return refuse("assignment.answersSelf", { owner: person.name });
  return { member, person };
}

/** Nothing is answered any more for a task whose target was replaced or whose draw was voided. */
export async function endedTask(ctx: PersonCtx, { assignmentId }: Member): Promise<Refusal | null> {
  const assignment = await ctx.tx.work.assignment(assignmentId);
  return assignment?.state === "active" ? null : refuse("assignment.ended", { assignment: assignmentId });
}
