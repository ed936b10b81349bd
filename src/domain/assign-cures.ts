// What would help against a shortage, each tried out rather than guessed: a cure that is offered does what it says.

import { type AssignInspector, type AssignTerms, fits, unavailable } from "./assign-eligible.ts";
import { ascending, type Field, type Rule } from "./assign-field.ts";
import { type Short, seat } from "./assign-short.ts";

/**
 * `add`: n more people of that department with that specialty, related to none of the targets; no fewer do as much.
 * The others: inspectors each of whom alone would help by coming back, because only leave or only the certificate keeps
 * that one away, or by having no relation with the targets concerned after all.
 * `enough`: all teams can be made then; otherwise fewer places stay empty.
 */
export type Cure =
  | { kind: "add"; specialty: string | null; department: string | null; n: number; enough: boolean }
  | { kind: "leave" | "certificate" | "relation"; inspectors: string[]; enough: boolean };

export function curesOf(field: Field, terms: AssignTerms, short: readonly Short[]): Cure[] {
  const asked = new Set(short.flatMap(({ empty }) => empty));
  const added = [...field.rules.keys()]
    .filter((rule) => asked.has(rule))
    .map((rule) => adding(field, rule, short));
  return [...added, ...returning(field, terms, short)];
}

function adding({ rules }: Field, rule: number, short: readonly Short[]): Cure {
  const { specialty, department } = rules[rule] as Rule;
  const person = { specialties: specialty === null ? [] : [specialty], department };
  const welcome = rules.map((one) => fits(person, one));
  const missingWith = (n: number): number => {
    const newcomers = Array.from({ length: n }, (_, index) => -1 - index);
    return short.reduce((sum, { slots }) => {
      const able = slots.map((slot) => (welcome[slot.rule] ? [...slot.able, ...newcomers] : slot.able));
      return sum + seat(able).empty.length;
    }, 0);
  };
  // Each further person of one kind helps no more than the one before, so the first who does not is the end of it.
  let n = 1;
  let missing = missingWith(n);
  while (missing > 0) {
    const fewer = missingWith(n + 1);
    if (fewer === missing) break;
    missing = fewer;
    n += 1;
  }
  return { kind: "add", specialty, department, n, enough: missing === 0 };
}

type Return = "leave" | "certificate" | "relation";

function returning({ rules }: Field, terms: AssignTerms, short: readonly Short[]): Cure[] {
  // One person fills at most one place a target, so who gains as many targets as places are missing leaves none empty.
  const missing = short.reduce((sum, { empty }) => sum + empty.length, 0);
  const alike = sortedOut(short);
  const related = relatedTo(terms.relations, alike);
  const found = new Map<string, string[]>();
  for (const one of terms.inspectors) {
    const own = related.get(one.id) ?? [];
    const kind = awayFor(one, terms, own.length > 0);
    if (kind === null) continue;
    const gained = alike.reduce((sum, group) => {
      if (!group.reach.some((rule) => fits(one, rules[rule] as Rule))) return sum;
      const met = own.filter((other) => other === group).length;
      return sum + (kind === "relation" ? met : group.targets.size - met);
    }, 0);
    if (gained === 0) continue;
    const enough = gained === missing;
    const told = found.get(`${kind} ${enough}`);
    if (told) told.push(one.id);
    else found.set(`${kind} ${enough}`, [one.id]);
  }
  const kinds: Return[] = ["leave", "certificate", "relation"];
  return kinds.flatMap((kind) =>
    [true, false].flatMap((enough): Cure[] => {
      const inspectors = found.get(`${kind} ${enough}`);
      return inspectors ? [{ kind, inspectors: ascending(inspectors), enough }] : [];
    }),
  );
}

/** Targets that the same people would help. */
interface Alike {
  reach: number[];
  targets: Set<string>;
}

function sortedOut(short: readonly Short[]): Alike[] {
  const groups = new Map<string, Alike>();
  for (const { target, reach } of short) {
    const key = [...reach].sort().join();
    const group = groups.get(key);
    if (group) group.targets.add(target);
    else groups.set(key, { reach, targets: new Set([target]) });
  }
  return [...groups.values()];
}

/** By inspector, for each of the targets that inspector is related to, the group it belongs to. */
function relatedTo(relations: AssignTerms["relations"], alike: readonly Alike[]): Map<string, Alike[]> {
  const related = new Map<string, Alike[]>();
  const told = new Set<string>();
  for (const { inspector, target } of relations) {
    const group = alike.find(({ targets }) => targets.has(target));
    if (!group || told.has(`${inspector}|${target}`)) continue;
    told.add(`${inspector}|${target}`);
    related.set(inspector, related.get(inspector) ?? []);
    related.get(inspector)?.push(group);
  }
  return related;
}

/** The one thing that keeps an inspector away; null when there is none, or more than one. */
function awayFor(one: AssignInspector, terms: AssignTerms, related: boolean): Return | null {
  const [reason, more] = unavailable(one, terms.window);
  if (reason === undefined) return related ? "relation" : null;
  return more === undefined && reason !== "inactive" ? reason : null;
}
