// Caps that are too low for all slots to be filled, raised exactly (draw-protocol.md §2.1, §2.2).
//
//   source ─1→ slot ─1→ (target, person) ─1→ person ─cap−carried→ sink
//
// A match is a flow through this network; the node in the middle keeps one person from filling two slots of one team.
// As long as no flow fills every slot, the cap that rises is the lowest among the people on the source side of the
// minimum cut (those whom an empty slot reaches where the flow still has room or could be turned back), ties by extra-v1.
//
// That takes no minimum cut to be computed. A cap that rises lets one more unit through on a path inside the source side,
// so nothing outside ever gets in: the source side only shrinks, whichever maximum flow is at hand. Therefore
//
//   1. the flow is never begun anew: the picks made so far are its start, and each raise adds one path;
//   2. people are tried from the lowest cap up; a search backwards from a person for an empty slot decides whether that
//      one is on the source side and, if so, is the path; mostly an empty slot that this person could fill lies right there;
//   3. who cannot be reached, and all that such a search has seen, is out for good, so that searches in vain cost no more
//      in total than one walk through the network.
//
// Own code: the libraries (@algorithm.ts/dinic, @graphty/algorithms, min-cost-flow) want every edge written down, 10⁹ at
// 100k × 10k, start from nothing each time, and do not let a capacity grow.

import type { Match } from "./assign-match.ts";
import { mayJoin, type Places } from "./assign-places.ts";

/**
 * Raises caps, least first, until every slot can be filled, and returns whose, in order. `places` must be a maximum flow
 * under the caps as they are, and it must be possible to fill every slot once caps are high enough.
 */
export function raiseCaps(match: Match, places: Places): string[] {
  const { caps, people, byExtra } = match;
  const sources = sourcesOf(match, places);
  const raised: string[] = [];
  let rising = byExtra;
  while (sources.waiting() > 0) {
    if (rising.length === 0)
      throw Object.assign(new Error("no cap left to raise"), { code: "assign.broken" });
    const level = rising.reduce(
      (least, person) => Math.min(least, caps[person] as number),
      Number.POSITIVE_INFINITY,
    );
    const stay = new Set<number>();
    for (const person of rising) {
      if ((caps[person] as number) > level) stay.add(person);
      else if (sources.waiting() > 0 && sources.reach(person)) {
        stay.add(person);
        caps[person] = level + 1;
        raised.push(people[person]?.id ?? "");
        if ((places.load[person] as number) <= level) sources.send(person);
      }
    }
    rising = rising.filter((person) => stay.has(person));
  }
  return raised;
}

interface Sources {
  /** How many slots are empty. */
  waiting: () => number;
  /** Whether an empty slot reaches this person. */
  reach: (person: number) => boolean;
  /** One more unit along the path that `reach` has just found. */
  send: (person: number) => void;
}

const NONE = -1;
const FOR_GOOD = 0x7fffffff;

function sourcesOf(match: Match, places: Places): Sources {
  const { slots, rules } = match;
  const { holder, load } = places;
  const count = slots.target.length;
  const ofRule = (wanted: (slot: number) => boolean): number[][] => {
    const lists: number[][] = rules.map(() => []);
    for (let slot = 0; slot < count; slot += 1)
      if (wanted(slot)) lists[slots.rule[slot] as number]?.push(slot);
    return lists;
  };
  const empty = ofRule((slot) => holder[slot] === NONE);
  let left = empty.reduce((sum, list) => sum + list.length, 0);
  const fulfils = (person: number, rule: number): boolean => rules[rule]?.has[person] === 1;
  const joins = (person: number, slot: number): boolean =>
    mayJoin(match, places, slots.target[slot] as number, person);

  /** An empty slot that the person could fill as things are. */
  function direct(person: number): number {
    for (const [rule, list] of empty.entries()) {
      if (!fulfils(person, rule)) continue;
      for (let at = list.length - 1; at >= 0; at -= 1) {
        const slot = list[at] as number;
        if (holder[slot] !== NONE) {
          list[at] = list.at(-1) as number;
          list.pop();
        } else if (joins(person, slot)) return slot;
      }
    }
    return NONE;
  }

  // A path is kept the way it is walked when sent: a slot takes a person, whom another slot gives up, and so on.
  const takes = new Int32Array(count);
  const givenBy = new Int32Array(count);
  const relief = new Int32Array(rules[0]?.has.length ?? 0);
  const slotSeen = new Int32Array(count);
  const personSeen = new Int32Array(relief.length);
  const alive = ofRule(() => true);
  let round = 0;
  let head = NONE;

  /** Breadth first backwards: who could be replaced by this person, who by those, until it is an empty slot. */
  function search(start: number): number {
    round += 1;
    const rest = alive.slice();
    const queue: number[] = [];
    const walked: number[] = [];
    const enqueue = (person: number, from: number): void => {
      if ((personSeen[person] as number) >= round) return;
      personSeen[person] = round;
      relief[person] = from;
      queue.push(person);
    };
    /** Sees a slot that would take a person from another slot; returns an empty one when there is one in the team. */
    const visit = (first: number, person: number, from: number): number => {
      slotSeen[first] = round;
      takes[first] = person;
      givenBy[first] = from;
      const team = [first];
      for (const slot of team) {
        walked.push(slot);
        const held = holder[slot] as number;
        if (held === NONE) return slot;
        enqueue(held, slot);
        const target = slots.target[slot] as number;
        for (let at = target * match.k; at < (target + 1) * match.k; at += 1) {
          const mate = match.team[at] as number;
          if ((slotSeen[mate] as number) >= round || !fulfils(held, slots.rule[mate] as number)) continue;
          slotSeen[mate] = round;
          takes[mate] = held;
          givenBy[mate] = slot;
          team.push(mate);
        }
      }
      return NONE;
    };
    enqueue(start, NONE);
    for (const person of queue) {
      for (const rule of rules.keys()) {
        if (!fulfils(person, rule)) continue;
        const kept: number[] = [];
        for (const slot of rest[rule] as number[]) {
          if ((slotSeen[slot] as number) >= round) continue;
          if (!joins(person, slot)) {
            kept.push(slot);
            continue;
          }
          const found = visit(slot, person, relief[person] as number);
          if (found !== NONE) return found;
        }
        rest[rule] = kept;
      }
    }
    for (const slot of walked) slotSeen[slot] = FOR_GOOD;
    for (const person of queue) personSeen[person] = FOR_GOOD;
    alive.splice(0, alive.length, ...rest);
    return NONE;
  }

  return {
    waiting: () => left,
    reach(person) {
      if (personSeen[person] === FOR_GOOD) return false;
      head = direct(person);
      if (head === NONE) head = search(person);
      else {
        takes[head] = person;
        givenBy[head] = NONE;
      }
      return head !== NONE;
    },
    send(person) {
      for (let slot = head; slot !== NONE; slot = givenBy[slot] as number)
        holder[slot] = takes[slot] as number;
      load[person] = (load[person] as number) + 1;
      left -= 1;
    },
  };
}
