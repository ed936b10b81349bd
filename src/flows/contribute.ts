import { checkContribution } from "../domain/draw-seed.ts";
import { isRefusal, type PersonCtx, type Refusal, record, redraw, refuse } from "./ctx.ts";
import { revealDraw } from "./reveal-draw.ts";

/**
 * A witness adds the digits that were drawn in view (draw-protocol.md §1, Witness). A contribution is final. The last
 * one named in the commitment opens the secret in the same transaction, so that nobody chooses the moment.
 */
export async function contribute(
  ctx: PersonCtx,
  input: { drawId: string; digits: string; means: string },
): Promise<{ revealed: boolean } | Refusal> {
  const draw = await ctx.tx.draws.byId(input.drawId);
  if (!draw) return refuse("draw.unknown", { draw: input.drawId });
  if (draw.state !== "committed") return refuse(`draw.${draw.state}`, { draw: draw.id });
  const given = await ctx.tx.draws.contributions(draw.id);
  const checked = checkContribution({
    digits: input.digits,
    by: ctx.by.id,
    organiser: draw.organiserId,
    witnesses: draw.witnesses.map((witness) => witness.personId),
    given: given.map((one) => one.personId),
  });
  if (isRefusal(checked)) return checked;
  const contribution = {
    drawId: draw.id,
    n: given.length + 1,
    personId: ctx.by.id,
    digits: checked.digits,
    means: input.means,
    at: ctx.now,
  };
  await ctx.tx.draws.contribute(contribution);
  await ctx.tx.duties.end(
    { subject: `draw:${draw.id}`, kind: "witness", ownerId: ctx.by.id },
    "contributed",
    ctx.now,
  );
  await record(ctx, "draw.contributed", `draw:${draw.id}`, {
    after: { n: contribution.n, digits: contribution.digits, means: contribution.means },
  });
  const revealed = given.length + 1 === draw.witnesses.length;
  if (revealed) await revealDraw(ctx, draw);
  await redraw(ctx, `draw:${draw.id}`);
  return { revealed };
}
