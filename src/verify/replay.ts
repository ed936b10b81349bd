// The picks once more, one slot after the other (draw-protocol.md §2.4, §2.5).

import type { Filled, Teams } from "./bundle-parts.ts";
import { repair } from "./repair.ts";
import { failed, type Outcome, passed, type Sha } from "./report.ts";
import { addLoad, type Candidates, candidatesFor, type Seating } from "./seating.ts";
import { indexBelow } from "./stream.ts";

/**
 * Whether every slot had just these candidates, the pick fell as chance had it, repairs moved what they had to, and whoever
 * is named sits there in the end. `headOf` begins a slot's stream; null while the secret for it is not opened: then a pick
 * need only be one of the candidates.
 */
export function replay(
  sha: Sha,
  seating: Seating,
  moves: Teams["moves"],
  headOf: ((target: string, slot: number) => string) | null,
): Outcome {
  let moved = 0;
  for (const [index, filled] of seating.slots.entries()) {
    const { target, slot, pick } = filled;
    const candidates = candidatesFor(seating, index);
    const fault = candidatesFault(seating, filled, candidates);
    if (fault) return fault;
    if (candidates.size === 0) {
      if (pick !== -1) return failed("pick", { target, slot, expected: -1, found: pick });
      const made = repair(seating, index);
      if (made === null) return failed("noWay", { target, slot });
      if (made.some((move, at) => !sameMove(move, moves[moved + at])))
        return failed("moves", { target, slot });
      moved += made.length;
      continue;
    }
    const expected = headOf ? indexBelow(sha, headOf(target, slot), candidates.size) : pick;
    if (expected !== pick || pick < 0 || pick >= candidates.size)
      return failed("pick", { target, slot, expected, found: pick });
    seating.holder[index] = candidates.nth(pick);
    addLoad(seating, candidates.nth(pick));
  }
  if (moved !== moves.length) return failed("moves", { expected: moved, found: moves.length });
  return inspectorFault(seating) ?? passed({ slots: seating.slots.length, moves: moves.length });
}

function candidatesFault({ crew }: Seating, filled: Filled, candidates: Candidates): Outcome | null {
  const { target, slot, candidates: listed, count } = filled;
  const found = count ?? listed?.length ?? 0;
  const differ =
    found !== candidates.size ||
    (listed !== undefined && listed.length !== candidates.size) ||
    (listed !== undefined && candidates.all().some((place, at) => crew.people[place]?.id !== listed[at]));
  return differ ? failed("candidates", { target, slot, expected: candidates.size, found }) : null;
}

function inspectorFault({ crew, slots, holder }: Seating): Outcome | null {
  for (const [index, { target, slot, inspector }] of slots.entries()) {
    const expected = crew.people[holder[index] ?? -1]?.id ?? "";
    if (expected !== inspector) return failed("inspector", { target, slot, expected, found: inspector });
  }
  return null;
}

const sameMove = (a: Teams["moves"][number], b: Teams["moves"][number] | undefined): boolean =>
  a.target === b?.target && a.slot === b.slot && a.from === b.from && a.to === b.to;
