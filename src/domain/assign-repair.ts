// A slot that has nobody left below the cap: earlier picks give way along a shortest path (draw-protocol.md §2.5). Breadth
// first, people ascending and the slots of each in the order of filling, so that everybody finds the same path.
//
// A path leads from a slot to a person who could fill it, from there to the slots that person holds, and ends at the first
// slot for which somebody has room; a person in the same team gives way by the place held there alone. Nobody is looked
// at twice: of the people of a rule only those whom the slots seen so far could not ask are asked again.

import type { Match } from "./assign-match.ts";
import { candidateAt, countCandidates, give, hand, heldBy, type Places, placeIn } from "./assign-places.ts";
import { isRelated } from "./assign-related.ts";

/** An earlier pick that a repair moved. */
export interface Move {
  target: string;
  slot: number;
  from: string;
  to: string;
}

interface Step {
  slot: number;
  /** The slot that wants what this one holds. */
  before: Step | null;
}

const FOR_GOOD = 0x7fffffff;

/**
 * Returns what fills a slot by moving others: the moves it took, or null when no path exists. Whatever a search without
 * success has seen cannot lead anywhere later either, whichever slots are filled meanwhile; it is not searched again.
 */
export function repairing(match: Match, places: Places): (start: number) => Move[] | null {
  const { slots, rules, people } = match;
  const slotSeen = new Int32Array(slots.target.length);
  const personSeen = new Int32Array(people.length);
  const alive = rules.map((rule) => rule.people);
  let round = 0;

  return (start) => {
    round += 1;
    const rest = alive.slice();
    const asked: number[] = [];
    const steps: Step[] = [];
    const reach = (slot: number, before: Step | null): Step | null => {
      if ((slotSeen[slot] as number) >= round) return null;
      slotSeen[slot] = round;
      const step = { slot, before };
      steps.push(step);
      return countCandidates(match, places, slot) > 0 ? step : null;
    };
    const widen = (step: Step): Step | null => {
      const rule = slots.rule[step.slot] as number;
      const target = slots.target[step.slot] as number;
      const left: number[] = [];
      for (const person of rest[rule] as number[]) {
        if ((personSeen[person] as number) >= round) continue;
        const place = placeIn(match, places, target, person);
        const related = place === -1 && isRelated(match.related, target, person);
        if (place !== -1 || related) left.push(person);
        if (related) continue;
        if (place === -1) {
          personSeen[person] = round;
          asked.push(person);
        }
        for (const slot of place === -1 ? heldBy(places, person) : [place]) {
          const found = reach(slot, step);
          if (found) return found;
        }
      }
      rest[rule] = left;
      return null;
    };

    reach(start, null);
    for (const step of steps) {
      const found = widen(step);
      if (found) return shift(match, places, found);
    }
    for (const { slot } of steps) slotSeen[slot] = FOR_GOOD;
    for (const person of asked) personSeen[person] = FOR_GOOD;
    alive.splice(0, alive.length, ...rest);
    return null;
  };
}

/** The last slot of the path, just asked about, takes its first candidate, each slot before it whom the next one held. */
function shift(match: Match, places: Places, last: Step): Move[] {
  const moves: Move[] = [];
  const idOf = (person: number): string => match.people[person]?.id ?? "";
  let person = candidateAt(places, 0);
  let step: Step | null = last;
  for (; step !== null; step = step.before) {
    const { slot } = step;
    const had = places.holder[slot] as number;
    if (step === last) give(match, places, slot, person);
    else hand(places, slot, person);
    if (had === -1) break;
    const target = match.targets[match.slots.target[slot] as number] ?? "";
    moves.push({ target, slot: match.slots.number[slot] as number, from: idOf(had), to: idOf(person) });
    person = had;
  }
  return moves;
}
