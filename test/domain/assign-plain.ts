// assign-v1 written down a second time, plainly: every pair of slot and inspector by name, the maximum flow begun anew for
// every cap that rises, every list filtered. Slow, and read side by side with draw-protocol.md §2. What src/ does must not
// be told apart from this.

import type { AssignInspector, AssignTerms, SlotRule } from "../../src/domain/assign-eligible.ts";
import { byBytes, sha } from "../../src/domain/draw-hash.ts";

export interface Given extends AssignTerms {
  seed: string;
  targets: { id: string }[];
}

export interface PlainSlot extends SlotRule {
  target: string;
  number: number;
  able: AssignInspector[];
}

/** Day by day: the certificate holds on all of the window, leave leaves one. */
export function isAvailable(
  { active, certUntil, leave }: AssignInspector,
  window: AssignTerms["window"],
): boolean {
  if (!active) return false;
  let free = false;
  for (let at = Date.parse(window.from); at <= Date.parse(window.until); at += 86_400_000) {
    const day = new Date(at).toISOString().slice(0, 10);
    if (certUntil === null || day > certUntil) return false;
    free ||= leave.every(({ from, to }) => day < from || day > to);
  }
  return free;
}

export const fulfils = (one: AssignInspector, rule: SlotRule): boolean =>
  one.department === rule.department && (rule.specialty === null || one.specialties.includes(rule.specialty));

/** The slots in the order of filling, each with who may fill it, ascending. */
export function plainSlots(input: Given): PlainSlot[] {
  const { seed, targets, slotRules, inspectors, relations, window } = input;
  const present = inspectors.filter((one) => isAvailable(one, window)).sort((a, b) => byBytes(a.id, b.id));
  const related = (one: AssignInspector, target: string) =>
    relations.some((relation) => relation.inspector === one.id && relation.target === target);
  const order = (id: string) => sha(`order-v1|${seed}|${id}`);
  const slots = targets.flatMap(({ id }) =>
    slotRules.map((rule, number) => ({
      ...rule,
      target: id,
      number,
      able: present.filter((one) => fulfils(one, rule) && !related(one, id)),
    })),
  );
  const restricted = (rule: SlotRule) => rule.specialty !== null || rule.department !== null;
  const eligible = (rule: SlotRule) => present.filter((one) => fulfils(one, rule)).length;
  const demand = (rule: SlotRule) =>
    slots.filter((one) => one.specialty === rule.specialty && one.department === rule.department).length;
  return slots.sort((a, b) => {
    if (restricted(a) !== restricted(b)) return restricted(a) ? -1 : 1;
    const scarcity = demand(b) * eligible(a) - demand(a) * eligible(b);
    if (restricted(a) && scarcity !== 0) return scarcity;
    if (a.target !== b.target) return order(a.target) < order(b.target) ? -1 : 1;
    return a.number - b.number;
  });
}

const extra = (seed: string, id: string) => sha(`extra-v1|${seed}|${id}`);

/** By id of those who may fill some slot. */
export function plainCaps(seed: string, slots: PlainSlot[]): Map<string, number> {
  const caps = new Map<string, number>();
  for (const department of new Set(slots.map((slot) => slot.department))) {
    const own = slots.filter((slot) => slot.department === department);
    const people = [...new Set(own.flatMap(({ able }) => able))].map(({ id }) => id);
    people.sort((a, b) => (extra(seed, a) < extra(seed, b) ? -1 : 1));
    const [q, r] = [Math.floor(own.length / people.length), own.length % people.length];
    people.forEach((id, rank) => {
      caps.set(id, rank < r ? q + 1 : q);
    });
  }
  return caps;
}

/** Whose cap is in the way, begun anew: Ford and Fulkerson, one unit at a time, on the network written out by name. */
export function plainFlow(
  slots: PlainSlot[],
  caps: Map<string, number>,
): { filled: number; tight: string[] } {
  const left = new Map<string, Map<string, number>>();
  const edge = (from: string, to: string, capacity: number): void => {
    for (const [a, b, c] of [[from, to, capacity] as const, [to, from, 0] as const]) {
      if (!left.has(a)) left.set(a, new Map());
      const edges = left.get(a) as Map<string, number>;
      edges.set(b, (edges.get(b) ?? 0) + c);
    }
  };
  const pairs = new Set<string>();
  const people = new Map<string, AssignInspector>();
  for (const { target, number, able } of slots) {
    edge("source", `slot ${target} ${number}`, 1);
    for (const one of able) {
      edge(`slot ${target} ${number}`, `pair ${target} ${one.id}`, 1);
      if (!pairs.has(`${target} ${one.id}`)) edge(`pair ${target} ${one.id}`, `person ${one.id}`, 1);
      pairs.add(`${target} ${one.id}`);
      people.set(one.id, one);
    }
  }
  for (const [id, { carried }] of people) {
    edge(`person ${id}`, "sink", Math.max(0, (caps.get(id) ?? 0) - carried));
  }
  for (let filled = 0; ; filled += 1) {
    const from = new Map<string, string>([["source", ""]]);
    for (const node of from.keys()) {
      for (const [next, room] of left.get(node) ?? []) if (room > 0 && !from.has(next)) from.set(next, node);
    }
    if (!from.has("sink"))
      return { filled, tight: [...people.keys()].filter((id) => from.has(`person ${id}`)) };
    for (let node = "sink"; node !== "source"; node = from.get(node) as string) {
      const before = from.get(node) as string;
      left.get(before)?.set(node, (left.get(before)?.get(node) ?? 0) - 1);
      left.get(node)?.set(before, (left.get(node)?.get(before) ?? 0) + 1);
    }
  }
}

