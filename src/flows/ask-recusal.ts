import { decideMember, type Member } from "../domain/assignment.ts";
import { dueAt } from "../domain/calendar.ts";
import type { Person } from "../domain/person.ts";
import { askRecusal, type Recusal } from "../domain/recusal.ts";
import { isRefusal, type PersonCtx, type Refusal, record, redraw, refuse } from "./ctx.ts";
import { openDuties } from "./open-duty.ts";
import { memberInStead, ownMember } from "./own-member.ts";
import { alertOffice, tellPeople } from "./tell.ts";

/** Working days within which a recusal is answered at each stage. [D] */
const ANSWER_DAYS = 2;

/**
 * 申请回避 (行政处罚法 43) or 无法参加, with a reason. The section head gives an opinion on a recusal and a bureau leader
 * decides it; an absence the section head decides alone. The visit is not suspended meanwhile.
 */
export async function askToStepBack(
  ctx: PersonCtx,
  input: { memberId: string; kind: Recusal["kind"]; reason: string },
): Promise<{ asked: Recusal } | Refusal> {
  const member = await ownMember(ctx, input.memberId);
  return isRefusal(member) ? member : enterRequest(ctx, member, ctx.by, input);
}

/** 代为登记: somebody without account has told the office that he cannot come. */
export async function askInStead(
  ctx: PersonCtx,
  input: { memberId: string; reason: string },
): Promise<{ asked: Recusal } | Refusal> {
  const found = await memberInStead(ctx, input.memberId);
  if (isRefusal(found)) return found;
  return enterRequest(ctx, found.member, found.person, { kind: "absence", reason: input.reason });
}

async function enterRequest(
  ctx: PersonCtx,
  member: Member,
  applicant: Person,
  input: { kind: Recusal["kind"]; reason: string },
): Promise<{ asked: Recusal } | Refusal> {
  const decided = decideMember(
    member,
    { type: input.kind === "recusal" ? "askRecusal" : "askAbsence" },
    ctx.now,
  );
  if (isRefusal(decided)) return decided;
  const heads = (await headsOf(ctx, applicant)).filter((head) => head.id !== applicant.id);
  const recusal = askRecusal({
    id: ctx.chance.id(),
    memberId: member.id,
    kind: input.kind,
    reason: input.reason,
    askedBy: applicant.id,
    headAvailable: heads.length > 0,
    now: ctx.now,
  });
  if (!(await ctx.tx.work.updateMember(decided.member, member.state))) return refuse("assignment.changed");
  await ctx.tx.work.saveRecusal(recusal);
  await ctx.tx.duties.end({ subject: `member:${member.id}`, kind: "confirm" }, "asked", ctx.now);
  await record(ctx, `${input.kind}.asked`, `assignment:${member.assignmentId}`, {
    after: { member: member.id, recusal: recusal.id, reason: input.reason },
  });
  await sendForAnswer(ctx, recusal, recusal.state === "opinion" ? heads : await leaders(ctx, applicant.id));
  await redraw(ctx, `assignment:${member.assignmentId}`);
  return { asked: recusal };
}

/** The card to everybody who may answer, and the duty to the first of them. */
export async function sendForAnswer(ctx: PersonCtx, recusal: Recusal, answerers: Person[]): Promise<void> {
  const [first] = answerers;
  if (!first) {
    await alertOffice(ctx, "alert.nobodyToAnswer");
    return;
  }
  const stage = recusal.state === "opinion" ? "opinion" : "decision";
  await tellPeople(ctx, answerers, { card: "recusal", recusalId: recusal.id, stage });
  await openDuties(ctx, [
    {
      kind: "recusal",
      subject: `recusal:${recusal.id}`,
      ownerId: first.id,
      dueAt: dueAt(ctx.calendar, ctx.now, ANSWER_DAYS),
    },
  ]);
}

/** 科室负责人 of the person's own section. */
export async function headsOf(ctx: PersonCtx | { tx: PersonCtx["tx"] }, person: Person): Promise<Person[]> {
  const heads = await ctx.tx.people.withRole("section");
  return heads.filter((head) => head.section !== null && head.section === person.section);
}

/** Who decides for the bureau: the 分管领导, or the 组长（局长） where there is none, never the applicant. */
export async function leaders(ctx: { tx: PersonCtx["tx"] }, applicantId: string): Promise<Person[]> {
  const deputies = (await ctx.tx.people.withRole("deputy")).filter((one) => one.id !== applicantId);
  if (deputies.length > 0) return deputies;
  return (await ctx.tx.people.withRole("chief")).filter((one) => one.id !== applicantId);
}
