import type { Approval } from "../domain/approval.ts";
import { endOfWork } from "../domain/calendar.ts";
import type { Plan } from "../domain/plan.ts";
import type { Forecast } from "../domain/plan-forecast.ts";
import { askApproval } from "./ask-approval.ts";
import { isRefusal, type PersonCtx, type Refusal, record, redraw, refuse } from "./ctx.ts";
import { draftOf, type PlanRef, planSubject } from "./edit-plan.ts";
import type { Json } from "./ports.ts";
import { preparePublication } from "./prepare-publication.ts";
import { readPlan } from "./read-plan.ts";
import { alertOffice } from "./tell.ts";

/** 送审: the draft as it stands goes to a leader and is locked until he has decided. `forecast`: as it was shown. */
export async function submitPlan(
  ctx: PersonCtx,
  ref: PlanRef,
  forecast: Forecast | null,
): Promise<{ approval: Approval } | Refusal> {
  const plan = await draftOf(ctx.tx, ref);
  if (isRefusal(plan)) return plan;
  const view = await readPlan(ctx.tx, ref.year, ref.version, false);
  if (!view) return refuse("plan.unknown", { year: ref.year });
  if (view.faults.length > 0) return refuse("plan.faulty", { count: view.faults.length });
  if (view.diff && view.diff.added.length + view.diff.removed.length + view.diff.changed.length === 0)
    return refuse("plan.unchanged");
  const { year, version } = ref;
  const asked = await askApproval(ctx, {
    kind: "plan",
    subject: planSubject(ref),
    title: version === 1 ? `${year}年度抽查计划` : `${year}年度抽查计划调整（第 ${version} 版）`,
    reason: plan.reason,
    facts: { year, version },
  });
  if (isRefusal(asked)) return asked;
  await ctx.tx.plan.savePlan({
    ...plan,
    state: "submitted",
    proposedBy: ctx.by.id,
    proposedAt: ctx.now,
    forecast,
  });
  await record(ctx, "plan.submitted", planSubject(ref), {
    after: { entryIds: plan.entryIds, forecast: forecast as unknown as Json },
  });
  await redraw(ctx, planSubject(ref));
  return { approval: asked.approval };
}

/** What follows a leader's decision on a version, or the proposer's taking it back. */
export async function planDecided(ctx: PersonCtx, approval: Approval): Promise<Refusal | null> {
  const { year, version } = approval.facts as PlanRef;
  const plan = (await ctx.tx.plan.versions(year)).find((one) => one.version === version);
  if (plan?.state !== "submitted") return refuse("approval.closed");
  const approved = approval.state === "approved";
  if (approved) {
    const entries = await ctx.tx.plan.entriesByIds(plan.entryIds);
    await ctx.tx.plan.saveEntries(
      entries
        .filter(({ approvedAt }) => approvedAt === null)
        .map((entry) => ({ ...entry, approvedAt: ctx.now })),
    );
  }
  await ctx.tx.plan.savePlan({
    ...plan,
    state: approved ? "approved" : "draft",
    ...(approved ? { approvedBy: ctx.by.id, approvedAt: ctx.now } : {}),
  });
  if (approved) {
    const told = await preparePublication(ctx, { kind: "plan", subject: `plan:${year}` });
    if (isRefusal(told)) return told;
  }
  await redraw(ctx, planSubject(plan));
  return null;
}

/**
 * The plan is public on the day `on` (S9: only then it may be drawn from). The version before it is replaced; duties to draw
 * what it no longer holds end.
 */
export async function planPublished(
  ctx: PersonCtx,
  { year, version, on }: PlanRef & { on: string },
): Promise<Refusal | null> {
  const versions = await ctx.tx.plan.versions(year);
  const plan = versions.find((one) => one.version === version);
  if (plan?.state !== "approved") return refuse("plan.notApproved", { year });
  const publishedAt = endOfWork(on);
  const entries = await ctx.tx.plan.entriesByIds(plan.entryIds);
  await ctx.tx.plan.saveEntries(
    entries.filter((entry) => entry.publishedAt === null).map((entry) => ({ ...entry, publishedAt })),
  );
  for (const old of versions.filter(({ state }) => state === "published")) {
    await ctx.tx.plan.savePlan({ ...old, state: "replaced" });
    await endOldDuties(ctx, old, plan);
  }
  await ctx.tx.plan.savePlan({ ...plan, state: "published", publishedAt });
  await ctx.tx.duties.end({ subject: `plan:${year}`, kind: "plan" }, "published", ctx.now);
  await record(ctx, "plan.published", planSubject(plan), { before: { state: plan.state }, after: { on } });
  await redraw(ctx, planSubject(plan));
  await alertOffice(ctx, "plan.isPublished", { year, version, count: entries.length });
  return null;
}

async function endOldDuties(ctx: PersonCtx, old: Plan, plan: Plan): Promise<void> {
  for (const id of old.entryIds.filter((one) => !plan.entryIds.includes(one)))
    for (let batch = 1; batch <= 12; batch += 1)
      await ctx.tx.duties.end({ subject: `entry:${id}:${batch}` }, "replaced", ctx.now);
}
