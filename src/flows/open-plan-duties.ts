import { dayOf, dueAt, endOfWork, startOfWork } from "../domain/calendar.ts";
import { isPublished } from "../domain/plan-entry.ts";
import type { Ctx } from "./ctx.ts";
import { openDuties } from "./open-duty.ts";

/**
 * The plan entries' own duties: every batch of a published entry is to be drawn within its window, owed by 双随机办,
 * which organises the draws; and the year's plan itself. Opened on the first day of the window; running it again opens nothing twice.
 */
export async function openPlanDuties(ctx: Ctx): Promise<number> {
  const today = dayOf(ctx.now);
  const [owner] = await ctx.tx.people.withRole("office");
  if (!owner) return 0;
  let opened = await openYearDuty(ctx, owner.id, Number(today.slice(0, 4)));
  for (const entry of await ctx.tx.plan.entries(Number(today.slice(0, 4)))) {
    if (!isPublished(entry) || today < entry.drawFrom) continue;
    for (let batch = 1; batch <= entry.batches; batch += 1) {
      const subject = `entry:${entry.id}:${batch}`;
      if ((await ctx.tx.duties.of(subject)).length > 0) continue;
      if (await ctx.tx.draws.live(entry.id, batch)) continue;
      await openDuties(ctx, [
        {
          kind: "draw",
          subject,
          ownerId: owner.id,
          startAt: startOfWork(entry.drawFrom),
          dueAt: endOfWork(entry.drawUntil),
        },
      ]);
      opened += 1;
    }
  }
  return opened;
}

/** An installation that begins late in the year is given this many working days. [D] */
const LEAST_DAYS = 10;

/** The plan of the year is to be made and public by 31 January (rules.md §3: [R] 沧县 2025). */
async function openYearDuty(ctx: Ctx, ownerId: string, year: number): Promise<number> {
  const subject = `plan:${year}`;
  const versions = await ctx.tx.plan.versions(year);
  if (versions.some(({ publishedAt }) => publishedAt !== null)) return 0;
  if ((await ctx.tx.plan.entries(year)).some(isPublished)) return 0;
  if ((await ctx.tx.duties.of(subject)).length > 0) return 0;
  const deadline = endOfWork(`${year}-01-31`);
  const least = dueAt(ctx.calendar, ctx.now, LEAST_DAYS);
  await openDuties(ctx, [{ kind: "plan", subject, ownerId, dueAt: deadline > least ? deadline : least }]);
  return 1;
}
