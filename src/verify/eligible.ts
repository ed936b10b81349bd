// Who may fill which slot (draw-protocol.md §2): a certificate on every day of the window, not away through it, of the
// slot's department and specialty, and no relation with the target.

import type { Inspector, SlotRule, Terms } from "./bundle-parts.ts";
import { compareBytes } from "./ids.ts";

export interface Crew {
  /** All inspectors of the draw, ascending by id; others are known by their place here. */
  people: Inspector[];
  placeOf: Map<string, number>;
  slotRules: SlotRule[];
  /** By slot number: who satisfies its rule, relations aside, ascending. Slots of one rule share one list. */
  fits: number[][];
  /** By target: who has a relation with it. */
  related: Map<string, Set<number>>;
}

export function crewOf(terms: Terms): Crew {
  const people = [...terms.inspectors].sort((a, b) => compareBytes(a.id, b.id));
  const placeOf = new Map(people.map(({ id }, place) => [id, place]));
  const ready = people.flatMap((one, place) => (isReady(one, terms.window) ? [place] : []));
  const byRule = new Map<string, number[]>();
  const fits = terms.slotRules.map((rule) => {
    const key = ruleKey(rule);
    const known = byRule.get(key) ?? ready.filter((place) => satisfies(people[place] as Inspector, rule));
    byRule.set(key, known);
    return known;
  });
  const related = new Map<string, Set<number>>();
  for (const { inspector, target } of terms.relations) {
    const place = placeOf.get(inspector);
    if (place === undefined) continue;
    const known = related.get(target);
    if (known) known.add(place);
    else related.set(target, new Set([place]));
  }
  return { people, placeOf, slotRules: terms.slotRules, fits, related };
}

export const ruleKey = ({ specialty, department }: SlotRule): string =>
  JSON.stringify([specialty, department]);

const satisfies = (one: Inspector, { specialty, department }: SlotRule): boolean =>
  one.department === department && (specialty === null || one.specialties.includes(specialty));

function isReady({ active, certUntil, leave }: Inspector, { from, until }: Terms["window"]): boolean {
  return active && certUntil !== null && certUntil >= until && !isAway(leave, from, until);
}

/** Whether every day from `from` to `until` is taken; leaves may join up, in any order. */
function isAway(leave: Inspector["leave"], from: string, until: string): boolean {
  for (let free = from; free <= until; ) {
    const cover = leave.find((one) => one.from <= free && free <= one.to);
    if (cover === undefined) return false;
    if (cover.to >= until) return true;
    free = dayAfter(cover.to);
  }
  return true;
}

function dayAfter(day: string): string {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  return new Date(Date.UTC(year, month - 1, date + 1)).toISOString().slice(0, 10);
}
