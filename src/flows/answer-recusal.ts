import { decideMember } from "../domain/assignment.ts";
import { dueAt } from "../domain/calendar.ts";
import { holds } from "../domain/person.ts";
import { decideRecusal, type Recusal, type RecusalCommand } from "../domain/recusal.ts";
import { headsOf, leaders, sendForAnswer } from "./ask-recusal.ts";
import { isRefusal, type PersonCtx, type Refusal, record, redraw, refuse } from "./ctx.ts";
import { CONFIRM_DAYS } from "./form-teams.ts";
import { openDuties } from "./open-duty.ts";
import { endedTask } from "./own-member.ts";
import { repick } from "./repick.ts";

/**
 * The section head's opinion (回避意见), the leader's decision (回避决定) or, for an absence, the head's decision. Approved:
 * a replacement is drawn by the protocol. Refused: the place is the applicant's again, with a fresh time to confirm.
 */
export async function answerRecusal(
  ctx: PersonCtx,
  input: { recusalId: string; command: RecusalCommand },
): Promise<{ recusal: Recusal; replacement: string | null } | Refusal> {
  const before = await ctx.tx.work.recusal(input.recusalId);
  if (!before) return refuse("recusal.unknown");
  const member = await ctx.tx.work.member(before.memberId);
  const applicant = await ctx.tx.people.byId(before.askedBy);
  if (!member || !applicant) return refuse("recusal.unknown");
  const ended = await endedTask(ctx, member);
  if (ended) return ended;
  if (ctx.by.id === applicant.id) return refuse("recusal.own");
  if (!(await mayAnswer(ctx, before))) {
    const owners =
      before.state === "opinion" ? await headsOf(ctx, applicant) : await leaders(ctx, applicant.id);
    return refuse("recusal.notYours", { owners: owners.map((person) => person.name) });
  }
  const decided = decideRecusal(before, input.command, ctx.by.id, ctx.now);
  if (isRefusal(decided)) return decided;
  const { recusal } = decided;
  await ctx.tx.work.saveRecusal(recusal);
  await ctx.tx.duties.end({ subject: `recusal:${recusal.id}` }, "answered", ctx.now);
  await record(ctx, `${recusal.kind}.${input.command.type}`, `assignment:${member.assignmentId}`, {
    after: { recusal: recusal.id, state: recusal.state, ...input.command },
  });
  let replacement: string | null = null;
  if (recusal.state === "decision") await sendForAnswer(ctx, recusal, await leaders(ctx, applicant.id));
  if (recusal.state === "approved") replacement = await repick(ctx, member, recusal.kind);
  if (recusal.state === "refused") await handBack(ctx, member, applicant.id);
  await redraw(ctx, `recusal:${recusal.id}`);
  await redraw(ctx, `assignment:${member.assignmentId}`);
  return { recusal, replacement };
}

/** Whether the person may answer at the stage it is in: the applicant's heads first, then any bureau leader. */
export async function mayAnswer(ctx: PersonCtx, recusal: Recusal): Promise<boolean> {
  const applicant = await ctx.tx.people.byId(recusal.askedBy);
  if (!applicant || ctx.by.id === applicant.id) return false;
  if (recusal.state !== "opinion") return holds(ctx.by, "deputy", "chief");
  return (await headsOf(ctx, applicant)).some((head) => head.id === ctx.by.id);
}

async function handBack(
  ctx: PersonCtx,
  member: Parameters<typeof decideMember>[0],
  ownerId: string,
): Promise<void> {
  const back = decideMember(member, { type: "handBack" }, ctx.now);
  if (isRefusal(back))
    throw Object.assign(new Error("a refused applicant cannot be handed the place back"), {
      code: back.refused,
    });
  await ctx.tx.work.updateMember(back.member, member.state);
  await openDuties(ctx, [
    {
      kind: "confirm",
      subject: `member:${member.id}`,
      ownerId,
      generation: back.member.generation,
      dueAt: dueAt(ctx.calendar, ctx.now, CONFIRM_DAYS),
    },
  ]);
}