/** Raises caps as the rules say, before anything is picked; null when that comes to nothing. */
export function plainRaises(seed: string, slots: PlainSlot[], caps: Map<string, number>): string[] | null {
  for (const raised: string[] = []; ; ) {
    const { filled, tight } = plainFlow(slots, caps);
    if (filled === slots.length) return raised;
    const capOf = (id: string) => caps.get(id) as number;
    tight.sort((a, b) => capOf(a) - capOf(b) || (extra(seed, a) < extra(seed, b) ? -1 : 1));
    const [least] = tight;
    if (least === undefined) return null;
    caps.set(least, capOf(least) + 1);
    raised.push(least);
  }
}

/** u32 after u32 of a slot's stream, and the first fair number below n. */
function plainBelow(head: string, n: number): number {
  for (let counter = 0; ; counter += 1) {
    for (const eight of sha(`${head}${counter}`).match(/.{8}/g) ?? []) {
      const word = Number(`0x${eight}`);
      if (word < Math.floor(2 ** 32 / n) * n) return word % n;
    }
  }
}

interface Step {
  slot: number;
  before: Step | null;
}

/** What `assignTeams` returns, or null where teams cannot be made. */
export function plainTeams(input: Given, prefix = (_target: string, _slot: number) => "pick-v1|") {
  const slots = plainSlots(input);
  const caps = plainCaps(input.seed, slots);
  const raised = plainRaises(input.seed, slots, caps);
  if (raised === null) return null;
  const holder: (AssignInspector | null)[] = slots.map(() => null);
  const roomy = (one: AssignInspector) =>
    one.carried + holder.filter((other) => other === one).length < (caps.get(one.id) as number);
  const mates = (slot: PlainSlot) =>
    holder.filter((_, index) => slots[index]?.target === slot.target && holder[index] !== null);
  const candidatesOf = (slot: PlainSlot) =>
    slot.able.filter((one) => roomy(one) && !mates(slot).includes(one));
  const moves: { target: string; slot: number; from: string; to: string }[] = [];

  function repair(start: number): void {
    const seenSlots = new Set([start]);
    const seenPeople = new Set<AssignInspector>();
    const queue: Step[] = [{ slot: start, before: null }];
    for (const step of queue) {
      const slot = slots[step.slot] as PlainSlot;
      const [free] = candidatesOf(slot);
      if (free) {
        shift(step, free);
        return;
      }
      for (const one of slot.able) {
        const mate = holder.findIndex(
          (other, index) => other === one && slots[index]?.target === slot.target,
        );
        const held = holder.flatMap((other, index) => (other === one ? [index] : []));
        const next = mate !== -1 ? [mate] : seenPeople.has(one) ? [] : held;
        if (mate === -1) seenPeople.add(one);
        for (const index of next) {
          if (seenSlots.has(index)) continue;
          seenSlots.add(index);
          queue.push({ slot: index, before: step });
        }
      }
    }
    throw new Error("no path");
  }

  function shift(last: Step, free: AssignInspector): void {
    let to = free;
    for (let step: Step | null = last; step !== null; step = step.before) {
      const { target, number } = slots[step.slot] as PlainSlot;
      const from = holder[step.slot] ?? null;
      holder[step.slot] = to;
      if (from === null) return;
      moves.push({ target, slot: number, from: from.id, to: to.id });
      to = from;
    }
  }

  const picks = slots.map((slot, index) => {
    const candidates = candidatesOf(slot);
    const head = `${prefix(slot.target, slot.number)}${input.seed}|${slot.target}|${slot.number}|`;
    const pick = candidates.length === 0 ? -1 : plainBelow(head, candidates.length);
    if (pick === -1) repair(index);
    else holder[index] = candidates[pick] as AssignInspector;
    return { candidates: candidates.map(({ id }) => id), pick };
  });
  return {
    slots: picks.map(({ candidates, pick }, index) => {
      const { target, number } = slots[index] as PlainSlot;
      const inspector = holder[index]?.id ?? "";
      return { target, slot: number, count: candidates.length, candidates, pick, inspector };
    }),
    moves,
    raised,
    caps: [...caps.keys()].sort(byBytes).map((inspector) => ({ inspector, cap: caps.get(inspector) })),
  };
}
