// In which order slots are filled (draw-protocol.md §2.3): the scarcer what a slot asks for, the earlier. Without that,
// specialists are used up on slots that anybody could fill, and have to be moved back one by one.

import type { Field, Rule } from "./assign-field.ts";
import { sha } from "./draw-hash.ts";

/** Targets by the hash that the seed gives them. */
export const targetsInOrder = (seed: string, ids: readonly string[]): string[] =>
  sortedBy(`order-v1|${seed}|`, ids);

/** People by the hash that decides who takes one more, and whose cap rises first (§2.1). */
export const peopleByExtra = (seed: string, ids: readonly string[]): string[] =>
  sortedBy(`extra-v1|${seed}|`, ids);

/**
 * By hash, ascending. Sorted as numbers, the first 32 bits of the hash above the index (2²¹ of them at most), which is
 * several times as fast as comparing text; the few whose first bits are alike then change places.
 */
function sortedBy(prefix: string, ids: readonly string[]): string[] {
  const hashes = ids.map((id) => sha(prefix + id));
  const keys = new Float64Array(ids.length);
  for (const [index, hash] of hashes.entries())
    keys[index] = Number.parseInt(hash.slice(0, 8), 16) * SPAN + index;
  const order = Array.from(keys.sort(), (key) => key % SPAN);
  for (let end = 1; end < order.length; end += 1) {
    for (let at = end; at > 0; at -= 1) {
      const [a, b] = [order[at - 1] as number, order[at] as number];
      if ((hashes[a] as string) < (hashes[b] as string)) break;
      order[at - 1] = b;
      order[at] = a;
    }
  }
  return order.map((index) => ids[index] as string);
}
const SPAN = 2 ** 21;

/**
 * The slots of a team in classes of equal scarcity, scarcest first, the unrestricted ones last: all targets' slots of one
 * class are filled before any of the next.
 */
export function slotClasses({ rules, ruleOf }: Pick<Field, "rules" | "ruleOf">): number[][] {
  const demand = rules.map((_, rule) => ruleOf.filter((one) => one === rule).length);
  // demand ÷ people, compared without dividing: nobody at all is the scarcest. The number of targets cancels out.
  const scarcer = (a: number, b: number): number => weigh(b, a) - weigh(a, b);
  const weigh = (a: number, b: number): number => (demand[a] as number) * (rules[b] as Rule).people.length;
  const scarce = [...rules.keys()].filter((rule) => isRestricted(rules[rule] as Rule)).sort(scarcer);
  const classes: number[][] = [];
  scarce.forEach((rule, index) => {
    const before = scarce[index - 1];
    if (before === undefined || scarcer(before, rule) !== 0) classes.push([]);
    classes.at(-1)?.push(rule);
  });
  const free = [...rules.keys()].filter((rule) => !isRestricted(rules[rule] as Rule));
  return [...classes, free]
    .map((one) => [...ruleOf.keys()].filter((slot) => one.includes(ruleOf[slot] as number)))
    .filter((slots) => slots.length > 0);
}

const isRestricted = ({ specialty, department }: Rule): boolean => specialty !== null || department !== null;
