import type { Plan } from "../domain/plan.ts";
import type { PlanEntry } from "../domain/plan-entry.ts";
import { type PersonCtx, type Refusal, record, refuse } from "./ctx.ts";

/**
 * 计划 新建 and 计划 调整: the draft of the year's next version. The first begins with last year's entries a year on; a later
 * one with the published entries (`empty`: with none), and says why it is adjusted (S9: changes by procedure).
 */
export async function startPlan(
  ctx: PersonCtx,
  input: { year: number; reason: string; empty?: boolean },
): Promise<{ plan: Plan } | Refusal> {
  const { year, reason } = input;
  const [newest] = await ctx.tx.plan.versions(year);
  if (newest && newest.state !== "published") return refuse("plan.underWay", { year });
  if (newest && reason === "") return refuse("plan.reasonMissing");
  const entries = newest || input.empty ? [] : await lastYears(ctx, year);
  const plan: Plan = {
    ...{
      year,
      version: (newest?.version ?? 0) + 1,
      state: "draft",
      reason: newest ? reason : "",
      forecast: null,
    },
    entryIds: newest ? newest.entryIds : entries.map(({ id }) => id),
    ...{ proposedBy: ctx.by.id, proposedAt: ctx.now, approvedBy: null, approvedAt: null, publishedAt: null },
  };
  await ctx.tx.plan.saveEntries(entries);
  await ctx.tx.plan.savePlan(plan);
  await record(ctx, "plan.started", `plan:${year}:${plan.version}`, {
    after: { entryIds: plan.entryIds, reason: plan.reason },
  });
  return { plan };
}

async function lastYears({ tx }: PersonCtx, year: number): Promise<PlanEntry[]> {
  const old = (await tx.plan.entries(year - 1)).filter(({ outOfPlan }) => !outOfPlan);
  const on = (day: string): string =>
    `${Number(day.slice(0, 4)) + 1}${day.slice(4).replace("02-29", "02-28")}`;
  return old.map((entry, index) => {
    const code = `${year}-${String(index + 1).padStart(2, "0")}`;
    const { drawFrom, drawUntil, visitFrom, visitUntil } = entry;
    return {
      ...entry,
      ...{ id: `${code}-v1`, code, version: 1, year, approvedAt: null, publishedAt: null },
      ...{
        drawFrom: on(drawFrom),
        drawUntil: on(drawUntil),
        visitFrom: on(visitFrom),
        visitUntil: on(visitUntil),
      },
    };
  });
}
