import { type MatchCase, SPECIALTY, TEAM } from "./match-case.ts";
import type { Verdict } from "./trial.ts";

/** Who fills which slot of which target. */
export interface Filled {
  target: string;
  slot: number;
  inspector: string;
}

/** Who may visit at all, written down once more from draw-protocol.md §2, and shared with none of the subjects. */
export function ready({ inspectors, window }: MatchCase): MatchCase["inspectors"] {
  return inspectors.filter(({ active, certUntil, leave }) => {
    const away = [...leave].sort((a, b) => a.from.localeCompare(b.from));
    // In this input leaves never overlap and pieces follow on each other, so two ends say whether a whole month is gone.
    const gone =
      away.length > 0 && (away[0]?.from ?? "") <= window.from && (away.at(-1)?.to ?? "") >= window.until;
    return active && certUntil !== null && certUntil >= window.until && !gone;
  });
}

/** Who must keep away from each target. */
export function relatedTo({ relations }: MatchCase): Map<string, Set<string>> {
  const related = new Map<string, Set<string>>();
  for (const { inspector, target } of relations) {
    related.set(target, (related.get(target) ?? new Set()).add(inspector));
  }
  return related;
}

/** ⌊S/I⌋ slots each, and one more for S mod I of them. */
export function evenLoad(match: MatchCase, people: number): { least: number; more: number } {
  const slots = match.targets.length * TEAM;
  return { least: Math.floor(slots / people), more: slots % people };
}

/**
 * Violations: a slot empty or filled twice, one person twice in a team, somebody who may not come, a first slot without
 * the specialty, every visit above ⌈S/I⌉ (the input leaves room enough). Spread: the most less the fewest visits.
 */
export function verdictOf(match: MatchCase, filled: readonly Filled[]): Verdict {
  const people = new Map(
    ready(match).map((one) => [one.id, { able: one.specialties.includes(SPECIALTY), load: 0 }]),
  );
  const related = relatedTo(match);
  const teams = new Map(match.targets.map(({ id }) => [id, new Map<number, string>()]));
  let violations = 0;
  for (const { target, slot, inspector } of filled) {
    const team = teams.get(target);
    const person = people.get(inspector);
    if (!team || team.has(slot) || slot < 0 || slot >= TEAM || [...team.values()].includes(inspector))
      violations += 1;
    team?.set(slot, inspector);
    if (!person || related.get(target)?.has(inspector) || (slot === 0 && !person.able)) violations += 1;
    if (person) person.load += 1;
  }
  for (const team of teams.values()) violations += TEAM - team.size;
  const loads = [...people.values()].map(({ load }) => load);
  const { least, more } = evenLoad(match, loads.length);
  const most = more === 0 ? least : least + 1;
  for (const load of loads) violations += Math.max(0, load - most);
  return {
    violations,
    spread: loads.reduce((a, b) => Math.max(a, b)) - loads.reduce((a, b) => Math.min(a, b)),
  };
}
