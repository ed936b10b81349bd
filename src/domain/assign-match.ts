// The match while it is being made: its slots in the order in which they are filled, and how many visits each may take.

import type { AssignTerms } from "./assign-eligible.ts";
import { type Field, fieldOf, type Rule } from "./assign-field.ts";
import { peopleByExtra, slotClasses, targetsInOrder } from "./assign-order.ts";

export interface Match extends Field {
  /** People a team. */
  k: number;
  /** By slot, in the order of filling: its target, its number within the team, its rule. */
  slots: { target: Int32Array; number: Int32Array; rule: Int32Array };
  /** `team[target * k + number]` is the slot. */
  team: Int32Array;
  /** By person; on what was carried along and what this draw gives together. */
  caps: Int32Array;
  /** Those who may fill at least one slot of at least one target, in the order of their extra-v1 hash. */
  byExtra: number[];
}

export function openMatch(seed: string, targets: readonly { id: string }[], terms: AssignTerms): Match {
  const ordered = targetsInOrder(
    seed,
    targets.map(({ id }) => id),
  );
  const field = fieldOf(ordered, terms);
  const byExtra = usefulByExtra(seed, field);
  return { ...field, ...slotsOf(field), byExtra, caps: capsOf(field, byExtra) };
}

function slotsOf(field: Field): Pick<Match, "k" | "slots" | "team"> {
  const k = field.ruleOf.length;
  const places = field.targets.length * k;
  const slots = {
    target: new Int32Array(places),
    number: new Int32Array(places),
    rule: new Int32Array(places),
  };
  const team = new Int32Array(places);
  let slot = 0;
  for (const numbers of slotClasses(field)) {
    for (let target = 0; target < field.targets.length; target += 1) {
      for (const number of numbers) {
        slots.target[slot] = target;
        slots.number[slot] = number;
        slots.rule[slot] = field.ruleOf[number] as number;
        team[target * k + number] = slot;
        slot += 1;
      }
    }
  }
  return { k, slots, team };
}

/** Whoever is not related to every single target: all people of a field fulfil some rule. */
function usefulByExtra(seed: string, { people, targets, related }: Field): number[] {
  const met = new Int32Array(people.length);
  for (let target = 0; target < targets.length; target += 1) {
    for (let at = related.from[target] as number; at < (related.until[target] as number); at += 1) {
      const person = related.people[at] as number;
      met[person] = (met[person] as number) + 1;
    }
  }
  const at = new Map(people.map(({ id }, person) => [id, person]));
  const useful = people.filter((_, person) => (met[person] as number) < targets.length).map(({ id }) => id);
  return peopleByExtra(seed, useful).map((id) => at.get(id) as number);
}

/**
 * ⌊S/I⌋ each, and one more for the S mod I people with the lowest extra-v1 hash (§2.1), so that loads differ by at most
 * one; counted a department, since nobody fills a slot of another one.
 */
function capsOf({ people, targets, rules, ruleOf }: Field, byExtra: readonly number[]): Int32Array {
  const caps = new Int32Array(people.length);
  for (const department of new Set(rules.map((rule) => rule.department))) {
    const asked = ruleOf.filter((rule) => (rules[rule] as Rule).department === department).length;
    const slots = asked * targets.length;
    const own = byExtra.filter((person) => people[person]?.department === department);
    own.forEach((person, rank) => {
      caps[person] = Math.floor(slots / own.length) + (rank < slots % own.length ? 1 : 0);
    });
  }
  return caps;
}
