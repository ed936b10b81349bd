import { type Duty, nextRungAt } from "../domain/duty.ts";
import { policyFor } from "../domain/duty-policy.ts";
import type { Ctx } from "./ctx.ts";
import type { StoredDuty } from "./ports.ts";

export interface NewDuty {
  kind: Duty["kind"];
  subject: string;
  ownerId: string;
  dueAt: Date;
  startAt?: Date;
  generation?: number;
}

/** Opens duties (待办事项) with the policy of today as their snapshot; what changes later does not move them. */
export async function openDuties(ctx: Ctx, wanted: NewDuty[]): Promise<void> {
  await ctx.tx.duties.open(wanted.map((duty) => stored(ctx, duty)));
}

function stored(ctx: Ctx, wanted: NewDuty): StoredDuty {
  const { startAt = ctx.now, generation = 1, ...rest } = wanted;
  const duty: Duty = {
    id: ctx.chance.id(),
    ...rest,
    startAt,
    generation,
    endedAt: null,
    policy: policyFor(wanted.kind),
  };
  return { ...duty, endedWhy: null, nextAt: nextRungAt(duty, [], ctx.calendar) };
}
