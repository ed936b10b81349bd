// assign-v1: who inspects whom (draw-protocol.md §2). The seed decides, constraints bind, and nobody can be favoured:
//
//   1. caps         everybody of a department takes ⌊S/I⌋ slots or one more
//   2. feasibility  where constraints forbid it, caps rise by one, least first, until all slots can be filled
//   3. order        slots that ask for something scarce first, then the free ones, targets in the order of their hash
//   4. pick         uniform among those eligible and below their cap, by the slot's own stream of chance
//   5. repair       a slot with nobody left moves earlier picks along a shortest path; what moved is on record
//
// Step 2 comes first in the rules and last in the code: a repair finds a way whenever the slots so far can be filled at
// once, so if none fails the caps were high enough, and no flow need be computed. If one fails, caps rise as the rules say
// and the picks begin again.

import type { AssignTerms } from "./assign-eligible.ts";
import { raiseCaps } from "./assign-flow.ts";
import { type Match, openMatch } from "./assign-match.ts";
import { type Chance, type Picks, pickAll } from "./assign-picks.ts";
import type { Move } from "./assign-repair.ts";
import { type Shortage, shortageIn } from "./assign-shortage.ts";

export interface FilledSlot {
  target: string;
  slot: number;
  /** How many there were to pick from; 0 when the slot was filled by a repair. */
  count: number;
  /** Their ids, ascending; absent in a large match. */
  candidates?: string[];
  /** The number drawn, the place among the candidates; -1 after a repair. */
  pick: number;
  inspector: string;
}

export interface Teams {
  /** In the order in which they were filled. */
  slots: FilledSlot[];
  /** Earlier picks that a repair moved, in order. */
  moves: Move[];
  /** Of those who may visit at least one of the targets, ascending by id. */
  caps: { inspector: string; cap: number }[];
  /** Whose cap rose by one, in order. */
  raised: string[];
}

export interface TeamsInput extends AssignTerms, Chance {
  targets: readonly { id: string }[];
}

/** Slots × inspectors up to which every slot lists its candidates by name. */
export const LISTED = 2_000_000;

/**
 * Matches every target with as many different inspectors as there are slot rules. Deterministic: the order of targets,
 * inspectors and relations does not matter. Ids of targets and of inspectors must be unique.
 */
export function assignTeams(input: TeamsInput): Teams | Shortage {
  const match = openMatch(input.seed, input.targets, input);
  const listed = match.slots.target.length * input.inspectors.length <= LISTED;
  const first = pickAll(match, input, listed);
  if (first.done) return teamsOf(match, first, []);
  const short = shortageIn(match, input);
  if (short) return short;
  const raised = raiseCaps(match, first.places);
  const second = pickAll(match, input, listed);
  if (second.done) return teamsOf(match, second, raised);
  throw Object.assign(new Error("no way to fill a slot that the flow could fill"), { code: "assign.broken" });
}

function teamsOf(match: Match, { places, count, pick, names, moves }: Picks, raised: string[]): Teams {
  const { targets, people, caps, byExtra } = match;
  const { target, number } = match.slots;
  const slots = Array.from(target, (_, slot): FilledSlot => {
    const filled = {
      target: targets[target[slot] as number] ?? "",
      slot: number[slot] as number,
      count: count[slot] as number,
      pick: pick[slot] as number,
      inspector: people[places.holder[slot] as number]?.id ?? "",
    };
    const candidates = names[slot];
    return candidates ? { ...filled, candidates } : filled;
  });
  const capped = [...byExtra].sort((a, b) => a - b);
  return {
    slots,
    moves,
    raised,
    caps: capped.map((person) => ({ inspector: people[person]?.id ?? "", cap: caps[person] as number })),
  };
}
