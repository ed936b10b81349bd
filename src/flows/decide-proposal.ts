import type { Shortage } from "../domain/assign-shortage.ts";
import type { Extended, ExtendJob } from "../domain/draw-jobs.ts";
import { deciderSides, mayDecide, rolesOf } from "../domain/draw-proposal.ts";
import type { Draw } from "../domain/draw-record.ts";
import type { Person } from "../domain/person.ts";
import { addTargets } from "./add-targets.ts";
import {
  type Before,
  isRefusal,
  type PersonCtx,
  type Refusal,
  record,
  redraw,
  refuse,
  stale,
} from "./ctx.ts";
import { answer } from "./page.ts";
import type { Records } from "./ports.ts";
import type { Proposal } from "./ports-draws.ts";
import { whyNot } from "./propose.ts";
import { tellPeople } from "./tell.ts";
import { enterVoid } from "./void-draw.ts";

export interface DecideInput {
  proposalId: string;
  approve: boolean;
  text: string;
}

/** Who comes next on the list, computed before the unit of work, with what it was computed from. */
export type Line = { taken: string; line: Extended | Refusal } | null;

/** Computes whom 补抽 or a replacement would add; null where nothing has to be computed. */
export async function beforeDecision(before: Before, input: DecideInput): Promise<Line> {
  const tx = before.store.read;
  const proposal = await tx.draws.proposal(input.proposalId);
  const draw = proposal && (await tx.draws.byId(proposal.drawId));
  if (!input.approve || proposal?.state !== "pending" || !draw || proposal.ask.kind === "void") return null;
  const job = await extendJob(tx, draw, proposal.ask);
  if (job === null) return null;
  const line = await before.drawing.extend(job);
  return { taken: job.taken.join(), line: "refused" in line ? shortOf(line) : line };
}

/** Who could not be staffed is told in one sentence here; before a draw the card says more. */
const shortOf = (line: { refused: string; wanted: number; there: number } | Shortage): Refusal =>
  "wanted" in line ? line : refuse("draw.noTeam");

async function extendJob(
  tx: Records,
  draw: Draw,
  ask: Exclude<Proposal["ask"], { kind: "void" }>,
): Promise<ExtendJob | null> {
  const [vault, bundle] = [await tx.draws.vault(draw.id), await tx.draws.bundle(draw.id)];
  const replaced = ask.kind === "replace" ? await tx.work.assignment(ask.assignmentId) : null;
  if (!vault || !bundle || draw.shown === null || (ask.kind === "replace" && !replaced)) return null;
  const loads = new Map<string, number>();
  // The team of a target that is replaced is free again.
  for (const { inspectorId, state, assignmentId } of await tx.work.membersOfDraw(draw.id))
    if (state !== "struck" && assignmentId !== replaced?.id)
      loads.set(inspectorId, (loads.get(inspectorId) ?? 0) + 1);
  const inspectors = vault.assign.inspectors.map((one) => ({
    ...one,
    carried: one.carried + (loads.get(one.id) ?? 0),
  }));
  return {
    bundle,
    resecret: vault.resecret,
    assign: { ...vault.assign, inspectors },
    taken: draw.shown,
    ask: ask.kind === "extend" ? { more: ask.more } : { replace: replaced?.targetId ?? "" },
  };
}

/** A second person's decision; approved, it is done in the same unit of work. */
export async function decideProposal(
  ctx: PersonCtx,
  input: DecideInput,
  computed: Line,
): Promise<{ proposal: Proposal; added: number } | Refusal> {
  const proposal = await ctx.tx.draws.proposal(input.proposalId);
  const draw = proposal && (await ctx.tx.draws.byId(proposal.drawId));
  const by = proposal && (await ctx.tx.people.byId(proposal.byId));
  if (!proposal || !draw || !by) return refuse("proposal.unknown");
  const { kind } = proposal.ask;
  if (proposal.state !== "pending") return refuse("proposal.closed");
  if (by.id === ctx.by.id) return refuse("proposal.own");
  if (!mayDecide(ctx.by, by, kind))
    return refuse("notAllowed", {
      command: "",
      who: deciderSides(by, kind).flatMap((side) => rolesOf[side]),
    });
  const decided: Proposal = {
    ...proposal,
    state: input.approve ? "approved" : "refused",
    decidedBy: ctx.by.id,
    decidedAt: ctx.now,
    decision: input.text,
  };
  const added = input.approve ? await carryOut(ctx, draw, proposal, by, computed) : 0;
  if (isRefusal(added)) return added;
  await ctx.tx.draws.decide(decided);
  await record(ctx, `draw.${kind}Decided`, `draw:${draw.id}`, {
    after: { proposal: proposal.id, approve: input.approve, text: input.text },
  });
  await redraw(ctx, `proposal:${proposal.id}`);
  await tellPeople(
    ctx,
    [by],
    answer(`proposal.${decided.state}`, { draw: draw.id, kind, by: ctx.by.name, text: input.text }),
  );
  return { proposal: decided, added };
}

async function carryOut(
  ctx: PersonCtx,
  draw: Draw,
  proposal: Proposal,
  by: Person,
  computed: Line,
): Promise<number | Refusal> {
  const no = await whyNot(ctx, draw, proposal.ask);
  if (no) return no;
  if (proposal.ask.kind === "void") {
    await enterVoid(ctx, draw, proposal.reason, [by, ctx.by]);
    return 0;
  }
  if (computed === null || computed.taken !== draw.shown?.join()) throw stale("the list of a draw");
  if (isRefusal(computed.line)) return computed.line;
  return addTargets(ctx, { draw, proposal, by, line: computed.line });
}
