import type { Member } from "../domain/assignment.ts";
import { type PersonCtx, type Refusal, refuse } from "./ctx.ts";

/** The place in a team that belongs to who pressed; somebody else's is refused by telling whose it is. */
export async function ownMember(ctx: PersonCtx, memberId: string): Promise<Member | Refusal> {
  const member = await ctx.tx.work.member(memberId);
  if (!member) return refuse("assignment.unknown");
  if (member.inspectorId === ctx.by.inspectorId) return member;
  const [inspector] = await ctx.tx.registry.inspectorsByIds([member.inspectorId]);
  return refuse("assignment.notYours", { owner: inspector?.name ?? "", assignment: member.assignmentId });
}
