// Whom each target must not meet, as one list: the people of target t, ascending, at `from[t]` up to `until[t]`.

import type { AssignRelation } from "./assign-eligible.ts";

export interface Related {
  from: Int32Array;
  until: Int32Array;
  people: Int32Array;
}

/** Relations of others than these people and targets do not count; one told twice counts once. */
export function relatedOf(
  targets: readonly string[],
  people: readonly { id: string }[],
  relations: readonly AssignRelation[],
): Related {
  const targetAt = new Map(targets.map((id, index) => [id, index]));
  const personAt = new Map(people.map(({ id }, index) => [id, index]));
  const pairs = { target: new Int32Array(relations.length), person: new Int32Array(relations.length) };
  let count = 0;
  for (const one of relations) {
    const person = personAt.get(one.inspector);
    const target = person === undefined ? undefined : targetAt.get(one.target);
    if (target === undefined) continue;
    pairs.target[count] = target;
    pairs.person[count] = person as number;
    count += 1;
  }
  const byPerson = grouped(pairs.person.subarray(0, count), people.length).order;
  const { from, order } = grouped(pairs.target.subarray(0, count), targets.length, byPerson);
  const until = new Int32Array(targets.length);
  const related = order.map((pair) => pairs.person[pair] as number);
  for (let target = 0; target < targets.length; target += 1) {
    let end = from[target] as number;
    for (let at = end; at < (from[target + 1] as number); at += 1) {
      if (at > (from[target] as number) && related[at] === related[end - 1]) continue;
      related[end] = related[at] as number;
      end += 1;
    }
    until[target] = end;
  }
  return { from, until, people: related };
}

/** Indexes by the group each belongs to, within a group as they came: group g lies at `from[g]` up to `from[g + 1]`. */
function grouped(
  groupOf: Int32Array,
  groups: number,
  came: Int32Array = groupOf.map((_, index) => index),
): { from: Int32Array; order: Int32Array } {
  const from = new Int32Array(groups + 1);
  for (const group of groupOf) from[group + 1] = (from[group + 1] as number) + 1;
  for (let group = 0; group < groups; group += 1)
    from[group + 1] = (from[group + 1] as number) + (from[group] as number);
  const next = from.slice();
  const order = new Int32Array(groupOf.length);
  for (const index of came) {
    const group = groupOf[index] as number;
    order[next[group] as number] = index;
    next[group] = (next[group] as number) + 1;
  }
  return { from, order };
}

export function isRelated({ from, until, people }: Related, target: number, person: number): boolean {
  let low = from[target] as number;
  let high = until[target] as number;
  const end = high;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((people[middle] as number) < person) low = middle + 1;
    else high = middle;
  }
  return low < end && people[low] === person;
}

export const relatedCount = ({ from, until }: Related, target: number): number =>
  (until[target] as number) - (from[target] as number);
