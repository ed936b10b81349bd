import { dayOf } from "../domain/calendar.ts";
import { commitment } from "../domain/draw-freeze.ts";
import type { Rules } from "../domain/draw-jobs.ts";
import { excludedText, poolText } from "../domain/draw-pool-text.ts";
import { type Draw, drawIdOf, type Witness } from "../domain/draw-record.ts";
import { holds, type Person } from "../domain/person.ts";
import { entryState, isPublished, type PlanEntry } from "../domain/plan-entry.ts";
import { entryQuotas, poolRules, ratesWith } from "../domain/pool-rules.ts";
import { type Before, isRefusal, type Refusal, refuse } from "./ctx.ts";
import { drawGate, isTrained } from "./draw-gates.ts";
import type { Records } from "./ports.ts";
import type { Vault } from "./ports-draws.ts";
import { readPool } from "./read-pool.ts";
import { registryBusy } from "./registry-busy.ts";

/** A draw that waits longer than this for its witnesses was set up by mistake. [D] */
const FARTHEST_MS = 30 * 24 * 3600_000;

export interface CommitInput {
  entryId: string;
  batch: number;
  /** Person ids in the order chosen. */
  witnessIds: string[];
  deadline: Date;
  /** Strict mode: the public number that will be awaited. */
  strict: { source: string; period: string } | null;
  /** Why it goes on without a training on record; "" when there is one. */
  untrained: string;
}

/** A pool and rules frozen from what the registries said at `stamp`, not yet committed to. */
export interface FrozenDraw {
  draw: Omit<Draw, "chatId" | "auditN" | "auditHash">;
  entry: PlanEntry;
  vault: Vault & { pool: Uint8Array };
  stamp: string;
}

/**
 * Reads the pool, draws the secrets and computes the hashes (draw-protocol.md §1, Freeze). Nothing is written: commitDraw
 * enters it when the registries are still the same.
 */
export async function freezeDraw(
  before: Before,
  by: Person,
  input: CommitInput,
): Promise<FrozenDraw | Refusal> {
  const tx = before.store.read;
  const { chance, now } = before;
  const busy = await registryBusy(tx);
  if (busy) return busy;
  const entry = await tx.plan.entry(input.entryId);
  if (!entry) return refuse("entry.unknown", { entry: input.entryId });
  const id = await mayBeDrawn(tx, entry, input.batch, now);
  if (isRefusal(id)) return id;
  const gate = await drawGate(tx, entry, input.batch);
  if (gate) return gate;
  const trained = await isTrained(tx, now);
  if (!trained && input.untrained === "") return refuse("draw.untrained");
  const witnesses = await chosenWitnesses(tx, by, input.witnessIds);
  if (isRefusal(witnesses)) return witnesses;
  if (input.deadline.getTime() <= now.getTime()) return refuse("draw.deadlinePast");
  if (input.deadline.getTime() > now.getTime() + FARTHEST_MS) return refuse("draw.deadlineFar");
  const pool = await readPool(tx, entry, now);
  if (pool.members.length === 0) return refuse("draw.emptyPool", { entry: entry.name });
  const quotas = entryQuotas(entry, pool.members);
  if (isRefusal(quotas)) return quotas;
  if (pool.shortage !== null)
    return refuse("draw.understaffed", {
      count: pool.shortage.names.length,
      names: pool.shortage.names.slice(0, 5),
    });

  const [secret, resecret, saltHex, nonce, assignNonce] = Array.from({ length: 5 }, () =>
    chance.secret(),
  ) as [string, string, string, string, string];
  const assign = { ...pool.assign, nonce: assignNonce };
  const rules: Rules = {
    drawId: id.id,
    entry: { code: entry.code, version: entry.version, batch: input.batch },
    rates: ratesWith(entry, pool.members),
    ...(entry.total === null ? {} : { total: entry.total }),
    weights: entry.weights,
    coolDown: poolRules.coolDown,
    yearlyCap: poolRules.yearlyCap,
    deadline: input.deadline.toISOString(),
    organiser: by.id,
    witnesses: witnesses.map((witness) => witness.personId),
    teamSize: assign.slotRules.length,
    departments: entry.departments,
    filter: entry.filter,
    ...(input.strict ?? {}),
  };
  const frozen = await before.drawing.freeze({
    drawId: id.id,
    pool: poolText(pool.members),
    excluded: excludedText(pool.excluded),
    saltHex,
    nonce,
    rules,
    assign,
  });
  if (isRefusal(frozen)) return frozen;
  const draw: FrozenDraw["draw"] = {
    ...id,
    entryId: entry.id,
    entryVersion: entry.version,
    batch: input.batch,
    state: "committed",
    source: "own",
    platform: null,
    organiserId: by.id,
    sealed: entry.creditClassed,
    announced: entry.announced,
    deadline: input.deadline,
    witnesses,
    untrained: trained ? null : input.untrained,
    strict: input.strict && { ...input.strict, value: null, by: null, at: null },
    commit: commitment(secret),
    recommit: commitment(resecret),
    rosterHash: frozen.rosterHash,
    rulesHash: frozen.rulesHash,
    poolSize: pool.members.length,
    excludedSize: pool.excluded.length,
    committedAt: now,
    ...undrawn,
  };
  const secrets = { secret, resecret, nonce, saltHex };
  const vault = { drawId: draw.id, ...secrets, rules: frozen.rules, assign, caps: null, pool: frozen.pool };
  return { draw, entry, vault, stamp: pool.stamp };
}

