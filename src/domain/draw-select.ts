// draw-v1, third part: from the seed to the list (draw-protocol.md §1, Tickets and Order of showing).
//
// Everybody gets as many slips as their weight; the lowest slip is the ticket. In each stratum the lowest tickets are
// drawn. The salt was fixed in the leaf before the seed was known, so nobody could choose it to fit.

import { type PoolMember, saltOf } from "./draw-freeze.ts";
import { byBytes, linesOf, sha } from "./draw-hash.ts";
import { type Quota, type QuotaRefusal, quotasOf, type Rate } from "./draw-quota.ts";

export interface Ticketed extends PoolMember {
  ticket: string;
  /** Place within the stratum, from 1. */
  rank: number;
}

export interface Selected {
  quotas: Quota[];
  /** By stratum and rank: drawn first, then the reserve in order. */
  ranked: Ticketed[];
  /** Drawn ids in order of showing. */
  shown: string[];
  drawnHash: string;
}

/** The lowest of `weight` slips. */
export function ticketOf(seed: string, id: string, weight: number, salt: string): string {
  let lowest = "";
  for (let j = 0; j < weight; j += 1) {
    const slip = sha(`ticket-v1|${seed}|${id}|${salt}|${j}`);
    if (lowest === "" || slip < lowest) lowest = slip;
  }
  return lowest;
}

/** The whole order of every stratum by (ticket, id). Taking an id out never changes another's ticket. */
export function rankPool(seed: string, saltHex: string, members: readonly PoolMember[]): Ticketed[] {
  const ticketed = members.map((member) => ({
    ...member,
    ticket: ticketOf(seed, member.id, member.weight, saltOf(saltHex, member.id)),
    rank: 0,
  }));
  // Tickets are hex, so comparing them as strings compares their bytes.
  ticketed.sort(
    (a, b) =>
      byBytes(a.stratum, b.stratum) ||
      (a.ticket < b.ticket ? -1 : a.ticket > b.ticket ? 1 : byBytes(a.id, b.id)),
  );
  let rank = 0;
  return ticketed.map((member, index) => {
    rank = ticketed[index - 1]?.stratum === member.stratum ? rank + 1 : 1;
    return { ...member, rank };
  });
}

export function selectDraw(input: {
  seed: string;
  drawId: string;
  saltHex: string;
  members: readonly PoolMember[];
  rates: Record<string, Rate>;
  nonce: string;
}): Selected | QuotaRefusal {
  const quotas = quotasOf(input.members, input.rates);
  if ("refused" in quotas) return quotas;
  const n = new Map(quotas.map((quota) => [quota.stratum, quota.n]));
  const ranked = rankPool(input.seed, input.saltHex, input.members);
  const drawn = ranked.filter((member) => member.rank <= (n.get(member.stratum) ?? 0));
  const shown = showOrder(
    input.seed,
    drawn.map((member) => member.id),
  );
  return { quotas, ranked, shown, drawnHash: drawnHashOf(input.drawId, input.nonce, shown) };
}

/** Never by ticket or stratum: the order in which the public sees the drawn tells nothing of classes. */
export const showOrder = (seed: string, ids: readonly string[]): string[] =>
  ids
    .map((id) => ({ id, key: sha(`show-v1|${seed}|${id}`) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ id }) => id);

export const drawnHashOf = (drawId: string, nonce: string, shown: readonly string[]): string =>
  sha(`drawn-v1|${drawId}|${nonce}\n${linesOf(shown)}`);
