// The people and targets of a match by number instead of by name, so that 10⁹ pairs need never be written down: who
// fulfils which slot rule is kept once a rule, and a target keeps only whom it must not meet.

import {
  type AssignInspector,
  type AssignTerms,
  fits,
  type SlotRule,
  unavailable,
} from "./assign-eligible.ts";
import { type Related, relatedOf } from "./assign-related.ts";
import { byBytes } from "./draw-hash.ts";

export interface Rule extends SlotRule {
  /** Who fulfils it, relations aside, ascending. */
  people: number[];
  /** The same, 1 or 0 by person. */
  has: Uint8Array;
}

export interface Field {
  /** Who is available and fulfils some rule, ascending by id; a person is an index into this. */
  people: AssignInspector[];
  /** Ids; a target is an index into this. */
  targets: readonly string[];
  /** The different rules of the slots. */
  rules: Rule[];
  /** The rule of each slot of a team, an index into `rules`. */
  ruleOf: number[];
  related: Related;
}

export function fieldOf(targets: readonly string[], terms: AssignTerms): Field {
  const asked = distinct(terms.slotRules);
  const available = terms.inspectors.filter(
    (one) => asked.some((rule) => fits(one, rule)) && unavailable(one, terms.window).length === 0,
  );
  const byId = new Map(available.map((one) => [one.id, one]));
  const people = ascending([...byId.keys()]).map((id) => byId.get(id) as AssignInspector);
  const rules = asked.map((rule) => {
    const has = Uint8Array.from(people, (one) => (fits(one, rule) ? 1 : 0));
    return { ...rule, has, people: [...people.keys()].filter((person) => has[person] === 1) };
  });
  const ruleOf = terms.slotRules.map((rule) => asked.findIndex((one) => same(one, rule)));
  return { people, targets, rules, ruleOf, related: relatedOf(targets, people, terms.relations) };
}

const same = (a: SlotRule, b: SlotRule): boolean =>
  a.specialty === b.specialty && a.department === b.department;

const distinct = (rules: readonly SlotRule[]): SlotRule[] =>
  rules
    .filter((rule, index) => rules.findIndex((one) => same(one, rule)) === index)
    .map(({ specialty, department }) => ({ specialty, department }));

/** Below U+D800 the order of UTF-16 is that of UTF-8 bytes, and comparing strings as they are is ten times as fast. */
export const ascending = (ids: readonly string[]): string[] =>
  ids.some((id) => /[\ud800-\uffff]/.test(id)) ? [...ids].sort(byBytes) : [...ids].sort();
