// The heavy work of a draw as functions from plain data to plain data, so that a thread can do it: pools go in and out as
// compressed text, never as a hundred thousand objects. src/drawing.ts decides where they run.

import { deflateSync, inflateSync } from "node:zlib";
import { assignTeams, type Teams } from "./assign.ts";
import type { AssignTerms } from "./assign-eligible.ts";
import type { Shortage } from "./assign-shortage.ts";
import { repickPrefix } from "./assign-stream.ts";
import { canonicalJson } from "./canonical-json.ts";
import {
  assignHashed,
  committedBundle,
  type FullBundle,
  fullBundle,
  type Given,
  type Later,
  publicBundle,
  sealedHashOf,
  withLater,
} from "./draw-bundle.ts";
import { type Ask, nextInLine } from "./draw-extend.ts";
import {
  commitment,
  type Excluded,
  type FreezeRefusal,
  freezePool,
  leavesOf,
  type PoolMember,
  rosterHashOf,
} from "./draw-freeze.ts";
import { sha } from "./draw-hash.ts";
import { readExcludedText, readPoolText } from "./draw-pool-text.ts";
import type { Rate } from "./draw-quota.ts";
import { seedOf } from "./draw-seed.ts";
import { selectDraw } from "./draw-select.ts";

/** Compressed JSON as it lies in the vault. */
type Packed = Uint8Array;

const pack = (value: unknown): Packed => new Uint8Array(deflateSync(JSON.stringify(value), { level: 1 }));
const unpack = <T>(bytes: Packed): T => JSON.parse(inflateSync(bytes).toString()) as T;

/** Rules as they are hashed; the rates are what the quotas follow from. */
export type Rules = Record<string, unknown> & { rates: Record<string, Rate>; total?: number };
export type Terms = AssignTerms & { nonce: string };

export interface FreezeJob {
  drawId: string;
  /** As draw-pool-text.ts writes them. */
  pool: string;
  excluded: string;
  saltHex: string;
  nonce: string;
  rules: Rules;
  assign: Terms;
}

export interface FrozenPool {
  rosterHash: string;
  rulesHash: string;
  rules: Rules;
  pool: Packed;
}

export function freeze(job: FreezeJob): FrozenPool | FreezeRefusal {
  const frozen = freezePool({
    ...job,
    members: readPoolText(job.pool),
    excluded: readExcludedText(job.excluded),
    assign: assignHashed(job.assign),
  });
  if ("refused" in frozen) return frozen;
  const { rosterHash, rulesHash, rules } = frozen;
  const pool = pack({ pool: job.pool, excluded: job.excluded });
  return { rosterHash, rulesHash, rules: rules as Rules, pool };
}

/** What lies frozen in the vault, with the hashes that were published of it. */
export interface Sealed {
  drawId: string;
  sealed: boolean;
  rosterHash: string;
  rulesHash: string;
  commit: string;
  recommit: string;
  saltHex: string;
  pool: Packed;
}

export interface RevealJob extends Sealed {
  secret: string;
  nonce: string;
  rules: Rules;
  assign: Terms;
  given: Given[];
  entropy: string;
}

export interface Revealed {
  /** What it was computed from. */
  entropy: string;
  seed: string;
  shown: string[];
  drawnHash: string;
  sealedHash: string;
  slots: { target: string; slot: number; inspector: string }[];
  caps: Record<string, number>;
  bundle: Packed;
}

/** What lies in the vault is not what was committed to: somebody changed it behind the program. */
export type Changed = { refused: "draw.vaultChanged"; what: "roster" | "rules" | "secret" };

/**
 * Opens the secret, once the vault is seen to hold what was committed to. Throws for what the commitment has ruled out: a
 * pool that cannot be drawn, a team that cannot be had.
 */
