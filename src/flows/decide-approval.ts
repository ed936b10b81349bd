import { type Approval, decides } from "../domain/approval.ts";
import { may, whoMay } from "../domain/permission.ts";
import { approvalEffects } from "./approval-effects.ts";
import { isRefusal, type PersonCtx, type Refusal, record, redraw, refuse } from "./ctx.ts";
import { answer } from "./page.ts";
import { tellPeople } from "./tell.ts";

/**
 * 同意 or 退回, by somebody who may decide this kind and did not propose it. What follows from it is done in the same unit of
 * work (approval-effects.ts); should that be refused, nothing is decided.
 */
export async function decideApproval(
  ctx: PersonCtx,
  input: { approvalId: string; approve: boolean; text: string },
): Promise<{ approval: Approval } | Refusal> {
  const approval = await ctx.tx.approvals.byId(input.approvalId);
  if (!approval) return refuse("approval.unknown");
  if (approval.state !== "pending") return refuse("approval.closed");
  const permission = decides[approval.kind];
  if (!may(ctx.by.roles, permission)) return refuse("notAllowed", { command: "", who: whoMay(permission) });
  if (approval.byId === ctx.by.id) return refuse("proposal.own");
  const decided: Approval = {
    ...approval,
    state: input.approve ? "approved" : "returned",
    decidedBy: ctx.by.id,
    decidedAt: ctx.now,
    decision: input.text,
  };
  const no = await approvalEffects[approval.kind](ctx, decided);
  if (isRefusal(no)) return no;
  await ctx.tx.approvals.close(decided);
  await record(ctx, `approval.${decided.state}`, `approval:${approval.id}`, {
    after: { kind: approval.kind, subject: approval.subject, text: input.text },
  });
  await redraw(ctx, `approval:${approval.id}`);
  const proposer = await ctx.tx.people.byId(approval.byId);
  const told = { title: approval.title, by: ctx.by.name, text: input.text };
  if (proposer) await tellPeople(ctx, [proposer], answer(`approval.${decided.state}`, told));
  return { approval: decided };
}

/** 撤回: who proposed it takes it back while nobody has decided. */
export async function withdrawApproval(
  ctx: PersonCtx,
  input: { approvalId: string },
): Promise<{ approval: Approval } | Refusal> {
  const approval = await ctx.tx.approvals.byId(input.approvalId);
  if (!approval) return refuse("approval.unknown");
  if (approval.byId !== ctx.by.id) return refuse("approval.notYours");
  const closed: Approval = { ...approval, state: "withdrawn", decidedBy: ctx.by.id, decidedAt: ctx.now };
  if (approval.state !== "pending") return refuse("approval.closed");
  const no = await approvalEffects[approval.kind](ctx, closed);
  if (isRefusal(no)) return no;
  await ctx.tx.approvals.close(closed);
  await record(ctx, "approval.withdrawn", `approval:${approval.id}`);
  await redraw(ctx, `approval:${approval.id}`);
  return { approval: closed };
}
