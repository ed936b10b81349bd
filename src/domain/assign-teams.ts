// The match while it is being made: slots, who may fill them, and how many each inspector may take.

import { type AssignTerms, fits, ineligible, type SlotRule } from "./assign-eligible.ts";
import { byBytes, sha } from "./draw-hash.ts";

/** One place to fill. `able`: indexes into `inspectors`, ascending by id. */
export interface Slot {
  target: string;
  slot: number;
  specialty: string | null;
  able: number[];
}

export interface Match {
  /** Those who may visit at least one of the targets, ascending by id. */
  inspectors: { id: string; carried: number }[];
  slots: Slot[];
  /** Slots by target, to keep a team of different people. */
  teams: Map<string, number[]>;
  caps: number[];
}

/** All slots in the order in which they are filled (§2.3), and the caps of §2.1. */
export function openMatch(seed: string, targets: readonly { id: string }[], terms: AssignTerms): Match {
  const sorted = [...terms.inspectors].sort((a, b) => byBytes(a.id, b.id));
  const ableFor = new Map(
    targets.map(
      ({ id }) => [id, sorted.filter((inspector) => ineligible(inspector, id, terms) === null)] as const,
    ),
  );
  const used = new Set([...ableFor.values()].flat());
  const inspectors = sorted.filter((inspector) => used.has(inspector));
  const indexOf = new Map(inspectors.map((inspector, index) => [inspector, index]));
  const order = [...targets].sort((a, b) => (orderKey(seed, a.id) < orderKey(seed, b.id) ? -1 : 1));

  const slotOf = (target: string, slot: number): Slot => {
    const rule = terms.slotRules[slot] as SlotRule;
    const able = (ableFor.get(target) ?? []).filter((one) => fits(one, rule));
    return { target, slot, specialty: rule.specialty, able: able.map((one) => indexOf.get(one) as number) };
  };
  // One specialty a draw: every specialist slot is equally scarce, so the order of targets alone decides.
  const special = terms.slotRules[0]?.specialty != null;
  const first = special ? order.map(({ id }) => slotOf(id, 0)) : [];
  const rest = order.flatMap(({ id }) =>
    range(special ? 1 : 0, terms.slotRules.length).map((slot) => slotOf(id, slot)),
  );
  const slots = [...first, ...rest];
  const teams = new Map<string, number[]>();
  for (const [index, { target }] of slots.entries()) teams.set(target, [...(teams.get(target) ?? []), index]);
  return {
    inspectors,
    slots,
    teams,
    caps: capsOf(
      seed,
      inspectors.map(({ id }) => id),
      slots.length,
    ),
  };
}

const orderKey = (seed: string, id: string): string => sha(`order-v1|${seed}|${id}`);
const range = (from: number, until: number): number[] =>
  Array.from({ length: until - from }, (_, index) => from + index);

/** q = ⌊S/I⌋ each, and one more for the S mod I inspectors with the lowest extra-v1 hash (§2.1): loads differ by at most one. */
export function capsOf(seed: string, ids: readonly string[], slots: number): number[] {
  if (ids.length === 0) return [];
  const q = Math.floor(slots / ids.length);
  const lucky = new Set(
    ids
      .map((id) => ({ id, key: extraKey(seed, id) }))
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .slice(0, slots % ids.length)
      .map(({ id }) => id),
  );
  return ids.map((id) => (lucky.has(id) ? q + 1 : q));
}

export const extraKey = (seed: string, id: string): string => sha(`extra-v1|${seed}|${id}`);