export function reveal(job: RevealJob): Revealed | Changed {
  const { members, excluded } = unpackPool(job.pool);
  const leaves = leavesOf(job.saltHex, members);
  const changed = changedIn(job, leaves);
  if (changed !== null) return { refused: "draw.vaultChanged", what: changed };
  const seed = seedOf(job);
  const { rates, total } = job.rules;
  const selected = selectDraw({ ...job, seed, members, rates, ...(total === undefined ? {} : { total }) });
  if ("refused" in selected) throw broken("a frozen pool cannot be drawn", selected.refused);
  const teams = assignTeams({ seed, targets: selected.shown.map((id) => ({ id })), ...job.assign });
  if ("refused" in teams)
    throw broken("no teams although every target of the pool had enough", teams.refused);
  const bundle = fullBundle({
    ...job,
    leaves,
    seed,
    selected,
    excluded,
    teams,
  });
  return {
    entropy: job.entropy,
    seed,
    shown: selected.shown,
    drawnHash: selected.drawnHash,
    sealedHash: sealedHashOf(bundle),
    slots: slotsOf(teams),
    caps: capsOf(teams),
    bundle: pack(bundle),
  };
}

function changedIn(job: RevealJob, leaves: readonly string[]): Changed["what"] | null {
  if (rosterHashOf(leaves) !== job.rosterHash) return "roster";
  const assignHash = sha(canonicalJson(assignHashed(job.assign)));
  if (sha(canonicalJson(job.rules)) !== job.rulesHash || job.rules.assignHash !== assignHash) return "rules";
  return commitment(job.secret) === job.commit ? null : "secret";
}

const slotsOf = (teams: Teams) =>
  teams.slots.map(({ target, slot, inspector }) => ({ target, slot, inspector }));
const capsOf = (teams: Teams) => Object.fromEntries(teams.caps.map(({ inspector, cap }) => [inspector, cap]));

export interface ExtendJob {
  bundle: Packed;
  resecret: string;
  /** Terms of the match with the loads of today as `carried`. */
  assign: Terms;
  /** Every id drawn or added so far. */
  taken: string[];
  ask: Ask;
}

export interface Extended {
  add: { id: string; stratum: string; rank: number }[];
  teams: Pick<Teams, "slots" | "moves" | "caps" | "raised">;
}

/** 补抽 or the replacement of a target: further down the same list, with teams nobody could foresee (the second secret). */
export function extend(
  job: ExtendJob,
): Extended | { refused: string; wanted: number; there: number } | Shortage {
  const { roster, quotas, seed } = unpack<FullBundle>(job.bundle);
  const line = nextInLine(roster, quotas, job.taken, job.ask);
  if ("refused" in line) return line;
  const add = line.map(({ id, stratum, rank }) => ({ id, stratum, rank }));
  const prefix = (target: string, slot: number) => repickPrefix(job.resecret, target, slot, 0);
  const teams = assignTeams({ seed, targets: add.map(({ id }) => ({ id })), prefix, ...job.assign });
  return "refused" in teams ? teams : { add, teams };
}

export interface PublicJob {
  stage:
    | { committed: Sealed; secret: string | null }
    | { bundle: Packed; sealedHash: string; listPublic: boolean };
  later: Later;
}

/** The public bundle of a draw at its stage, as JSON text. */
export function publicText({ stage, later }: PublicJob): string {
  if ("bundle" in stage)
    return JSON.stringify(
      publicBundle(unpack<FullBundle>(stage.bundle), stage.sealedHash, stage.listPublic, later),
    );
  const { committed, secret } = stage;
  const leaves = leavesOf(committed.saltHex, unpackPool(committed.pool).members);
  return JSON.stringify(committedBundle({ ...committed, leaves }, later.after, secret));
}

export interface FullJob {
  bundle: Packed;
  sealedHash: string;
  later: Later;
}

/** The supervisors' bundle as JSON text. */
export const fullText = ({ bundle, sealedHash, later }: FullJob): string =>
  JSON.stringify(withLater(unpack<FullBundle>(bundle), sealedHash, later));

function unpackPool(bytes: Packed): { members: PoolMember[]; excluded: Excluded[] } {
  const { pool, excluded } = unpack<{ pool: string; excluded: string }>(bytes);
  return { members: readPoolText(pool), excluded: readExcludedText(excluded) };
}

/** Where a target stands in a frozen pool, for showing it its own opening; null when it is not in it. */
export const memberIn = (pool: Packed, id: string): PoolMember | null =>
  unpackPool(pool).members.find((member) => member.id === id) ?? null;

const broken = (what: string, code: string): Error => Object.assign(new Error(what), { code });
