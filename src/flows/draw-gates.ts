import { dayOf } from "../domain/calendar.ts";
import type { PlanEntry } from "../domain/plan-entry.ts";
import { schemeGap } from "../domain/scheme.ts";
import { trainedSince } from "../domain/training.ts";
import { type Refusal, refuse } from "./ctx.ts";
import type { Records } from "./ports.ts";

/** S9: what a draw of ours needs besides an approved and published entry: it is ours to draw, and its batch has a scheme. */
export async function drawGate(tx: Records, entry: PlanEntry, batch: number): Promise<Refusal | null> {
  if (entry.lead !== null) return refuse("entry.ledElsewhere", { entry: entry.name, lead: entry.lead });
  const facts = { entry: entry.name, batch };
  switch (schemeGap(await tx.schemes.of(entry.code, batch), entry.announced)) {
    case "missing":
      return refuse("draw.schemeMissing", facts);
    case "unapproved":
      return refuse("draw.schemeUnapproved", facts);
    case "unpublished":
      return refuse("draw.schemeUnpublished", facts);
    default:
      return null;
  }
}

/** S9, S13: whether a training is on record; without one a draw needs a reason that the supervisors get. */
export const isTrained = (tx: Records, now: Date): Promise<boolean> =>
  tx.trainings.anySince(trainedSince(dayOf(now)));
