// A slot without a candidate although all can be filled: earlier picks give way along a shortest path (draw-protocol.md
// §2.5). Breadth first; people ascending by id, the slots somebody holds in the order in which they were filled.

import type { Filled, Teams } from "./bundle-parts.ts";
import { addLoad, hasRoom, type Seating, seatInTeam } from "./seating.ts";

interface Step {
  index: number;
  before: Step | null;
}

/** Fills the slot and says what moved; null when there is no way. */
export function repair(seating: Seating, start: number): Teams["moves"] | null {
  const { crew, slots, holder } = seating;
  const reached = new Set([start]);
  const asked = new Set<number>();
  const queue: Step[] = [{ index: start, before: null }];
  for (const step of queue) {
    const { target, slot } = slots[step.index] as Filled;
    for (const place of crew.fits[slot] ?? []) {
      if (crew.related.get(target)?.has(place)) continue;
      const own = seatInTeam(seating, step.index, place);
      if (own === step.index) continue;
      if (own === undefined && hasRoom(seating, place)) return shift(seating, step, place);
      const giving = own !== undefined ? [own] : asked.has(place) ? [] : seatsOf(holder, place);
      if (own === undefined) asked.add(place);
      for (const index of giving) {
        if (reached.has(index)) continue;
        reached.add(index);
        queue.push({ index, before: step });
      }
    }
  }
  return null;
}

const seatsOf = (holder: Seating["holder"], place: number): number[] =>
  holder.flatMap((one, index) => (one === place ? [index] : []));

/** Whoever is free takes the last slot of the path, whoever held it the one before, and so on to the empty one. */
function shift(seating: Seating, last: Step, free: number): Teams["moves"] {
  const moves: Teams["moves"] = [];
  const idOf = (place: number): string => seating.crew.people[place]?.id ?? "";
  addLoad(seating, free);
  let comes = free;
  for (let step: Step | null = last; step !== null; step = step.before) {
    const goes = seating.holder[step.index] ?? null;
    seating.holder[step.index] = comes;
    if (goes === null) break;
    const { target, slot } = seating.slots[step.index] as Filled;
    moves.push({ target, slot, from: idOf(goes), to: idOf(comes) });
    comes = goes;
  }
  return moves;
}
