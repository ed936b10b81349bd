import { addDays, dayOf } from "../domain/calendar.ts";
import { alarmWords } from "../domain/credit-words.ts";
import { nextTaskCode } from "../domain/out-of-plan.ts";
import { type PlanEntry, selects } from "../domain/plan-entry.ts";
import { askApproval } from "./ask-approval.ts";
import { isRefusal, type PersonCtx, type Refusal, record, redraw, refuse } from "./ctx.ts";

/** 提请计划外检查: a draft 临时任务 that names this one target, for a leader to decide on. */
export async function proposeWarningCheck(
  ctx: PersonCtx,
  input: { warningId: string; reason: string },
): Promise<{ deciders: string[] } | Refusal> {
  const { tx } = ctx;
  const warning = await tx.credit.warning(input.warningId);
  if (!warning) return refuse("warning.unknown");
  if (warning.state !== "open") return refuse("warning.settled");
  const target = await tx.registry.target(warning.targetId);
  if (!target) return refuse("warning.unknown");
  const today = dayOf(ctx.now);
  const year = Number(today.slice(0, 4));
  // What such a check looks at is what the year's plan looks at in targets of its sort.
  const like = (await tx.plan.entries(year)).find(
    (entry) => !entry.outOfPlan && selects(entry.filter, target),
  );
  if (!like) return refuse("warning.noItems", { name: target.name });
  const code = nextTaskCode(
    year,
    (await tx.tasks.ofYear(year)).map(({ entry }) => entry.code),
  );
  const id = `${code}-v1`;
  const asked = await askApproval(ctx, {
    kind: "task",
    subject: `entry:${id}`,
    title: `临时任务：${target.name}信用风险预警检查`.slice(0, 60),
    reason: `${target.name}：${alarmWords(warning)}。${input.reason}`,
    facts: { warningId: warning.id, entryId: id },
  });
  if (isRefusal(asked)) return asked;
  // Its name is public and tells neither whom it goes to nor why (rules.md §7).
  const entry: PlanEntry = {
    ...like,
    ...{ id, code, version: 1, year, kind: "key", name: `计划外检查（${code}）` },
    ...{ filter: { targets: [target.id] }, rates: { "-": { num: 1, den: 1 } }, total: null, weights: [] },
    ...{ departments: [], creditClassed: false, batches: 1, lead: null, partners: [], outOfPlan: true },
    ...{ reason: `信用预警：${input.reason}`, approvedAt: null, publishedAt: null },
    ...{ drawFrom: today, drawUntil: addDays(today, 30), visitFrom: today, visitUntil: addDays(today, 60) },
  };
  await tx.tasks.save({ entry, state: "submitted" });
  await tx.credit.settle({ ...warning, state: "proposed", entryId: id });
  await record(ctx, "warning.proposed", `warning:${warning.id}`, {
    before: { state: "open" },
    after: { state: "proposed", entryId: id },
  });
  await redraw(ctx, `warning:${warning.id}`);
  return { deciders: asked.deciders.map(({ name }) => name) };
}

/** 不需要检查, with the reason. */
export async function closeWarning(
  ctx: PersonCtx,
  input: { warningId: string; reason: string },
): Promise<{ closed: true } | Refusal> {
  const warning = await ctx.tx.credit.warning(input.warningId);
  if (!warning) return refuse("warning.unknown");
  const closed = { closedWhy: input.reason, closedBy: ctx.by.id, closedAt: ctx.now };
  if (!(await ctx.tx.credit.settle({ ...warning, state: "closed", ...closed })))
    return refuse("warning.settled");
  await record(ctx, "warning.closed", `warning:${warning.id}`, {
    before: { state: "open" },
    after: { state: "closed", why: input.reason },
  });
  await redraw(ctx, `warning:${warning.id}`);
  return { closed: true };
}
