import { dayOf, endOfWork, startOfWork } from "../domain/calendar.ts";
import { isPublished } from "../domain/plan-entry.ts";
import type { Ctx } from "./ctx.ts";
import { openDuties } from "./open-duty.ts";

/**
 * The plan entries' own duties: every batch of a published entry is to be drawn within its window, owed by 双随机办,
 * which organises the draws. Opened on the first day of the window; running it again opens nothing twice.
 */
export async function openPlanDuties(ctx: Ctx): Promise<number> {
  const today = dayOf(ctx.now);
  const [owner] = await ctx.tx.people.withRole("office");
  if (!owner) return 0;
  let opened = 0;
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
