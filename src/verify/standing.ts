// Who holds which slot of the draw as it stands after what happened so far.

import type { Filled } from "./bundle-parts.ts";
import type { Ground } from "./ground.ts";
import { finalCaps } from "./teams.ts";

export interface Standing {
  /** Of the drawing; a re-pick never changes them. */
  caps: ReadonlyMap<number, number>;
  /** By target: inspector by slot. */
  teams: Map<string, Map<number, string>>;
  /** How many slots each inspector holds. */
  held: Map<string, number>;
  /** By target: everybody who was ever struck from its team. */
  struck: Map<string, Set<string>>;
  /** How often a slot was run again, by `target|slot`. */
  runs: Map<string, number>;
}

export function standingOf({ crew, assign }: Ground): Standing {
  const standing: Standing = {
    caps: finalCaps(crew, assign),
    teams: new Map(),
    held: new Map(),
    struck: new Map(),
    runs: new Map(),
  };
  addTeams(standing, assign.slots);
  return standing;
}

export function addTeams(standing: Standing, slots: readonly Filled[]): void {
  for (const { target, slot, inspector } of slots) {
    const team = standing.teams.get(target) ?? new Map<number, string>();
    standing.teams.set(target, team.set(slot, inspector));
    hold(standing, inspector, 1);
  }
}

/** A target that was replaced: its team is free again. */
export function dropTarget(standing: Standing, target: string): void {
  for (const inspector of standing.teams.get(target)?.values() ?? []) hold(standing, inspector, -1);
  standing.teams.delete(target);
}

export function hold({ held }: Standing, inspector: string, more: number): void {
  held.set(inspector, (held.get(inspector) ?? 0) + more);
}
