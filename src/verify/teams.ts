// The teams of a draw (draw-protocol.md §2); supervisors alone have what it takes.

import type { Assign } from "./bundle-parts.ts";
import { checkCaps, firstCaps } from "./caps.ts";
import { type Crew, crewOf } from "./eligible.ts";
import type { Ground } from "./ground.ts";
import { checkRaised } from "./raised.ts";
import { replay } from "./replay.ts";
import type { Outcome } from "./report.ts";
import { loadsOf, seatingOf } from "./seating.ts";
import { checkSlotOrder } from "./slot-order.ts";
import { pickHead } from "./stream.ts";
import { supervisorsOnly, type Work } from "./work.ts";

/** What all steps of the teams stand on, made once; null when it is not in the bundle. */
export function groundOf(work: Work): Ground | null {
  const { assign, seed, drawn } = work.bundle;
  if (assign === undefined || seed === undefined || drawn === undefined) return null;
  if (work.ground === null) {
    const crew = crewOf(assign);
    const targets = drawn.map(({ id }) => id);
    work.ground = { seed, assign, targets, crew, first: firstCaps(work.sha, seed, crew, targets) };
  }
  return work.ground;
}

const onGround =
  (check: (work: Work, ground: Ground) => Outcome) =>
  (work: Work): Outcome => {
    const ground = groundOf(work);
    return ground ? check(work, ground) : supervisorsOnly(work);
  };

export const checkTeamCaps = onGround((_work, { first, crew, assign }) => checkCaps(first, crew, assign));

export const checkTeamOrder = onGround(({ sha }, { seed, crew, targets, assign }) =>
  checkSlotOrder(sha, seed, crew, targets, assign.slots),
);

export const checkTeamSlots = onGround(({ sha }, { seed, crew, assign }) => {
  const seating = seatingOf(crew, assign.slots, finalCaps(crew, assign), loadsOf(crew));
  return replay(sha, seating, assign.moves, (target, slot) => pickHead(seed, target, slot));
});

export const checkTeamRaised = onGround(({ sha }, { seed, crew, first, assign }) =>
  checkRaised(sha, seed, crew, assign.slots, first, loadsOf(crew), assign.raised),
);

export const finalCaps = (crew: Crew, { caps }: Pick<Assign, "caps">): Map<number, number> =>
  new Map(caps.map(({ inspector, cap }) => [crew.placeOf.get(inspector) ?? -1, cap]));
