import type { Match } from "./assign-match.ts";
import {
  candidateAt,
  candidateNames,
  candidatesOf,
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
  const { target, number } = match.slots;
  const places = emptyPlaces(match, listed);
  const repair = repairing(match, places);
  const count = new Int32Array(target.length);
  const pick = new Int32Array(target.length);
  const picks: Picks = { done: true, places, count, pick, names: [], moves: [] };
  for (let slot = 0; slot < target.length; slot += 1) {
    const candidates = candidatesOf(match, places, slot);
    count[slot] = candidates.count;
    if (listed) picks.names.push(candidateNames(places, candidates));
    if (candidates.count === 0) {
      pick[slot] = -1;
      const moves = repair(slot);
      if (moves) picks.moves.push(...moves);
      else picks.done = false;
      continue;
    }
    // Once a slot stays empty only the number of slots filled counts, no longer by whom.
    if (picks.done) {
      const id = match.targets[target[slot] as number] ?? "";
      const prefix = chance.prefix?.(id, number[slot] as number) ?? PICK;
      pick[slot] = slotStream(prefix, chance.seed, id, number[slot] as number).below(candidates.count);
    }
    give(match, places, slot, candidateAt(candidates, pick[slot] as number));
  }
  return picks;
}
