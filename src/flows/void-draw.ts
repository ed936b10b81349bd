import type { Draw } from "../domain/draw-record.ts";
import { appendAfter } from "./append-after.ts";
import { type PersonCtx, type Refusal, record, redraw, refuse } from "./ctx.ts";

/**
 * Before anybody has contributed the organiser alone may void a draw with a reason (draw-protocol.md §1, Tickets); after
 * that a supervisor and a leader together (propose.ts). It stays visible, and its secret is opened, so that anybody can
 * see that nothing was known when it was given up.
 */
export async function voidDraw(
  ctx: PersonCtx,
  input: { drawId: string; reason: string },
): Promise<{ voided: true } | Refusal> {
  const draw = await ctx.tx.draws.byId(input.drawId);
  if (!draw) return refuse("draw.unknown", { draw: input.drawId });
  if (draw.state !== "committed") return refuse(`draw.${draw.state}`, { draw: draw.id });
  if (draw.organiserId !== ctx.by.id) return refuse("draw.notOrganiser", { draw: draw.id });
  const given = await ctx.tx.draws.contributions(draw.id);
  if (given.length > 0) return refuse("draw.alreadyWitnessed", { draw: draw.id });
  await enterVoid(ctx, draw, input.reason, [ctx.by]);
  return { voided: true };
}

/** Voids a draw in whatever state it is, with all its tasks and what people owe for it. */
export async function enterVoid(
  ctx: PersonCtx,
  draw: Draw,
  reason: string,
  by: { id: string; name: string }[],
): Promise<void> {
  const vault = await ctx.tx.draws.vault(draw.id);
  const voided: Draw = {
    ...draw,
    openedSecret: vault?.secret ?? null,
    state: "voided",
    voidedAt: ctx.now,
    voidReason: reason,
    voidedBy: by.map(({ name }) => name),
  };
  await ctx.tx.draws.update(voided, draw.state);
  await ctx.tx.duties.end({ subject: `draw:${draw.id}` }, "voided", ctx.now);
  for (const { id } of await ctx.tx.work.assignmentsOf(draw.id)) await endTask(ctx, id, "voided", reason);
  await appendAfter(ctx, draw, "void", { reason, by: by.map(({ id }) => id) });
  await record(ctx, "draw.voided", `draw:${draw.id}`, {
    before: { state: draw.state },
    after: { reason, by: by.map(({ id }) => id) },
  });
  await redraw(ctx, `draw:${draw.id}`);
}

/** A task that is no longer to be done: its team owes nothing any more, and every copy of its card says so. */
export async function endTask(
  ctx: PersonCtx,
  assignmentId: string,
  state: "replaced" | "voided",
  why: string,
): Promise<void> {
  if (!(await ctx.tx.work.endAssignment(assignmentId, state, why))) return;
  for (const { id } of await ctx.tx.work.members([assignmentId])) {
    await ctx.tx.duties.end({ subject: `member:${id}` }, state, ctx.now);
    for (const recusal of await ctx.tx.work.recusalsOf([id]))
      await ctx.tx.duties.end({ subject: `recusal:${recusal.id}` }, state, ctx.now);
  }
  await redraw(ctx, `assignment:${assignmentId}`);
}
