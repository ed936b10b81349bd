// Who holds which slot, and who of those that fulfil a slot's rule is still below the cap (draw-protocol.md §2.4). Loads
// only grow while slots are filled, so whoever reached the cap is out for good. Whom a target must not meet and who is in
// its team already are few: they are counted out, never filtered.

import { contains, type Rule } from "./assign-field.ts";
import type { Match } from "./assign-match.ts";
import { below, drop, nth, type Tally, tallyOf } from "./assign-tally.ts";

export interface Places {
  /** By slot the person who holds it, or -1. */
  holder: Int32Array;
  /** By person: carried along and held. */
  load: Int32Array;
  /** By person the slots held, ascending. */
  held: number[][];
  /** By rule those who fulfil it and are below the cap. */
  roomy: Tally[];
  /** Their ids, where somebody has to see them. */
  names: string[][] | null;
}

/** All slots empty. */
export function emptyPlaces({ people, slots, rules, caps }: Match, named: boolean): Places {
  const load = Int32Array.from(people, ({ carried }) => carried);
  const room = Uint8Array.from(load, (carried, person) => (carried < (caps[person] as number) ? 1 : 0));
  return {
    holder: new Int32Array(slots.target.length).fill(-1),
    load,
    held: people.map(() => []),
    roomy: rules.map(({ has }) => tallyOf(has.map((one, person) => one & (room[person] as number)))),
    names: named
      ? rules.map((rule) => rule.people.filter((one) => room[one] === 1).map((one) => people[one]?.id ?? ""))
      : null,
  };
}

/** Gives a slot to a person below the cap. */
export function give(match: Match, places: Places, slot: number, person: number): void {
  hand(places, slot, person);
  const load = (places.load[person] as number) + 1;
  places.load[person] = load;
  if (load < (match.caps[person] as number)) return;
  match.rules.forEach(({ has }, rule) => {
    if (has[person] === 0) return;
    const roomy = places.roomy[rule] as Tally;
    places.names?.[rule]?.splice(below(roomy, person), 1);
    drop(roomy, person);
  });
}

/** Hands a slot over without touching loads: whoever held it holds another instead. */
export function hand({ holder, held }: Places, slot: number, person: number): void {
  const before = holder[slot] as number;
  if (before !== -1) held[before]?.splice(held[before].indexOf(slot), 1);
  holder[slot] = person;
  const own = held[person] as number[];
  let at = own.length;
  while (at > 0 && (own[at - 1] as number) > slot) at -= 1;
  own.splice(at, 0, slot);
}

/** The slot of the target's team that a person holds, or -1. */
export function placeIn(match: Match, { holder }: Places, target: number, person: number): number {
  for (let at = target * match.k; at < (target + 1) * match.k; at += 1) {
    const slot = match.team[at] as number;
    if (holder[slot] === person) return slot;
  }
  return -1;
}

/** Whether a person may fill a slot of this target, rule aside: neither related to it nor in its team. */
export const mayJoin = (match: Match, places: Places, target: number, person: number): boolean =>
  placeIn(match, places, target, person) === -1 && !contains(match.related[target] as number[], person);

/** The candidates of a slot: how many there are, and each by its place among them, ascending. */
export interface Candidates {
  rule: number;
  count: number;
  /** Below the cap, but related or in the team; ascending. */
  except: number[];
  roomy: Tally;
}

export function candidatesOf(match: Match, places: Places, slot: number): Candidates {
  const target = match.slots.target[slot] as number;
  const rule = match.slots.rule[slot] as number;
  const { has } = match.rules[rule] as Rule;
  const out = (person: number): boolean =>
    has[person] === 1 && (places.load[person] as number) < (match.caps[person] as number);
  const except = (match.related[target] as number[]).filter(out);
  for (let at = target * match.k; at < (target + 1) * match.k; at += 1) {
    const mate = places.holder[match.team[at] as number] as number;
    if (mate !== -1 && out(mate)) insert(except, mate);
  }
  const roomy = places.roomy[rule] as Tally;
  return { rule, count: roomy.size - except.length, except, roomy };
}

function insert(list: number[], one: number): void {
  let at = list.length;
  while (at > 0 && (list[at - 1] as number) > one) at -= 1;
  list.splice(at, 0, one);
}

/** The n-th candidate: everybody excepted before it moves it on by one. */
export function candidateAt({ except, roomy }: Candidates, n: number): number {
  let rank = n;
  for (const one of except) if (below(roomy, one) <= rank) rank += 1;
  return nth(roomy, rank);
}

/** The ids of all candidates, of places that keep names. */
export function candidateNames({ names }: Places, { rule, except, roomy }: Candidates): string[] {
  const own = names?.[rule]?.slice() ?? [];
  for (const one of except.toReversed()) own.splice(below(roomy, one), 1);
  return own;
}
