import { type PersonCtx, type Refusal, record, redraw, refuse } from "./ctx.ts";

/**
 * Before anybody has contributed the organiser may void a draw with a reason (draw-protocol.md §1, Tickets). It stays
 * visible, and its secret is opened, so that anybody can see that nothing was known when it was given up.
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
  const vault = await ctx.tx.draws.vault(draw.id);
  const voided = {
    ...draw,
    openedSecret: vault?.secret ?? null,
    state: "voided" as const,
    voidedAt: ctx.now,
    voidReason: input.reason,
  };
  if (!(await ctx.tx.draws.update(voided, "committed"))) return refuse("draw.changed", { draw: draw.id });
  await ctx.tx.duties.end({ subject: `draw:${draw.id}` }, "voided", ctx.now);
  await record(ctx, "draw.voided", `draw:${draw.id}`, { after: { reason: input.reason } });
  await redraw(ctx, `draw:${draw.id}`);
  return { voided: true };
}
