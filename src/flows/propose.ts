import { deciderSides, mayPropose, rolesOf } from "../domain/draw-proposal.ts";
import type { Draw } from "../domain/draw-record.ts";
import { type PersonCtx, type Refusal, record, refuse } from "./ctx.ts";
import type { Proposal } from "./ports-draws.ts";
import { tellPeople } from "./tell.ts";

/** Asks for what nobody may do alone: voiding after a contribution, 补抽, or another target in place of one drawn. */
export async function propose(
  ctx: PersonCtx,
  input: { drawId: string; ask: Proposal["ask"]; reason: string },
): Promise<{ proposal: Proposal } | Refusal> {
  const draw = await ctx.tx.draws.byId(input.drawId);
  if (!draw) return refuse("draw.unknown", { draw: input.drawId });
  const { kind } = input.ask;
  if (!mayPropose(ctx.by, kind)) return refuse("notAllowed", { command: "", who: proposers(kind) });
  const no = await whyNot(ctx, draw, input.ask);
  if (no) return no;
  const proposal: Proposal = {
    id: ctx.chance.id(),
    ...input,
    byId: ctx.by.id,
    at: ctx.now,
    state: "pending",
    decidedBy: null,
    decidedAt: null,
    decision: null,
  };
  const roles = deciderSides(ctx.by, kind).flatMap((side) => rolesOf[side]);
  const deciders = (await ctx.tx.people.withRole(...roles)).filter((person) => person.id !== ctx.by.id);
  if (deciders.length === 0) return refuse("proposal.nobody", { who: roles });
  await ctx.tx.draws.propose(proposal);
  await record(ctx, `draw.${kind}Proposed`, `draw:${draw.id}`, {
    after: { ...input.ask, reason: input.reason },
  });
  await tellPeople(ctx, deciders, { card: "draw-proposal", proposalId: proposal.id }, { lane: "notice" });
  return { proposal };
}

const proposers = (kind: Proposal["ask"]["kind"]) =>
  kind === "void" ? ["supervisor", "deputy", "chief"] : ["office"];

/** What stands in the way, when it is asked and once more when it is decided. */
export async function whyNot(ctx: PersonCtx, draw: Draw, ask: Proposal["ask"]): Promise<Refusal | null> {
  if (ask.kind === "void") {
    if (draw.state === "voided" || draw.state === "published")
      return refuse(`draw.${draw.state}`, { draw: draw.id });
    const given = await ctx.tx.draws.contributions(draw.id);
    return given.length === 0 && draw.source === "own" ? refuse("draw.notWitnessedYet") : null;
  }
  if (draw.source !== "own") return refuse("draw.platformOnly");
  if (draw.state !== "drawn") return refuse(`draw.${draw.state}`, { draw: draw.id });
  const others = await ctx.tx.draws.proposals(draw.id);
  if (others.some(({ state, ask: { kind } }) => state === "pending" && kind === "void"))
    return refuse("proposal.voidPending");
  if (ask.kind === "extend") return null;
  const assignment = await ctx.tx.work.assignment(ask.assignmentId);
  if (assignment?.drawId !== draw.id) return refuse("assignment.noSuch", { assignment: ask.assignmentId });
  return assignment.state === "active" ? null : refuse("assignment.ended", { assignment: assignment.id });
}
