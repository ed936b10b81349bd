// From the seed to the list (draw-protocol.md §1, Tickets and Order of showing).

import type { Listed } from "./bundle-parts.ts";
import { compareBytes } from "./ids.ts";
import { failed, type Outcome, passed, type Sha, same } from "./report.ts";
import { linesOf, unpublished, type Work, withheld } from "./work.ts";

/** The lowest of as many slips as the weight says. */
export function ticketOf(sha: Sha, seed: string, id: string, weight: number, salt: string): string {
  const head = `ticket-v1|${seed}|${id}|${salt}|`;
  let lowest = sha(`${head}0`);
  for (let j = 1; j < weight; j += 1) {
    const slip = sha(head + j);
    if (slip < lowest) lowest = slip;
  }
  return lowest;
}

/** Every ticket is what seed and salt make it; by stratum, then ticket, then id; ranks count from 1 in each stratum. */
export function checkTickets(work: Work): Outcome {
  const { roster, seed } = work.bundle;
  if (roster === undefined || seed === undefined) return withheld(work);
  let before: { id: string; stratum: string; ticket: string; rank: number } | null = null;
  for (let index = 0; index < roster.length; index += 1) {
    const one = roster[index] as Listed;
    const { id, weight, stratum, rank } = one;
    const ticket = ticketOf(work.sha, seed, id, weight, work.salts[index] ?? "");
    if (ticket !== one.ticket) return failed("ticket", { id, expected: ticket, found: one.ticket });
    const goesOn: boolean = before?.stratum === stratum;
    if (before !== null && !(goesOn ? inOrder(before, one) : compareBytes(before.stratum, stratum) < 0))
      return failed("rosterOrder", { id });
    const expected: number = goesOn && before !== null ? before.rank + 1 : 1;
    if (rank !== expected) return failed("rank", { id, expected, found: rank });
    before = one;
  }
  return passed({ tickets: roster.length });
}

const inOrder = (a: { ticket: string; id: string }, b: { ticket: string; id: string }): boolean =>
  a.ticket < b.ticket || (a.ticket === b.ticket && compareBytes(a.id, b.id) < 0);

/** Drawn are the first n of each stratum, all of them and nobody else. */
export function checkDrawn(work: Work): Outcome {
  const { roster, quotas, drawn } = work.bundle;
  if (roster === undefined || quotas === undefined || drawn === undefined) return withheld(work);
  const n = new Map(quotas.map((quota) => [quota.stratum, quota.n]));
  const first = new Set<string>();
  for (const { id, stratum, rank } of roster) if (rank <= (n.get(stratum) ?? 0)) first.add(id);
  const stranger = drawn.find(({ id }) => !first.has(id));
  if (stranger) return failed("notDrawn", { id: stranger.id });
  if (drawn.length !== first.size) return failed("drawnCount", { expected: first.size, found: drawn.length });
  return passed({ drawn: drawn.length });
}

export function checkShowOrder(work: Work): Outcome {
  const { drawn, seed } = work.bundle;
  if (drawn === undefined || seed === undefined) return unpublished(work);
  let before = "";
  for (const { id } of drawn) {
    const key = work.sha(`show-v1|${seed}|${id}`);
    if (key <= before) return failed("order", { id });
    before = key;
  }
  return passed({ drawn: drawn.length });
}

export function checkDrawnHash(work: Work): Outcome {
  const { drawn, nonce, drawId, drawnHash } = work.bundle;
  if (drawn === undefined || nonce === undefined || drawnHash === undefined) return unpublished(work);
  const lines = linesOf(drawn.map(({ id }) => id));
  return same(work.sha(`drawn-v1|${drawId}|${nonce}\n${lines}`), drawnHash, { drawn: drawn.length });
}
