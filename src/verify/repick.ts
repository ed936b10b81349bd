// One slot run again after a recusal or absence (draw-protocol.md §2.6); every other team stays.

import type { Repick } from "./bundle-parts.ts";
import type { Ground } from "./ground.ts";
import { failed, type Outcome, passed } from "./report.ts";
import { hold, type Standing } from "./standing.ts";

/**
 * Whether it struck who sat there, ran among just those who may follow, and took whom the pick names. Nobody follows who
 * is in the team or was struck from it before; where nobody is below the cap, caps rise for all alike until somebody is.
 */
export function checkRepick({ crew }: Ground, standing: Standing, again: Repick): Outcome {
  const { target, slot } = again;
  const team = standing.teams.get(target);
  const holder = team?.get(slot);
  const fit = crew.fits[slot];
  if (!team || holder === undefined || fit === undefined) return failed("unknownSlot", { target, slot });
  const run = (standing.runs.get(`${target}|${slot}`) ?? 0) + 1;
  if (again.n !== run) return failed("rerun", { target, slot, expected: run, found: again.n });
  if (again.struck !== holder)
    return failed("struck", { target, slot, expected: holder, found: again.struck });

  const struck = standing.struck.get(target) ?? new Set<string>();
  standing.struck.set(target, struck.add(holder));
  const inTeam = new Set(team.values());
  const able = fit.flatMap((place) => {
    const { id, carried } = crew.people[place] as { id: string; carried: number };
    if (inTeam.has(id) || struck.has(id) || crew.related.get(target)?.has(place)) return [];
    return [{ id, room: (standing.caps.get(place) ?? 0) - carried - (standing.held.get(id) ?? 0) }];
  });
  const roomiest = able.reduce((best, { room }) => Math.max(best, room), Number.NEGATIVE_INFINITY);
  const raised = Math.max(0, 1 - roomiest);
  const candidates = able.filter(({ room }) => room + raised > 0).map(({ id }) => id);
  if (
    candidates.length !== again.candidates.length ||
    candidates.some((id, at) => id !== again.candidates[at])
  )
    return failed("candidates", {
      target,
      slot,
      expected: candidates.length,
      found: again.candidates.length,
    });
  if (candidates.length === 0 || again.inspector === null)
    return checkVacancy(standing, again, candidates.length);
  if (again.raised !== raised)
    return failed("raisedBy", { target, slot, expected: raised, found: again.raised });
  const inspector = candidates[again.pick];
  if (inspector === undefined)
    return failed("pick", { target, slot, expected: candidates.length - 1, found: again.pick });
  if (inspector !== again.inspector)
    return failed("inspector", { target, slot, expected: inspector, found: again.inspector });

  team.set(slot, inspector);
  standing.runs.set(`${target}|${slot}`, run);
  hold(standing, holder, -1);
  hold(standing, inspector, 1);
  return passed();
}

/** Nobody could follow: the place stays empty, and who was struck is free again. */
function checkVacancy(standing: Standing, again: Repick, able: number): Outcome {
  const { target, slot, pick, raised, inspector, struck } = again;
  if (able > 0 || inspector !== null || pick !== -1 || raised !== 0)
    return failed("inspector", { target, slot, expected: able === 0 ? "" : "?", found: inspector ?? "" });
  standing.teams.get(target)?.delete(slot);
  hold(standing, struck, -1);
  return passed();
}
