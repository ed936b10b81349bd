import { decideMember, type Member } from "../domain/assignment.ts";
import { isRefusal, type PersonCtx, type Refusal, record, redraw, refuse } from "./ctx.ts";
import { memberInStead, ownMember } from "./own-member.ts";

/** The inspector accepts the task (确认接受). Pressing again changes nothing. */
export async function confirmAssignment(
  ctx: PersonCtx,
  input: { memberId: string },
): Promise<{ confirmed: true } | Refusal> {
  const member = await ownMember(ctx, input.memberId);
  return isRefusal(member) ? member : enterConfirmation(ctx, member);
}

/** 代为登记: the office enters what somebody without account has told it. */
export async function confirmInStead(
  ctx: PersonCtx,
  input: { memberId: string },
): Promise<{ confirmed: true } | Refusal> {
  const found = await memberInStead(ctx, input.memberId);
  return isRefusal(found) ? found : enterConfirmation(ctx, found.member);
}

async function enterConfirmation(ctx: PersonCtx, member: Member): Promise<{ confirmed: true } | Refusal> {
  if (member.state === "confirmed") return { confirmed: true };
  const decided = decideMember(member, { type: "confirm" }, ctx.now);
  if (isRefusal(decided)) return decided;
  if (!(await ctx.tx.work.updateMember(decided.member, member.state))) return refuse("assignment.changed");
  await ctx.tx.duties.end({ subject: `member:${member.id}`, kind: "confirm" }, "confirmed", ctx.now);
  await record(ctx, "assignment.confirmed", `assignment:${member.assignmentId}`, {
    before: { member: member.id, state: member.state },
    after: { member: member.id, state: "confirmed" },
  });
  await redraw(ctx, `assignment:${member.assignmentId}`);
  return { confirmed: true };
}
