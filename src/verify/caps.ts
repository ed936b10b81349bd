// How many slots each inspector may take (draw-protocol.md §2.1), by department: no slot is filled across departments.

import type { Teams } from "./bundle-parts.ts";
import type { Crew } from "./eligible.ts";
import { failed, type Outcome, passed, type Sha } from "./report.ts";

/** q = ⌊S/I⌋ each, and one more for the S mod I with the lowest extra-v1 hash; by place in the crew. */
export function firstCaps(
  sha: Sha,
  seed: string,
  crew: Crew,
  targets: readonly string[],
): Map<number, number> {
  const barredFrom = new Map<number, number>();
  for (const target of targets)
    for (const place of crew.related.get(target) ?? [])
      barredFrom.set(place, (barredFrom.get(place) ?? 0) + 1);
  const caps = new Map<number, number>();
  for (const department of new Set(crew.slotRules.map((rule) => rule.department))) {
    const own = crew.fits.filter((_, slot) => crew.slotRules[slot]?.department === department);
    const people = [...new Set(own.flat())].filter((place) => (barredFrom.get(place) ?? 0) < targets.length);
    if (people.length === 0) continue;
    const slots = targets.length * own.length;
    const q = Math.floor(slots / people.length);
    const byExtra = people
      .map((place) => ({ place, key: extraKey(sha, seed, crew, place) }))
      .sort((a, b) => (a.key < b.key ? -1 : 1));
    for (const [at, { place }] of byExtra.entries()) caps.set(place, at < slots % people.length ? q + 1 : q);
  }
  return caps;
}

export const extraKey = (sha: Sha, seed: string, { people }: Crew, place: number): string =>
  sha(`extra-v1|${seed}|${people[place]?.id}`);

/** The caps of the record: those computed, one more for each time somebody's was raised. */
export function checkCaps(first: ReadonlyMap<number, number>, crew: Crew, teams: Teams): Outcome {
  const caps = new Map(first);
  for (const id of teams.raised) {
    const place = crew.placeOf.get(id);
    const cap = place === undefined ? undefined : caps.get(place);
    if (place === undefined || cap === undefined) return failed("capRaisedUnknown", { inspector: id });
    caps.set(place, cap + 1);
  }
  const listed = new Set(teams.caps.map(({ inspector }) => inspector));
  if (listed.size !== teams.caps.length || listed.size !== caps.size)
    return failed("capList", { expected: caps.size, found: teams.caps.length });
  for (const { inspector, cap } of teams.caps) {
    const expected = caps.get(crew.placeOf.get(inspector) ?? -1);
    if (expected === undefined) return failed("capRaisedUnknown", { inspector });
    if (expected !== cap) return failed("cap", { inspector, expected, found: cap });
  }
  return passed({ people: caps.size, raised: teams.raised.length });
}
