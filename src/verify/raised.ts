// Whether caps had to rise, and those that did (draw-protocol.md §2.1): before each rise not all slots can be filled, and
// of the people who stand in the way the one with the lowest cap, then the lowest extra-v1 hash, is next.
//
// Slots are filled one by one along augmenting paths. Where no path leads from a slot to somebody with room, all people
// reached are full; together they are those who stand in the way (the source side of the least cut).

import type { Filled } from "./bundle-parts.ts";
import { extraKey } from "./caps.ts";
import type { Crew } from "./eligible.ts";
import { failed, notChecked, type Outcome, passed, type Sha } from "./report.ts";
import { hasRoom, type Seating, seatInTeam, seatingOf } from "./seating.ts";

/** Slots × rises, then steps of the search, up to which the question is not left open: about a second. */
const MOST = 20_000_000;

export function checkRaised(
  sha: Sha,
  seed: string,
  crew: Crew,
  slots: readonly Filled[],
  first: ReadonlyMap<number, number>,
  load: readonly number[],
  raised: readonly string[],
): Outcome {
  // That everybody found a place under the first caps shows that they could.
  if (raised.length === 0) return passed({ raised: 0 });
  const open = notChecked("tooLarge", { slots: slots.length, raised: raised.length });
  if (slots.length * raised.length > MOST) return open;
  const caps = new Map(first);
  const search: Search = {
    seating: seatingOf(crew, slots, caps, load),
    seats: crew.people.map(() => new Set()),
    looks: 0,
    closed: new Set(),
  };
  const extra = new Map([...caps.keys()].map((place) => [place, extraKey(sha, seed, crew, place)]));
  const key = (place: number): string => extra.get(place) ?? "";
  const cap = (place: number): number => caps.get(place) ?? 0;
  for (const id of raised) {
    const inTheWay = fill(search);
    if (search.looks > MOST) return open;
    if (inTheWay === null) return failed("needless", { inspector: id });
    let next = -1;
    for (const place of inTheWay)
      if (next === -1 || cap(place) < cap(next) || (cap(place) === cap(next) && key(place) < key(next)))
        next = place;
    const expected = crew.people[next]?.id ?? "";
    if (expected !== id) return failed("raisedOther", { expected, found: id });
    caps.set(next, cap(next) + 1);
  }
  return passed({ raised: raised.length });
}

interface Search {
  seating: Seating;
  /** By person: the slots held. */
  seats: Set<number>[];
  looks: number;
  /** Slots from which no path leads anywhere now. */
  closed: Set<number>;
}

/** Fills what can be filled; null when that is everything, otherwise those who stand in the way. */
function fill(search: Search): Set<number> | null {
  const { holder } = search.seating;
  const inTheWay = new Set<number>();
  search.closed.clear();
  for (let index = 0; index < holder.length && search.looks <= MOST; index += 1)
    if (holder[index] === null && !search.closed.has(index)) augment(search, index, inTheWay);
  return holder.includes(null) ? inTheWay : null;
}

/** One more slot filled, or the people reached added to `full` and the slots reached closed. */
function augment(search: Search, start: number, full: Set<number>): void {
  const { seating, seats, closed } = search;
  const { crew, slots } = seating;
  const before = new Map<number, number | null>([[start, null]]);
  const reached = new Set<number>();
  // Whoever was reached is not asked again: most are at the first slot, and what is left of the lists is short.
  const left = new Map<readonly number[], readonly number[]>();
  for (const index of before.keys()) {
    const { target, slot } = slots[index] as Filled;
    const fit = crew.fits[slot] as number[];
    const notYet: number[] = [];
    for (const place of left.get(fit) ?? fit) {
      search.looks += 1;
      if (reached.has(place) || full.has(place)) continue;
      const own = seatInTeam(seating, index, place);
      if (own !== undefined || crew.related.get(target)?.has(place)) {
        notYet.push(place);
        if (own !== undefined && !before.has(own) && !closed.has(own)) before.set(own, index);
        continue;
      }
      if (hasRoom(seating, place)) {
        take(search, before, index, place);
        return;
      }
      reached.add(place);
      for (const other of seats[place] ?? [])
        if (!before.has(other) && !closed.has(other)) before.set(other, index);
    }
    left.set(fit, notYet);
  }
  for (const index of before.keys()) closed.add(index);
  for (const place of reached) full.add(place);
}

/** Along the path back to the empty slot everybody moves on by one. */
function take(
  { seating, seats }: Search,
  before: Map<number, number | null>,
  last: number,
  free: number,
): void {
  const { holder, load } = seating;
  load[free] = (load[free] ?? 0) + 1;
  let comes: number | null = free;
  for (let at: number | null = last; at !== null && comes !== null; at = before.get(at) ?? null) {
    const goes: number | null = holder[at] ?? null;
    if (goes !== null) seats[goes]?.delete(at);
    holder[at] = comes;
    seats[comes]?.add(at);
    comes = goes;
  }
}
