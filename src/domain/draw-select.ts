// draw-v1, third part: from the seed to the list (draw-protocol.md §1, Tickets and Order of showing).
//
// Everybody gets as many slips as their weight; the lowest slip is the ticket. In each stratum the lowest tickets are
// drawn. The salt was fixed in the leaf before the seed was known, so nobody could choose it to fit.

import { type PoolMember, saltHead } from "./draw-freeze.ts";
import { byBytes, sha, shaOfLines } from "./draw-hash.ts";
import { inOrder, placesOf } from "./draw-order.ts";
import { type Quota, type QuotaRefusal, quotasOf, type Rate } from "./draw-quota.ts";
import { digestOf, hexOf, type Slate, slateOf, write, writeField, writeHex } from "./draw-slate.ts";

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
  const salts = slateOf(saltHead(saltHex));
  const slips = slateOf(`ticket-v1|${seed}|`);
  const strata = new Map<string, number[]>();
  const tickets = members.map(({ id, stratum, weight }, place) => {
    write(salts, id);
    writeField(slips, id);
    writeHex(slips, digestOf(salts));
    const own = strata.get(stratum);
    if (own) own.push(place);
    else strata.set(stratum, [place]);
    return lowest(slips, weight);
  });
  const idAt = (place: number): string => (members[place] as PoolMember).id;
  const ranked: Ticketed[] = [];
  for (const [stratum, own] of [...strata].sort(([a], [b]) => byBytes(a, b))) {
    const order = inOrder(tickets, new Uint32Array(own), (a, b) => byBytes(idAt(a), idAt(b)));
    for (let at = 0; at < order.length; at += 1) {
      const place = order[at] as number;
      const { id, weight } = members[place] as PoolMember;
      ranked.push({ id, stratum, weight, ticket: tickets[place] as string, rank: at + 1 });
    }
  }
  return ranked;
}

/** The lowest of as many slips as the weight says, each what stands on the slate and its number. */
function lowest(slips: Slate, weight: number): string {
  const { end } = slips;
  let lowest = "";
  for (let j = 0; j < weight; j += 1) {
    slips.end = end;
    write(slips, `|${j}`);
    const slip = hexOf(slips);
    if (lowest === "" || slip < lowest) lowest = slip;
  }
  return lowest;
}

export function selectDraw(input: {
  seed: string;
  drawId: string;
  saltHex: string;
  members: readonly PoolMember[];
  rates: Record<string, Rate>;
  /** So many in all are asked for; without it what the rates ask for. */
  total?: number | undefined;
  nonce: string;
}): Selected | QuotaRefusal {
  const ranked = rankPool(input.seed, input.saltHex, input.members);
  const quotas = quotasOf(ranked, input.rates, input.total);
  if ("refused" in quotas) return quotas;
  // Quotas and ranks go through the strata in the same order.
  let from = 0;
  const drawn = quotas.flatMap(({ size, n }) => {
    const first = from;
    from += size;
    return ranked.slice(first, first + n).map(({ id }) => id);
  });
  const shown = showOrder(input.seed, drawn);
  return { quotas, ranked, shown, drawnHash: drawnHashOf(input.drawId, input.nonce, shown) };
}

/** Never by ticket or stratum: the order in which the public sees the drawn tells nothing of classes. */
export function showOrder(seed: string, ids: readonly string[]): string[] {
  const shows = slateOf(`show-v1|${seed}|`);
  const hashes = ids.map((id) => {
    write(shows, id);
    return hexOf(shows);
  });
  return Array.from(inOrder(hashes, placesOf(ids.length)), (place) => ids[place] as string);
}

export const drawnHashOf = (drawId: string, nonce: string, shown: readonly string[]): string =>
  shaOfLines(shown, `drawn-v1|${drawId}|${nonce}\n`);
