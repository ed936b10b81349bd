import { addWorkdays, dayOf, endOfWork, lastWorkday } from "../domain/calendar.ts";
import { isPublished } from "../domain/plan-entry.ts";
import type { Ctx } from "./ctx.ts";
import { openDuties } from "./open-duty.ts";

/** So many working days before a draw window opens the training is owed. [D] */
const AHEAD = 10;

/**
 * S13: one duty a year for 双随机办, opened when the window of a published entry is near and no training is on record this
 * year; logging one ends it. Running it again opens nothing twice.
 */
export async function openTrainingDuty(ctx: Ctx): Promise<boolean> {
  const { tx, calendar } = ctx;
  const today = dayOf(ctx.now);
  const year = today.slice(0, 4);
  if (await tx.trainings.anySince(`${year}-01-01`)) return false;
  const subject = `train:${year}`;
  if ((await tx.duties.of(subject)).length > 0) return false;
  const near = addWorkdays(calendar, today, AHEAD);
  const coming = (await tx.plan.entries(Number(year)))
    .filter((entry) => isPublished(entry) && entry.drawFrom <= near && entry.drawUntil >= today)
    .map(({ drawFrom }) => drawFrom)
    .sort();
  const [first] = coming;
  const [owner] = await tx.people.withRole("office");
  if (first === undefined || !owner) return false;
  // Where a window is open already, soon: the training comes late, but not never.
  const due = first > today ? lastWorkday(calendar, first) : addWorkdays(calendar, today, 3);
  await openDuties(ctx, [{ kind: "train", subject, ownerId: owner.id, dueAt: endOfWork(due) }]);
  return true;
}
