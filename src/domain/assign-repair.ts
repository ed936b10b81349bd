// A slot that has nobody left below the cap although all slots can be filled: earlier picks give way along a shortest
// path (draw-protocol.md §2.5). Breadth first, inspectors ascending, so that everybody finds the same path.

import type { Match } from "./assign-teams.ts";

/** Who holds which slot, and how many slots each inspector holds. */
export interface Taken {
  holder: (number | null)[];
  load: number[];
}

/** An earlier pick that a repair moved. */
export interface Move {
  target: string;
  slot: number;
  from: string;
  to: string;
}

interface Step {
  slot: number;
  /** The slot that wants what this one holds, and who that is. */
  before: Step | null;
  inspector: number | null;
}

/** Fills `start` and returns the moves it took; throws when there is no way, which a full flow has ruled out. */
export function repair(match: Match, taken: Taken, start: number): Move[] {
  const seenSlots = new Set([start]);
  const seenPeople = new Set<number>();
  const queue: Step[] = [{ slot: start, before: null, inspector: null }];
  for (let at = 0; at < queue.length; at += 1) {
    const step = queue[at] as Step;
    const { target, able } = match.slots[step.slot] as Match["slots"][number];
    const team = match.teams.get(target) ?? [];
    for (const inspector of able) {
      const teammate = team.find((slot) => taken.holder[slot] === inspector);
      if (teammate === step.slot) continue;
      if (teammate === undefined && (taken.load[inspector] as number) < (match.caps[inspector] as number)) {
        return shift(match, taken, step, inspector);
      }
      const holders = teammate === undefined ? heldBy(taken, inspector, seenPeople) : [teammate];
      for (const slot of holders) {
        if (seenSlots.has(slot)) continue;
        seenSlots.add(slot);
        queue.push({ slot, before: step, inspector });
      }
    }
  }
  throw Object.assign(new Error("no way to fill a slot that the flow could fill"), { code: "assign.broken" });
}

function heldBy(taken: Taken, inspector: number, seen: Set<number>): number[] {
  if (seen.has(inspector)) return [];
  seen.add(inspector);
  return taken.holder.flatMap((holder, slot) => (holder === inspector ? [slot] : []));
}

/** The last slot of the path takes the free inspector, each slot before it what the next one held. */
function shift(match: Match, taken: Taken, last: Step, free: number): Move[] {
  const moves: Move[] = [];
  let inspector = free;
  taken.load[free] = (taken.load[free] as number) + 1;
  for (let step: Step | null = last; step !== null; step = step.before) {
    const had = taken.holder[step.slot] ?? null;
    taken.holder[step.slot] = inspector;
    const { target, slot } = match.slots[step.slot] as Match["slots"][number];
    if (had !== null) {
      moves.push({
        target,
        slot,
        from: match.inspectors[had]?.id ?? "",
        to: match.inspectors[inspector]?.id ?? "",
      });
      inspector = had;
    }
  }
  return moves;
}
