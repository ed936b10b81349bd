import type { Changed, Revealed } from "../domain/draw-jobs.ts";
import type { Contribution, Draw } from "../domain/draw-record.ts";
import { publicNumber } from "../domain/draw-seed.ts";
import { holds, type Person } from "../domain/person.ts";
import { type Before, isRefusal, type PersonCtx, type Refusal, record, redraw, refuse } from "./ctx.ts";
import { computeReveal, revealDraw } from "./reveal-draw.ts";

export interface PublicNumberInput {
  drawId: string;
  value: string;
}

/** What the draw will be with this public number; null when it cannot be entered now. */
export async function beforePublicNumber(
  before: Before,
  by: Person,
  input: PublicNumberInput,
): Promise<Revealed | Changed | null> {
  const { draws } = before.store.read;
  const draw = await draws.byId(input.drawId);
  if (!draw) return null;
  const given = await draws.contributions(draw.id);
  const next = withNumber(draw, given, by, input, before.now);
  return isRefusal(next) ? null : computeReveal(before, next, given);
}

/**
 * Strict mode (draw-protocol.md §1): the number that the commitment named before it existed is entered by a supervisor
 * once all witnesses have given theirs, so that who gives last cannot know it. Anybody can look it up. It opens the secret.
 */
export async function enterPublicNumber(
  ctx: PersonCtx,
  input: PublicNumberInput,
  computed: Revealed | Changed | null,
): Promise<{ revealed: true } | Refusal> {
  const draw = await ctx.tx.draws.byId(input.drawId);
  if (!draw) return refuse("draw.unknown", { draw: input.drawId });
  const next = withNumber(draw, await ctx.tx.draws.contributions(draw.id), ctx.by, input, ctx.now);
  if (isRefusal(next)) return next;
  if (isRefusal(computed)) return computed;
  await record(ctx, "draw.publicNumber", `draw:${draw.id}`, { after: { value: next.strict?.value ?? "" } });
  await revealDraw(ctx, next, computed);
  await redraw(ctx, `draw:${draw.id}`);
  return { revealed: true };
}

function withNumber(
  draw: Draw,
  given: Contribution[],
  by: Person,
  input: PublicNumberInput,
  now: Date,
): Draw | Refusal {
  if (draw.state !== "committed") return refuse(`draw.${draw.state}`, { draw: draw.id });
  if (draw.strict === null) return refuse("draw.notStrict");
  if (!holds(by, "supervisor") || by.id === draw.organiserId) return refuse("draw.numberBySupervisor");
  if (given.length < draw.witnesses.length) return refuse("draw.numberTooEarly");
  const value = publicNumber(input.value);
  if (value === null) return refuse("draw.badNumber");
  return { ...draw, strict: { ...draw.strict, value, by: by.name, at: now.toISOString() } };
}
