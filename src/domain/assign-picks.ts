import type { Rule } from "./assign-field.ts";
import type { Match } from "./assign-match.ts";
import {
  candidateAt,
  candidateNames,
  countCandidates,
  emptyPlaces,
  give,
  type Places,
} from "./assign-places.ts";
import { type Move, repairing } from "./assign-repair.ts";
import { PICK, slotStream } from "./assign-stream.ts";

export interface Picks {
  /** Whether every slot is filled; if not, `places` holds as many as the caps allow. */
  done: boolean;
  places: Places;
  /** By slot: how many there were to pick from, and which of them was drawn, -1 when a repair filled it. */
  count: Int32Array;
  pick: Int32Array;
  /** By slot the ids to pick from; empty unless `listed`. */
  names: string[][];
  moves: Move[];
}

export interface Chance {
  seed: string;
  /** In place of "pick-v1|": the head of a slot's stream when targets were added after the draw. */
  prefix?: (targetId: string, slot: number) => string;
}

/** Fills the slots of a match in their order (draw-protocol.md §2.4, §2.5). */
export function pickAll(match: Match, chance: Chance, listed: boolean): Picks {
  const { target } = match.slots;
  const places = emptyPlaces(match, listed);
  const repair = repairing(match, places);
  const count = new Int32Array(target.length);
  const pick = new Int32Array(target.length);
  const picks: Picks = { done: !overasked(match), places, count, pick, names: [], moves: [] };
  for (let slot = 0; slot < target.length; slot += 1) {
    const candidates = countCandidates(match, places, slot);
    count[slot] = candidates;
    if (listed && picks.done) picks.names.push(candidateNames(places));
    if (candidates === 0) {
      pick[slot] = -1;
      const moves = repair(slot);
      if (moves) picks.moves.push(...moves);
      else picks.done = false;
      continue;
    }
    // Once it is known that a slot stays empty only the number of slots filled counts, no longer by whom.
    if (picks.done) pick[slot] = draw(match, chance, slot, candidates);
    give(match, places, slot, candidateAt(places, pick[slot] as number));
  }
  return picks;
}

function draw({ targets, slots }: Match, { seed, prefix }: Chance, slot: number, candidates: number): number {
  const id = targets[slots.target[slot] as number] ?? "";
  const number = slots.number[slot] as number;
  return slotStream(prefix?.(id, number) ?? PICK, seed, id, number).below(candidates);
}

/** Whether some rule asks for more than all who fulfil it may take: then the caps are too low, whoever is picked. */
function overasked({ people, rules, ruleOf, targets, caps }: Match): boolean {
  return rules.some((rule) => {
    const within = ruleOf.filter((one) => {
      const { specialty, department } = rules[one] as Rule;
      return department === rule.department && (rule.specialty === null || specialty === rule.specialty);
    });
    const room = rule.people.reduce(
      (sum, person) => sum + Math.max(0, (caps[person] as number) - (people[person]?.carried ?? 0)),
      0,
    );
    return within.length * targets.length > room;
  });
}
