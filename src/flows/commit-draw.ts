import { dayOf } from "../domain/calendar.ts";
import { commitment, freezePool } from "../domain/draw-freeze.ts";
import { type Draw, drawIdOf, type Witness } from "../domain/draw-record.ts";
import { holds } from "../domain/person.ts";
import { entryState, isPublished, type PlanEntry } from "../domain/plan-entry.ts";
import { isRefusal, type PersonCtx, type Refusal, record, refuse } from "./ctx.ts";
import { openDuties } from "./open-duty.ts";
import { answer } from "./page.ts";
import type { Json } from "./ports.ts";
import { readPool } from "./read-pool.ts";
import { tellPeople } from "./tell.ts";

/** A draw that waits longer than this for its witnesses was set up by mistake. [D] */
const FARTHEST_MS = 30 * 24 * 3600_000;

export interface CommitInput {
  entryId: string;
  batch: number;
  /** Person ids in the order chosen. */
  witnessIds: string[];
  deadline: Date;
  chatId: string;
}

/**
 * Freezes the pool and the rules and publishes the commitment (draw-protocol.md §1, Freeze and Commit). From here nothing
 * about the draw can change. S9 of rules.md: only an approved and published entry, within its drawing window.
 */
export async function commitDraw(ctx: PersonCtx, input: CommitInput): Promise<{ draw: Draw } | Refusal> {
  const entry = await ctx.tx.plan.entry(input.entryId);
  if (!entry) return refuse("entry.unknown", { entry: input.entryId });
  const allowed = await mayBeDrawn(ctx, entry, input.batch);
  if (isRefusal(allowed)) return allowed;
  const witnesses = await chosenWitnesses(ctx, input.witnessIds);
  if (isRefusal(witnesses)) return witnesses;
  if (input.deadline.getTime() <= ctx.now.getTime()) return refuse("draw.deadlinePast");
  if (input.deadline.getTime() > ctx.now.getTime() + FARTHEST_MS) return refuse("draw.deadlineFar");
  const pool = await readPool(ctx.tx, entry, ctx.now);
  if (pool.members.length === 0) return refuse("draw.emptyPool", { entry: entry.name });
  if (pool.understaffed.length > 0)
    return refuse("draw.understaffed", understaffing(pool.understaffed, entry));

  const attempt =
    (await ctx.tx.draws.ofEntry(entry.id)).filter((draw) => draw.batch === input.batch).length + 1;
  const id = drawIdOf(entry.code, input.batch, attempt);
  const [secret, resecret, saltHex, nonce, assignNonce] = Array.from({ length: 5 }, () =>
    ctx.chance.secret(),
  ) as [string, string, string, string, string];
  const rules = {
    drawId: id,
    entry: { code: entry.code, version: entry.version, batch: input.batch },
    rates: entry.rates,
    deadline: input.deadline.toISOString(),
    organiser: ctx.by.id,
    witnesses: witnesses.map((witness) => witness.personId),
    teamSize: entry.teamSize,
    filter: entry.filter,
  };
  const assign = { ...pool.assign, nonce: assignNonce };
  const frozen = freezePool({
    drawId: id,
    members: pool.members,
    excluded: pool.excluded,
    saltHex,
    nonce,
    rules,
    assign,
  });
  if (isRefusal(frozen)) return frozen;
  const auditHead = await ctx.tx.audit.head();
  const draw: Draw = {
    id,
    entryId: entry.id,
    entryVersion: entry.version,
    batch: input.batch,
    attempt,
    state: "committed",
    organiserId: ctx.by.id,
    chatId: input.chatId,
    sealed: entry.creditClassed,
    announced: entry.announced,
    deadline: input.deadline,
    witnesses,
    commit: commitment(secret),
    recommit: commitment(resecret),
    rosterHash: frozen.rosterHash,
    rulesHash: frozen.rulesHash,
    poolSize: pool.members.length,
    excludedSize: pool.excluded.length,
    drawnSize: null,
    seed: null,
    entropy: null,
    drawnHash: null,
    sealedHash: null,
    shown: null,
    openedSecret: null,
    auditN: auditHead.n,
    auditHash: auditHead.hash,
    committedAt: ctx.now,
    drawnAt: null,
    voidedAt: null,
    voidReason: null,
  };
  const kept = { saltHex, members: pool.members, excluded: pool.excluded, rules: frozen.rules, assign };
  await ctx.tx.draws.insert(draw, {
    drawId: id,
    secret,
    resecret,
    nonce,
    frozen: kept as unknown as Json,
    fullBundle: null,
  });
  await openDuties(
    ctx,
    witnesses.map((witness) => ({
      kind: "witness",
      subject: `draw:${id}`,
      ownerId: witness.personId,
      dueAt: input.deadline,
    })),
  );
  const invited = await ctx.tx.people.byIds(witnesses.map((witness) => witness.personId));
  const facts = {
    draw: id,
    entry: entry.name,
    organiser: ctx.by.name,
    deadline: input.deadline.toISOString(),
  };
  await tellPeople(ctx, invited, answer("draw.youWitness", facts), { lane: "notice" });
  await record(ctx, "draw.frozen", `draw:${id}`, {
    after: {
      rosterHash: draw.rosterHash,
      rulesHash: draw.rulesHash,
      pool: draw.poolSize,
      excluded: draw.excludedSize,
    },
  });
  await record(ctx, "draw.committed", `draw:${id}`, {
    after: {
      commit: draw.commit,
      recommit: draw.recommit,
      witnesses: rules.witnesses,
      deadline: rules.deadline,
    },
  });
  return { draw };
}

async function mayBeDrawn(ctx: PersonCtx, entry: PlanEntry, batch: number): Promise<true | Refusal> {
  if (!isPublished(entry)) return refuse("entry.notPublished", { entry: entry.name });
  if (!Number.isInteger(batch) || batch < 1 || batch > entry.batches)
    return refuse("entry.noSuchBatch", { entry: entry.name, batch });
  const taken = (await ctx.tx.draws.ofEntry(entry.id)).filter((draw) => draw.state !== "voided");
  const clash = taken.find((draw) => draw.batch === batch);
  if (clash) return refuse("draw.already", { draw: clash.id, batch });
  const state = entryState(entry, taken.length, dayOf(ctx.now));
  if (state !== "open")
    return refuse(`entry.${state}`, { entry: entry.name, from: entry.drawFrom, until: entry.drawUntil });
  return true;
}

/** draw-protocol.md §1, Witness: at least two people other than the organiser, at least one of them a supervisor. */
async function chosenWitnesses(ctx: PersonCtx, ids: string[]): Promise<Witness[] | Refusal> {
  const unique = [...new Set(ids)];
  if (unique.includes(ctx.by.id)) return refuse("draw.organiserWitness");
  const people = await ctx.tx.people.byIds(unique);
  const witnesses = unique.flatMap((id) => people.filter((person) => person.id === id));
  if (witnesses.length < 2) return refuse("draw.fewWitnesses");
  const list = witnesses.map((person) => ({
    personId: person.id,
    name: person.name,
    supervisor: holds(person, "supervisor"),
  }));
  return list.some((witness) => witness.supervisor) ? list : refuse("draw.noSupervisor");
}

function understaffing(targets: { name: string; eligible: number; specialists: number }[], entry: PlanEntry) {
  return {
    names: targets.slice(0, 5).map((target) => target.name),
    count: targets.length,
    teamSize: entry.teamSize,
    specialty: entry.specialty ?? "",
  };
}
