import { slotTold } from "../domain/draw-bundle.ts";
import type { Extended } from "../domain/draw-jobs.ts";
import type { Draw } from "../domain/draw-record.ts";
import type { Person } from "../domain/person.ts";
import { appendAfter } from "./append-after.ts";
import { type PersonCtx, record, redraw } from "./ctx.ts";
import { formTeams } from "./form-teams.ts";
import type { Proposal } from "./ports-draws.ts";
import { endTask } from "./void-draw.ts";

/**
 * Enters who comes next on the list (draw-protocol.md §1, Tickets): further targets, or one in place of another, with
 * their teams. What was drawn before stays as it is. Returns how many were added.
 */
export async function addTargets(
  ctx: PersonCtx,
  { draw, proposal, by, line }: { draw: Draw; proposal: Proposal; by: Person; line: Extended },
): Promise<number> {
  const entry = await ctx.tx.plan.entry(draw.entryId);
  if (!entry || draw.shown === null)
    throw Object.assign(new Error("a drawn draw has lost its list or entry"), { code: "draw.broken" });
  const { ask, reason } = proposal;
  const targets = line.add.map(({ id }) => id);
  const out = ask.kind === "replace" ? await ctx.tx.work.assignment(ask.assignmentId) : null;
  if (out) await endTask(ctx, out.id, "replaced", reason);
  const longer: Draw = {
    ...draw,
    shown: [...draw.shown, ...targets],
    drawnSize: (draw.drawnSize ?? 0) + targets.length - (out ? 1 : 0),
  };
  await ctx.tx.draws.update(longer, "drawn");
  const from = draw.shown.length + 1;
  await formTeams(ctx, { draw: longer, entry, targets, from, added: true, picked: line.teams.slots });
  const kind = ask.kind === "replace" ? "replace" : "extend";
  await appendAfter(ctx, draw, kind, {
    reason,
    by: by.id,
    approvedBy: ctx.by.id,
    ...(out ? { out: out.targetId } : {}),
    add: line.add,
    ...line.teams,
    slots: line.teams.slots.map(slotTold),
  });
  await record(ctx, kind === "replace" ? "draw.replaced" : "draw.extended", `draw:${draw.id}`, {
    after: { reason, added: targets, ...(out ? { out: out.targetId } : {}) },
  });
  await redraw(ctx, `draw:${draw.id}`);
  return targets.length;
}
