// In which order slots are filled (draw-protocol.md §2.3): restricted ones first, the scarcest rule before the others,
// within equal scarcity by the targets' order-v1 hash, then the free ones.

import type { Filled, SlotRule } from "./bundle-parts.ts";
import { type Crew, ruleKey } from "./eligible.ts";
import { failed, type Outcome, passed, type Sha } from "./report.ts";

/** Every target has each of its slots once, in this order. Each slot is compared with the one before; nothing is sorted. */
export function checkSlotOrder(
  sha: Sha,
  seed: string,
  crew: Crew,
  targets: readonly string[],
  slots: readonly Filled[],
): Outcome {
  const orderKeys = new Map(targets.map((id) => [id, sha(`order-v1|${seed}|${id}`)]));
  const classes = classesOf(crew);
  let before: [number, string, number] | null = null;
  for (const { target, slot } of slots) {
    const key = orderKeys.get(target);
    const group = classes[slot];
    if (key === undefined) return failed("slotTarget", { target });
    if (group === undefined) return failed("slotNumber", { target, slot });
    const now: [number, string, number] = [group, key, slot];
    if (before !== null && !comesBefore(before, now)) return failed("slotOrder", { target, slot });
    before = now;
  }
  // Strictly ascending, so no slot stands twice; as many as there must be, so none is missing.
  const expected = targets.length * classes.length;
  if (slots.length !== expected) return failed("slotCount", { expected, found: slots.length });
  return passed({ slots: slots.length });
}

const comesBefore = (a: [number, string, number], b: [number, string, number]): boolean =>
  a[0] !== b[0] ? a[0] < b[0] : a[1] !== b[1] ? a[1] < b[1] : a[2] < b[2];

const isFree = ({ specialty, department }: SlotRule): boolean => specialty === null && department === null;

/** By slot number: 0 for the scarcest rules, then 1 …; free slots last. */
function classesOf({ slotRules, fits }: Crew): number[] {
  const demand = new Map<string, number>();
  for (const rule of slotRules) demand.set(ruleKey(rule), (demand.get(ruleKey(rule)) ?? 0) + 1);
  // Slots a rule has in each team ÷ people for it; the number of targets is the same for all.
  const scarcer = (a: number, b: number): number => wanted(b) * people(a) - wanted(a) * people(b);
  const restricted = slotRules.flatMap((rule, slot) => (isFree(rule) ? [] : [slot])).sort(scarcer);
  const classes = slotRules.map(() => slotRules.length);
  let group = 0;
  for (const [at, slot] of restricted.entries()) {
    if (at > 0 && scarcer(restricted[at - 1] as number, slot) !== 0) group += 1;
    classes[slot] = group;
  }
  return classes;

  function wanted(slot: number): number {
    return demand.get(ruleKey(slotRules[slot] as SlotRule)) ?? 0;
  }
  function people(slot: number): number {
    return fits[slot]?.length ?? 0;
  }
}
