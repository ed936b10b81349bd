import type { Changed, Revealed } from "../domain/draw-jobs.ts";
import type { Contribution, Draw } from "../domain/draw-record.ts";
import { checkContribution } from "../domain/draw-seed.ts";
import type { Person } from "../domain/person.ts";
import { type Before, isRefusal, type PersonCtx, type Refusal, record, redraw, refuse } from "./ctx.ts";
import { computeReveal, revealDraw } from "./reveal-draw.ts";

export interface ContributeInput {
  drawId: string;
  digits: string;
  means: string;
}

/** What the draw would be with this contribution, if it is the last one that is missing; otherwise null. */
export async function beforeContribution(
  before: Before,
  by: Person,
  input: ContributeInput,
): Promise<Revealed | Changed | null> {
  const { draws } = before.store.read;
  const draw = await draws.byId(input.drawId);
  if (draw?.state !== "committed") return null;
  const given = await draws.contributions(draw.id);
  const next = nextContribution(draw, given, by, input, before.now);
  return isRefusal(next) ? null : computeReveal(before, draw, [...given, next]);
}

/**
 * A witness adds the digits that were drawn in view (draw-protocol.md §1, Witness). A contribution is final. The last one
 * named in the commitment opens the secret in the same unit of work.
 */
export async function contribute(
  ctx: PersonCtx,
  input: ContributeInput,
  computed: Revealed | Changed | null,
): Promise<{ revealed: boolean; awaits: string | null } | Refusal> {
  const draw = await ctx.tx.draws.byId(input.drawId);
  if (!draw) return refuse("draw.unknown", { draw: input.drawId });
  if (draw.state !== "committed") return refuse(`draw.${draw.state}`, { draw: draw.id });
  const given = await ctx.tx.draws.contributions(draw.id);
  const contribution = nextContribution(draw, given, ctx.by, input, ctx.now);
  if (isRefusal(contribution)) return contribution;
  if (isRefusal(computed)) return computed;
  await ctx.tx.draws.contribute(contribution);
  const subject = `draw:${draw.id}`;
  await ctx.tx.duties.end({ subject, kind: "witness", ownerId: ctx.by.id }, "contributed", ctx.now);
  const { n, digits, means } = contribution;
  await record(ctx, "draw.contributed", subject, { after: { n, digits, means } });
  const revealed = (await revealDraw(ctx, draw, computed)) !== null;
  await redraw(ctx, subject);
  const all = given.length + 1 === draw.witnesses.length;
  return { revealed, awaits: all && !revealed ? (draw.strict?.period ?? null) : null };
}

function nextContribution(
  draw: Draw,
  given: Contribution[],
  by: Person,
  { digits, means }: ContributeInput,
  at: Date,
): Contribution | Refusal {
  const checked = checkContribution({
    digits,
    by: by.id,
    organiser: draw.organiserId,
    witnesses: draw.witnesses.map((witness) => witness.personId),
    given: given.map((one) => one.personId),
  });
  if (isRefusal(checked)) return checked;
  return { drawId: draw.id, n: given.length + 1, personId: by.id, digits: checked.digits, means, at };
}
