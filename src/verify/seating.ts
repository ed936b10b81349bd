// Who sits where while the slots are filled one after another, and who still could.

import type { Filled } from "./bundle-parts.ts";
import type { Crew } from "./eligible.ts";

export interface Seating {
  crew: Crew;
  /** In the order in which they are filled; slots are known by their index here. */
  slots: readonly Filled[];
  /** By place in the crew; nobody else may be taken. */
  caps: ReadonlyMap<number, number>;
  /** By place: slots held, those carried along included. */
  load: number[];
  holder: (number | null)[];
  /** By target. */
  teams: Map<string, number[]>;
  /** For each list of `crew.fits`, those below their cap, ascending. */
  roomy: Map<readonly number[], number[]>;
}

export function seatingOf(
  crew: Crew,
  slots: readonly Filled[],
  caps: ReadonlyMap<number, number>,
  load: readonly number[],
): Seating {
  const teams = new Map<string, number[]>();
  for (const [index, { target }] of slots.entries()) {
    const team = teams.get(target);
    if (team) team.push(index);
    else teams.set(target, [index]);
  }
  const roomy = new Map(
    crew.fits.map(
      (fit) => [fit, fit.filter((place) => (load[place] ?? 0) < (caps.get(place) ?? 0))] as const,
    ),
  );
  return { crew, slots, caps, load: [...load], holder: slots.map(() => null), teams, roomy };
}

/** Carried loads by place, and what `more` says each holds besides. */
export const loadsOf = ({ people }: Crew, more: ReadonlyMap<string, number> = new Map()): number[] =>
  people.map(({ id, carried }) => carried + (more.get(id) ?? 0));

export const hasRoom = ({ load, caps }: Seating, place: number): boolean =>
  (load[place] ?? 0) < (caps.get(place) ?? 0);

/** The slot of the same team that this person holds. */
export const seatInTeam = ({ teams, slots, holder }: Seating, index: number, place: number) =>
  teams.get(slots[index]?.target ?? "")?.find((other) => holder[other] === place);

/** One more slot for this person, who leaves the lists of those with room when the cap is reached. */
export function addLoad(seating: Seating, place: number): void {
  seating.load[place] = (seating.load[place] ?? 0) + 1;
  if (hasRoom(seating, place)) return;
  for (const list of seating.roomy.values()) {
    const at = lowerBound(list, place);
    if (list[at] === place) list.splice(at, 1);
  }
}

/** Candidates of a slot: `size` of them, the n-th ascending by id, and all. */
export interface Candidates {
  size: number;
  nth(n: number): number;
  all(): number[];
}

/** Those with room who satisfy the slot's rule, without the target's relations and the team so far. */
export function candidatesFor(seating: Seating, index: number): Candidates {
  const { target, slot } = seating.slots[index] as Filled;
  const fit = seating.crew.fits[slot] as number[];
  const roomy = seating.roomy.get(fit) as number[];
  const barred = new Set(seating.crew.related.get(target));
  for (const other of seating.teams.get(target) ?? []) {
    const place = seating.holder[other];
    if (typeof place === "number") barred.add(place);
  }
  // The barred are few and the roomy many: only their positions are looked up.
  const gaps = [...barred]
    .map((place) => ({ place, at: lowerBound(roomy, place) }))
    .filter(({ place, at }) => roomy[at] === place)
    .map(({ at }) => at)
    .sort((a, b) => a - b);
  return {
    size: roomy.length - gaps.length,
    nth(n) {
      let at = n;
      for (const gap of gaps) if (gap <= at) at += 1;
      return roomy[at] as number;
    },
    all: () => roomy.filter((place) => !barred.has(place)),
  };
}

/** Where `value` stands or would stand in an ascending list. */
function lowerBound(list: readonly number[], value: number): number {
  let from = 0;
  let until = list.length;
  while (from < until) {
    const middle = (from + until) >> 1;
    if ((list[middle] as number) < value) from = middle + 1;
    else until = middle;
  }
  return from;
}
