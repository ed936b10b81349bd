import type { Approval } from "../domain/approval.ts";
import { mayPrepare, type Scheme } from "../domain/scheme.ts";
import { askApproval } from "./ask-approval.ts";
import { isRefusal, type PersonCtx, type Refusal, record, redraw, refuse } from "./ctx.ts";
import type { Json } from "./ports.ts";
import { preparePublication } from "./prepare-publication.ts";

/** 送审: the text as it stands is what is approved, so it cannot be changed while it waits. */
export async function submitScheme(
  ctx: PersonCtx,
  input: { schemeId: string },
): Promise<{ approval: Approval } | Refusal> {
  const { tx } = ctx;
  const scheme = await tx.schemes.byId(input.schemeId);
  const entry = scheme && (await tx.plan.entry(scheme.entryId));
  if (!scheme || !entry) return refuse("scheme.unknown");
  if (!mayPrepare(ctx.by, entry)) return refuse("scheme.notYours", { section: entry.section });
  if (scheme.state !== "draft") return refuse("scheme.notDraft");
  const asked = await askApproval(ctx, {
    kind: "scheme",
    subject: `scheme:${scheme.id}`,
    title: `实施方案：${entry.name}（第 ${scheme.batch} 批）`,
    reason: "",
    facts: { schemeId: scheme.id, text: scheme.data as Json },
  });
  if (isRefusal(asked)) return asked;
  await tx.schemes.update({ ...scheme, state: "submitted" }, "draft");
  await redraw(ctx, `scheme:${scheme.id}`);
  return asked;
}

/** What follows from 同意、退回 or 撤回 of a scheme. */
export async function schemeDecided(ctx: PersonCtx, approval: Approval): Promise<Refusal | null> {
  const scheme = await ctx.tx.schemes.byId(approval.subject.slice("scheme:".length));
  if (scheme?.state !== "submitted") return refuse("scheme.changed");
  const decided: Scheme =
    approval.state === "approved"
      ? { ...scheme, state: "approved", approvedBy: ctx.by.id, approvedAt: ctx.now }
      : { ...scheme, state: "draft" };
  await ctx.tx.schemes.update(decided, "submitted");
  await record(ctx, `scheme.${decided.state}`, `scheme:${scheme.id}`, {
    before: { state: scheme.state },
    after: { state: decided.state },
  });
  // What an unannounced check goes after is told only when its visits are over (publish-now.ts).
  const entry = await ctx.tx.plan.entry(scheme.entryId);
  if (decided.state === "approved" && entry?.announced) {
    const told = await preparePublication(ctx, { kind: "scheme", subject: `scheme:${scheme.id}` });
    if (isRefusal(told)) return told;
  }
  await redraw(ctx, `scheme:${scheme.id}`);
  return null;
}
