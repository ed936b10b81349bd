import { type Approval, type ApprovalKind, decides } from "../domain/approval.ts";
import { whoMay } from "../domain/permission.ts";
import type { Person } from "../domain/person.ts";
import { type PersonCtx, type Refusal, record, refuse } from "./ctx.ts";
import type { Json } from "./ports.ts";
import { tellPeople } from "./tell.ts";

/**
 * Sends something to who decides on it. Refused while the same subject waits already, and when nobody but the proposer may
 * decide. What is asked stays as it is in `facts`: what is approved is what was seen.
 */
export async function askApproval(
  ctx: PersonCtx,
  input: { kind: ApprovalKind; subject: string; title: string; reason: string; facts: Json },
): Promise<{ approval: Approval; deciders: Person[] } | Refusal> {
  const others = await ctx.tx.approvals.of(input.subject);
  if (others.some(({ state }) => state === "pending")) return refuse("approval.pending");
  const roles = whoMay(decides[input.kind]);
  const deciders = (await ctx.tx.people.withRole(...roles)).filter(({ id }) => id !== ctx.by.id);
  if (deciders.length === 0) return refuse("approval.nobody", { who: roles });
  const approval: Approval = {
    id: ctx.chance.id(),
    ...input,
    byId: ctx.by.id,
    at: ctx.now,
    state: "pending",
    decidedBy: null,
    decidedAt: null,
    decision: null,
  };
  await ctx.tx.approvals.insert(approval);
  await record(ctx, "approval.asked", `approval:${approval.id}`, {
    after: { kind: input.kind, subject: input.subject, reason: input.reason, facts: input.facts },
  });
  await tellPeople(ctx, deciders, { card: "approval", approvalId: approval.id }, { lane: "notice" });
  return { approval, deciders };
}
