// Who holds which slot, and who of those that fulfil a slot's rule is still below the cap (draw-protocol.md §2.4). Loads
// only grow while slots are filled, so whoever reached the cap is out for good. Whom a target must not meet and who is in
// its team already are few: they are counted out, never filtered.

import type { Rule } from "./assign-field.ts";
import type { Match } from "./assign-match.ts";
import { isRelated, relatedCount } from "./assign-related.ts";
import { below, drop, nth, type Tally, tallyOf } from "./assign-tally.ts";

export interface Places {
  /** By slot the person who holds it, or -1. */
  holder: Int32Array;
  /** By person: carried along and held. */
  load: Int32Array;
  /** By person the slots held, ascending; not kept until somebody asks for it. */
  held: number[][] | null;
  /** By rule those who fulfil it and are below the cap. */
  roomy: Tally[];
  /** Their ids, where somebody has to see them. */
  names: string[][] | null;
  /** What was last asked about; one for all, so that nothing is made anew for every slot. */
  asked: { rule: number; except: Int32Array; excepted: number };
}

/** All slots empty. */
export function emptyPlaces(match: Match, named: boolean): Places {
  const { people, slots, rules, caps, related, targets, k } = match;
  const load = Int32Array.from(people, ({ carried }) => carried);
  const room = Uint8Array.from(load, (carried, person) => (carried < (caps[person] as number) ? 1 : 0));
  const most = targets.reduce((max, _, target) => Math.max(max, relatedCount(related, target)), 0);
  return {
    holder: new Int32Array(slots.target.length).fill(-1),
    load,
    held: null,
    roomy: rules.map(({ has }) => tallyOf(has.map((one, person) => one & (room[person] as number)))),
    names: named
      ? rules.map((rule) => rule.people.filter((one) => room[one] === 1).map((one) => people[one]?.id ?? ""))
      : null,
    asked: { rule: 0, except: new Int32Array(k + most), excepted: 0 },
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
  holder[slot] = person;
  if (held === null) return;
  if (before !== -1) held[before]?.splice(held[before].indexOf(slot), 1);
  const own = held[person] as number[];
  own.push(slot);
  for (let at = own.length - 1; at > 0 && (own[at - 1] as number) > slot; at -= 1) {
    own[at] = own[at - 1] as number;
    own[at - 1] = slot;
  }
}

/** The slots a person holds, ascending. */
export function heldBy(places: Places, person: number): number[] {
  if (places.held === null) {
    const held: number[][] = Array.from(places.load, () => []);
    places.holder.forEach((holder, slot) => {
      held[holder]?.push(slot);
    });
    places.held = held;
  }
  return places.held[person] as number[];
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
  placeIn(match, places, target, person) === -1 && !isRelated(match.related, target, person);

/** How many candidates a slot has; which they are can be asked until the next slot is asked about. */
export function countCandidates(match: Match, places: Places, slot: number): number {
  const { asked } = places;
  const target = match.slots.target[slot] as number;
  asked.rule = match.slots.rule[slot] as number;
  asked.excepted = 0;
  const { from, until, people } = match.related;
  for (let at = from[target] as number; at < (until[target] as number); at += 1) {
    except(match, places, people[at] as number);
  }
  for (let at = target * match.k; at < (target + 1) * match.k; at += 1) {
    const mate = places.holder[match.team[at] as number] as number;
    if (mate !== -1) except(match, places, mate);
  }
  return (places.roomy[asked.rule] as Tally).size - asked.excepted;
}

/** Notes somebody who is below the cap but related to the target or in its team, ascending. */
function except({ rules, caps }: Match, { load, asked }: Places, person: number): void {
  if ((rules[asked.rule] as Rule).has[person] === 0 || (load[person] as number) >= (caps[person] as number))
    return;
  let at = asked.excepted;
  for (; at > 0 && (asked.except[at - 1] as number) > person; at -= 1) {
    asked.except[at] = asked.except[at - 1] as number;
  }
  asked.except[at] = person;
  asked.excepted += 1;
}

/** The n-th candidate of the slot last asked about, ascending: everybody excepted before it moves it on by one. */
export function candidateAt({ roomy, asked }: Places, n: number): number {
  const tally = roomy[asked.rule] as Tally;
  let rank = n;
  for (let at = 0; at < asked.excepted; at += 1) {
    if (below(tally, asked.except[at] as number) <= rank) rank += 1;
  }
  return nth(tally, rank);
}

/** The ids of all candidates of the slot last asked about, of places that keep names. */
export function candidateNames({ names, roomy, asked }: Places): string[] {
  const own = names?.[asked.rule]?.slice() ?? [];
  for (let at = asked.excepted - 1; at >= 0; at -= 1) {
    own.splice(below(roomy[asked.rule] as Tally, asked.except[at] as number), 1);
  }
  return own;
}
