// assign-v1: who inspects whom (draw-protocol.md §2). The seed decides, constraints bind, and nobody can be favoured:
//
//   1. caps         every inspector takes ⌊S/I⌋ slots or one more
//   2. feasibility  a maximum flow says whether that works; where constraints forbid it, caps rise by one, least first
//   3. order        specialist slots first, then the free ones, targets in the order of their order-v1 hash
//   4. pick         uniform among those eligible and below their cap, by the slot's own stream of chance
//   5. repair       a slot with nobody left moves earlier picks along a shortest path; what moved is on record

import { type AssignTerms, fits, ineligible, type SlotRule } from "./assign-eligible.ts";
import { feasibility } from "./assign-flow.ts";
import { type Move, repair, type Taken } from "./assign-repair.ts";
import { PICK, repickPrefix, slotStream } from "./assign-stream.ts";
import { extraKey, type Match, openMatch } from "./assign-teams.ts";
import { byBytes } from "./draw-hash.ts";

export interface FilledSlot {
  target: string;
  slot: number;
  /** Ids among whom was picked, ascending. Empty when the slot was filled by a repair. */
  candidates: string[];
  /** The number drawn, an index into `candidates`; -1 after a repair. */
  pick: number;
  inspector: string;
}

export interface Teams {
  /** In the order in which they were filled. */
  slots: FilledSlot[];
  /** Earlier picks that a repair moved, in order. */
  moves: Move[];
  caps: { inspector: string; cap: number }[];
  /** Whose cap rose by one, in order. */
  raised: string[];
}

/** Too few people: by what the slots ask, how many places stay empty and how many people there are for them. */
export interface Shortage {
  refused: "assign.short";
  missing: number;
  specialty: string | null;
  targets: string[];
}

/** Matches every target with k different inspectors. Deterministic: the order of targets and inspectors does not matter. */
export function assignTeams(
  input: {
    seed: string;
    targets: readonly { id: string }[];
    prefix?: (targetId: string, slot: number) => string;
  } & AssignTerms,
): Teams | Shortage {
  const match = openMatch(input.seed, input.targets, input);
  const raised = raiseCaps(input.seed, match);
  if (!Array.isArray(raised)) return raised;
  const taken: Taken = {
    holder: match.slots.map(() => null),
    load: match.inspectors.map(({ carried }) => carried),
  };
  const slots: FilledSlot[] = [];
  const moves: Move[] = [];
  match.slots.forEach(({ target, slot }, index) => {
    const candidates = candidatesFor(match, taken, index);
    const pick =
      candidates.length === 0
        ? -1
        : slotStream(input.prefix?.(target, slot) ?? PICK, input.seed, target, slot).below(candidates.length);
    if (pick === -1) moves.push(...repair(match, taken, index));
    else take(taken, index, candidates[pick] as number);
    slots.push({ target, slot, candidates: candidates.map((one) => idOf(match, one)), pick, inspector: "" });
  });
  slots.forEach((filled, index) => {
    filled.inspector = idOf(match, taken.holder[index] as number);
  });
  return {
    slots,
    moves,
    raised,
    caps: match.inspectors.map(({ id }, index) => ({ inspector: id, cap: match.caps[index] as number })),
  };
}

const idOf = (match: Match, inspector: number): string => match.inspectors[inspector]?.id ?? "";

function candidatesFor(match: Match, taken: Taken, index: number): number[] {
  const slot = match.slots[index] as Match["slots"][number];
  const team = (match.teams.get(slot.target) ?? []).map((other) => taken.holder[other]);
  return slot.able.filter(
    (one) => (taken.load[one] as number) < (match.caps[one] as number) && !team.includes(one),
  );
}

function take(taken: Taken, index: number, inspector: number): void {
  taken.holder[index] = inspector;
  taken.load[inspector] = (taken.load[inspector] as number) + 1;
}

/** Raises caps until every slot can be filled; the lowest cap among those that stand in the way first, then by extra-v1. */
function raiseCaps(seed: string, match: Match): string[] | Shortage {
  const raised: string[] = [];
  for (;;) {
    const { filled, tight, short } = feasibility(match);
    if (filled === match.slots.length) return raised;
    // Only a full inspector stands in the way, and nobody is full with room for every slot: raising comes to an end.
    if (tight.length === 0) return shortage(match, filled, short);
    tight.sort(
      (a, b) =>
        (match.caps[a] as number) - (match.caps[b] as number) ||
        compareExtra(seed, idOf(match, a), idOf(match, b)),
    );
    const least = tight[0] as number;
    match.caps[least] = (match.caps[least] as number) + 1;
    raised.push(idOf(match, least));
  }
}

const compareExtra = (seed: string, a: string, b: string): number =>
  extraKey(seed, a) < extraKey(seed, b) ? -1 : 1;

function shortage(match: Match, filled: number, short: number[]): Shortage {
  const slots = short.map((index) => match.slots[index] as Match["slots"][number]);
  const specialties = new Set(slots.map((slot) => slot.specialty));
  return {
    refused: "assign.short",
    missing: match.slots.length - filled,
    specialty: specialties.size === 1 ? ([...specialties][0] ?? null) : null,
    targets: [...new Set(slots.map((slot) => slot.target))].sort(byBytes),
  };
}

export interface Repick extends AssignTerms {
  seed: string;
  /** rHex, the draw's second secret. */
  resecret: string;
  target: { id: string };
  slot: number;
  /** How often this slot was run again, this time included. */
  n: number;
  /** Everybody who was ever struck for this target, or is in its team now. */
  barred: string[];
  /** Slots held now, by inspector. */
  loads: Record<string, number>;
  caps: { inspector: string; cap: number }[];
}

/**
 * Runs one slot again after a recusal or absence (§2.6); every other team stays. Where nobody is below the cap, caps rise
 * by one for all alike until somebody is.
 */
export function repickSlot(
  input: Repick,
):
  | { inspector: string; candidates: string[]; pick: number; raised: number }
  | { refused: "assign.nobodyLeft" } {
  const rule = input.slotRules[input.slot] as SlotRule;
  const cap = new Map(input.caps.map((one) => [one.inspector, one.cap]));
  const able = input.inspectors
    .filter((one) => ineligible(one, input.target.id, input) === null && !input.barred.includes(one.id))
    .filter((one) => fits(one, rule))
    .map(({ id, carried }) => ({ id, room: (cap.get(id) ?? 0) - carried - (input.loads[id] ?? 0) }))
    .sort((a, b) => byBytes(a.id, b.id));
  if (able.length === 0) return { refused: "assign.nobodyLeft" };
  const raised = Math.max(0, 1 - Math.max(...able.map(({ room }) => room)));
  const candidates = able.filter(({ room }) => room + raised > 0).map(({ id }) => id);
  const prefix = repickPrefix(input.resecret, input.target.id, input.slot, input.n);
  const pick = slotStream(prefix, input.seed, input.target.id, input.slot).below(candidates.length);
  return { inspector: candidates[pick] as string, candidates, pick, raised };
}
