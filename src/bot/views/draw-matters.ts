// Cards about a draw that are not the draw itself: 补抽, 作废, what was proposed, what was verified, 入池凭证.

import { drawFullLinkCard } from "../../../cards/draw-full-link.ts";
import { drawMoreCard } from "../../../cards/draw-more.ts";
import { drawOpeningCard } from "../../../cards/draw-opening.ts";
import { type DrawProposalFacts, drawProposalCard } from "../../../cards/draw-proposal.ts";
import { drawVerificationCard } from "../../../cards/draw-verification.ts";
import { drawVoidCard } from "../../../cards/draw-void.ts";
import { deciderSides, rolesOf } from "../../domain/draw-proposal.ts";
import { type Draw as DrawRecord, listIsPublic } from "../../domain/draw-record.ts";
import { holds, type Person } from "../../domain/person.ts";
import type { Records } from "../../flows/ports.ts";
import type { Proposal } from "../../flows/ports-draws.ts";
import type { Draw } from "../view.ts";
import { pageOf } from "./draw.ts";

/** The draw with its entry's name, as every card here is headed. */
async function headOf(tx: Records, drawId: string) {
  const draw = await tx.draws.byId(drawId);
  const entry = draw && (await tx.plan.entry(draw.entryId));
  return draw && entry ? { draw, head: { drawId, name: entry.name, batch: draw.batch } } : null;
}

export const more: Draw<"draw-more"> = async ({ tx }, page) => {
  const found = await headOf(tx, page.drawId);
  if (!found) return null;
  return drawMoreCard({
    ...found.head,
    drawnTotal: found.draw.drawnSize ?? 0,
    poolSize: found.draw.poolSize,
  });
};

export const voiding: Draw<"draw-void"> = async ({ tx }, page) => {
  const found = await headOf(tx, page.drawId);
  if (!found) return null;
  const { draw, head } = found;
  return drawVoidCard({
    ...head,
    organiser: (await tx.people.byId(draw.organiserId))?.name ?? "",
    untouched: draw.state === "committed" && (await tx.draws.contributions(draw.id)).length === 0,
    drawn: draw.state === "drawn",
  });
};

export const proposal: Draw<"draw-proposal"> = async ({ tx }, page) => {
  const asked = await tx.draws.proposal(page.proposalId);
  const found = asked && (await headOf(tx, asked.drawId));
  const by = asked && (await tx.people.byId(asked.byId));
  if (!asked || !found || !by) return null;
  return drawProposalCard({
    ...found.head,
    proposalId: asked.id,
    ask: await askOf(tx, asked.ask, found.draw),
    reason: asked.reason,
    by: by.name,
    at: asked.at.toISOString(),
    deciders: await decidersOf(tx, by, asked),
    outcome: await outcomeOf(tx, asked),
  });
};

/** A target is named only where the drawn list is public: the leader who decides is not of its team (rules.md §7). */
async function askOf(tx: Records, ask: Proposal["ask"], draw: DrawRecord): Promise<DrawProposalFacts["ask"]> {
  if (ask.kind === "void") return { kind: "void", drawn: draw.drawnAt !== null };
  if (ask.kind === "extend") return ask;
  if (!listIsPublic(draw)) return { ...ask, target: null };
  const task = await tx.work.assignment(ask.assignmentId);
  const target = task && (await tx.registry.target(task.targetId));
  return { ...ask, target: target?.name ?? null };
}

async function decidersOf(tx: Records, by: Person, { ask }: Proposal): Promise<string[]> {
  const roles = deciderSides(by, ask.kind).flatMap((side) => rolesOf[side]);
  return (await tx.people.withRole(...roles)).filter(({ id }) => id !== by.id).map(({ name }) => name);
}

async function outcomeOf(tx: Records, asked: Proposal): Promise<DrawProposalFacts["outcome"]> {
  if (asked.state === "pending") return null;
  const by = asked.decidedBy === null ? null : await tx.people.byId(asked.decidedBy);
  return {
    approved: asked.state === "approved",
    by: by?.name ?? "",
    at: (asked.decidedAt ?? asked.at).toISOString(),
    text: asked.decision ?? "",
  };
}

export const verification: Draw<"draw-verification"> = async ({ tx, publicUrl }, page) => {
  const found = await headOf(tx, page.drawId);
  if (!found) return null;
  const { draw, head } = found;
  const by = await tx.people.byId(page.by);
  const signed = (await tx.draws.attestations(draw.id)).some(({ personId }) => personId === page.by);
  const { kind, verdict } = page;
  const supervisor = by !== null && holds(by, "supervisor") && by.id !== draw.organiserId;
  return drawVerificationCard({
    ...head,
    kind,
    ...verdict,
    maySign: supervisor && kind === "full",
    signed,
    page: pageOf(publicUrl, draw),
  });
};

export const opening: Draw<"draw-opening"> = async ({ tx, publicUrl }, page) => {
  const found = await headOf(tx, page.opening.drawId);
  return (
    found && drawOpeningCard({ ...page.opening, entry: found.head.name, page: pageOf(publicUrl, found.draw) })
  );
};

export const fullLink: Draw<"draw-full-link"> = async ({ tx, publicUrl }, page) => {
  const found = await headOf(tx, page.drawId);
  const address = found && pageOf(publicUrl, found.draw);
  if (!found || !address) return null;
  return drawFullLinkCard({ ...found.head, url: `${address}/full?key=${page.key}` });
};