/** What a draw lacks until it is drawn. */
export const undrawn = {
  drawnSize: null,
  seed: null,
  entropy: null,
  drawnHash: null,
  sealedHash: null,
  shown: null,
  openedSecret: null,
  openedAgain: null,
  drawnAt: null,
  publishedAt: null,
  voidedAt: null,
  voidReason: null,
  voidedBy: null,
} as const;

/** S9 of rules.md: only an approved and published entry, within its drawing window; one live draw a batch. */
export async function mayBeDrawn(
  tx: Records,
  entry: PlanEntry,
  batch: number,
  now: Date,
): Promise<{ id: string; attempt: number } | Refusal> {
  if (!isPublished(entry)) return refuse("entry.notPublished", { entry: entry.name });
  if (!Number.isInteger(batch) || batch < 1 || batch > entry.batches)
    return refuse("entry.noSuchBatch", { entry: entry.name, batch });
  const all = await tx.draws.ofEntry(entry.id);
  const taken = all.filter((draw) => draw.state !== "voided");
  const clash = taken.find((draw) => draw.batch === batch);
  if (clash)
    return refuse(clash.source === "own" ? "draw.already" : "draw.alreadyPlatform", {
      draw: clash.id,
      batch,
    });
  const state = entryState(entry, taken.length, dayOf(now));
  if (state !== "open")
    return refuse(`entry.${state}`, { entry: entry.name, from: entry.drawFrom, until: entry.drawUntil });
  const attempt = all.filter((draw) => draw.batch === batch).length + 1;
  return { id: drawIdOf(entry.code, batch, attempt), attempt };
}

/** draw-protocol.md §1, Witness: at least two people other than the organiser, at least one of them a supervisor. */
export async function chosenWitnesses(tx: Records, by: Person, ids: string[]): Promise<Witness[] | Refusal> {
  const unique = [...new Set(ids)];
  if (unique.includes(by.id)) return refuse("draw.organiserWitness");
  const people = await tx.people.byIds(unique);
  const witnesses = unique.flatMap((id) => people.filter((person) => person.id === id));
  if (witnesses.length < 2) return refuse("draw.fewWitnesses");
  const list = witnesses.map((person) => ({
    personId: person.id,
    name: person.name,
    supervisor: holds(person, "supervisor"),
  }));
  return list.some((witness) => witness.supervisor) ? list : refuse("draw.noSupervisor");
}
