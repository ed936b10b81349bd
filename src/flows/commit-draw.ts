import { commitmentOf, type Draw } from "../domain/draw-record.ts";
import { isRefusal, type PersonCtx, type Refusal, record, stale } from "./ctx.ts";
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
