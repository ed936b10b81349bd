// Which targets lack people however high the caps are. A person's cap may rise as far as it takes, so each target stands
// for itself, and the minimum cut falls apart into one small matching a target.

import type { Field, Rule } from "./assign-field.ts";
import { slotClasses } from "./assign-order.ts";
import { isRelated, relatedCount } from "./assign-related.ts";

/** A target that lacks people. Rules are indexes into those of the field. */
export interface Short {
  target: string;
  /** The rule of each place that stays empty when slots are filled in their order. */
  empty: number[];
  /** One more person who fulfils any of these rules fills one place more: the source side of the cut. */
  reach: number[];
  /** By slot in the order of filling: its rule, and at most k people who could fill it. */
  slots: { rule: number; able: number[] }[];
}

export function shortTargets(field: Field): Short[] {
  const order = slotClasses(field).flat();
  const k = order.length;
  return field.targets.flatMap((target, index): Short[] => {
    // Whoever is related may fulfil every rule; with k people left for each rule no team can fail.
    if (field.rules.every(({ people }) => people.length - relatedCount(field.related, index) >= k)) return [];
    const slots = order.map((number) => {
      const rule = field.ruleOf[number] as number;
      return { rule, able: firstAble(field, rule, index) };
    });
    const { empty, reach } = seat(slots.map(({ able }) => able));
    if (empty.length === 0) return [];
    const ruleOf = (slot: number): number => slots[slot]?.rule ?? 0;
    return [{ target, empty: empty.map(ruleOf), reach: [...new Set(reach.map(ruleOf))], slots }];
  });
}

/** A slot that k people could fill never stays empty, whoever else they are, so that more need not be looked at. */
function firstAble({ rules, ruleOf, related }: Field, rule: number, target: number): number[] {
  const able: number[] = [];
  for (const person of (rules[rule] as Rule).people) {
    if (able.length === ruleOf.length) break;
    if (!isRelated(related, target, person)) able.push(person);
  }
  return able;
}

/**
 * Seats different people on as many slots as possible, the earlier slots first: `empty` are those left over, `reach` all
 * that could be left over instead of them.
 */
export function seat(able: readonly (readonly number[])[]): { empty: number[]; reach: number[] } {
  const seats = new Map<number, number>();
  const dead = new Set<number>();
  const empty = [...able.keys()].filter((start) => {
    const seen = new Set<number>();
    const seated = (slot: number): boolean => {
      if (seen.has(slot) || dead.has(slot)) return false;
      seen.add(slot);
      for (const person of able[slot] ?? []) {
        const other = seats.get(person);
        if (other !== undefined && !seated(other)) continue;
        seats.set(person, slot);
        return true;
      }
      return false;
    };
    if (seated(start)) return false;
    for (const slot of seen) dead.add(slot);
    return true;
  });
  return { empty, reach: [...dead] };
}
