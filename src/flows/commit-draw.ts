import { commitmentOf, type Draw } from "../domain/draw-record.ts";
import { isRefusal, type PersonCtx, type Refusal, record, stale } from "./ctx.ts";
import { drawGate } from "./draw-gates.ts";
import { chosenWitnesses, type FrozenDraw, mayBeDrawn } from "./freeze-draw.ts";
import { openDuties } from "./open-duty.ts";
import { answer } from "./page.ts";
import { tellPeople } from "./tell.ts";

/**
 * Publishes the commitment to what freezeDraw froze (draw-protocol.md §1, Commit). From here nothing about the draw can
 * change. Throws flow.stale when the registries have changed since.
 */
export async function commitDraw(
  ctx: PersonCtx,
  { draw: frozen, entry, vault, stamp }: FrozenDraw,
  chatId: string,
): Promise<{ draw: Draw } | Refusal> {
  const id = await mayBeDrawn(ctx.tx, entry, frozen.batch, ctx.now);
  if (isRefusal(id)) return id;
  const gate = await drawGate(ctx.tx, entry, frozen.batch);
  if (gate) return gate;
  const witnesses = await chosenWitnesses(
    ctx.tx,
    ctx.by,
    frozen.witnesses.map((one) => one.personId),
  );
  if (isRefusal(witnesses)) return witnesses;
  if (id.id !== frozen.id || stamp !== (await ctx.tx.registry.stamp())) throw stale("a registry");
  const audit = await ctx.tx.audit.head();
  const draw: Draw = { ...frozen, chatId, auditN: audit.n, auditHash: audit.hash };
  await ctx.tx.draws.insert(draw, vault);
  await inviteWitnesses(ctx, draw, entry.name);
  if (draw.untrained !== null) await tellUntrained(ctx, draw, entry.name);
  const { commit, recommit, rosterHash, rulesHash } = commitmentOf(draw);
  await record(ctx, "draw.frozen", `draw:${draw.id}`, {
    after: { rosterHash, rulesHash, pool: draw.poolSize, excluded: draw.excludedSize },
  });
  await record(ctx, "draw.committed", `draw:${draw.id}`, {
    after: {
      commit,
      recommit,
      witnesses: draw.witnesses.map((one) => one.personId),
      deadline: draw.deadline.toISOString(),
      ...(draw.strict ? { source: draw.strict.source, period: draw.strict.period } : {}),
    },
  });
  return { draw };
}

/** S9: a draw without a training on record is listed to the supervisors, with the reason given. */
async function tellUntrained(ctx: PersonCtx, draw: Draw, entry: string): Promise<void> {
  const reason = draw.untrained ?? "";
  const facts = { draw: draw.id, entry, organiser: ctx.by.name, reason };
  const watchers = await ctx.tx.people.withRole("supervisor");
  await tellPeople(ctx, watchers, answer("draw.untrainedTold", facts), { lane: "notice" });
  await record(ctx, "draw.untrained", `draw:${draw.id}`, { after: { reason } });
}

async function inviteWitnesses(ctx: PersonCtx, draw: Draw, entry: string): Promise<void> {
  await openDuties(
    ctx,
    draw.witnesses.map((witness) => ({
      kind: "witness",
      subject: `draw:${draw.id}`,
      ownerId: witness.personId,
      dueAt: draw.deadline,
    })),
  );
  const invited = await ctx.tx.people.byIds(draw.witnesses.map((witness) => witness.personId));
  const facts = { draw: draw.id, entry, organiser: ctx.by.name, deadline: draw.deadline.toISOString() };
  await tellPeople(ctx, invited, answer("draw.youWitness", facts), { lane: "notice" });
}
