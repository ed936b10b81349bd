// Re-picks and targets added after the drawing, replayed in the order of the chain (draw-protocol.md §2.6).

import { rHexOf } from "./after.ts";
import type { Added, Repick } from "./bundle-parts.ts";
import { checkCaps, firstCaps } from "./caps.ts";
import type { Ground } from "./ground.ts";
import { checkRaised } from "./raised.ts";
import { checkRepick } from "./repick.ts";
import { replay } from "./replay.ts";
import { failed, notChecked, type Outcome, passed } from "./report.ts";
import { loadsOf, seatingOf } from "./seating.ts";
import { checkSlotOrder } from "./slot-order.ts";
import { addTeams, dropTarget, type Standing, standingOf } from "./standing.ts";
import { indexBelow, repickHead } from "./stream.ts";
import { finalCaps, groundOf } from "./teams.ts";
import { supervisorsOnly, type Work, withheld } from "./work.ts";

type Later = { n: number } & ({ repick: Repick } | { added: Added });

function laterOf({ bundle }: Work): Later[] {
  return bundle.after.flatMap(({ n, kind, detail }): Later[] => {
    if (detail === undefined) return [];
    if (kind === "repick") return [{ n, repick: detail as Repick }];
    return kind === "extend" || kind === "replace" ? [{ n, added: detail as Added }] : [];
  });
}

const happened = ({ bundle }: Work, ...kinds: string[]): boolean =>
  bundle.after.some(({ kind }) => kinds.includes(kind));

/** Targets are added by going on down the list of their stratum; a replacement stays within the stratum of what it replaces. */
export function checkAdditions(work: Work): Outcome {
  if (!happened(work, "extend", "replace")) return notChecked("none");
  const { roster, quotas, drawn } = work.bundle;
  if (roster === undefined || quotas === undefined || drawn === undefined) return withheld(work);
  if (work.kind !== "full") return supervisorsOnly(work);
  const next = new Map(quotas.map(({ stratum, n }) => [stratum, n + 1]));
  const placeOf = new Map<string, number>();
  for (const [index, { stratum }] of roster.entries()) if (!placeOf.has(stratum)) placeOf.set(stratum, index);
  const stratumOf = new Map(roster.map(({ id, stratum }) => [id, stratum]));
  const live = new Set(drawn.map(({ id }) => id));
  let added = 0;
  for (const later of laterOf(work)) {
    if (!("added" in later)) continue;
    const { out, add } = later.added;
    if (out !== undefined && !live.delete(out)) return failed("outUnknown", { n: later.n, id: out });
    if (out !== undefined && (add.length !== 1 || add[0]?.stratum !== stratumOf.get(out)))
      return failed("otherStratum", { n: later.n, id: out });
    for (const { id, stratum, rank } of add) {
      const expected = next.get(stratum);
      const listed = roster[(placeOf.get(stratum) ?? Number.NaN) + rank - 1];
      if (rank !== expected || listed?.id !== id || listed.stratum !== stratum)
        return failed("listOrder", { n: later.n, id, expected: expected ?? 0, found: rank });
      next.set(stratum, rank + 1);
      live.add(id);
      added += 1;
    }
  }
  return passed({ added });
}

/** Both are replayed at once, since each depends on those before; the first that is wrong ends it. */
interface Replayed {
  repicks: Outcome;
  addedTeams: Outcome;
}

export const checkRepicks = (work: Work): Outcome =>
  happened(work, "repick") ? replayed(work).repicks : notChecked("none");

export const checkAddedTeams = (work: Work): Outcome =>
  happened(work, "extend", "replace") ? replayed(work).addedTeams : notChecked("none");

function replayed(work: Work): Replayed {
  const ground = groundOf(work);
  if (ground === null) return { repicks: supervisorsOnly(work), addedTeams: supervisorsOnly(work) };
  const standing = standingOf(ground);
  const done = { repicks: 0, teams: 0, unproven: 0 };
  for (const later of laterOf(work)) {
    const isRepick = "repick" in later;
    const outcome = isRepick
      ? checkRepick(ground, standing, later.repick)
      : checkAddedTeam(work, ground, standing, later.added);
    if (outcome.state === "failed") {
      const fault = { ...outcome, facts: { n: later.n, ...outcome.facts } };
      return isRepick
        ? { repicks: fault, addedTeams: notChecked("afterFailure", { failed: "repicks" }) }
        : { repicks: notChecked("afterFailure", { failed: "addedTeams" }), addedTeams: fault };
    }
    if (isRepick) done.repicks += 1;
    else done.teams += later.added.add.length;
    if (outcome.state === "notChecked") done.unproven += 1;
  }
  return {
    repicks: passed({ repicks: done.repicks }),
    addedTeams: passed({ teams: done.teams, unproven: done.unproven }),
  };
}

/** assign-v1 over the added targets alone, with what everybody holds by now carried along. */
function checkAddedTeam({ sha }: Work, ground: Ground, standing: Standing, added: Added): Outcome {
  const { seed, crew } = ground;
  if (added.out !== undefined) dropTarget(standing, added.out);
  const targets = added.add.map(({ id }) => id);
  const load = loadsOf(crew, standing.held);
  const first = firstCaps(sha, seed, crew, targets);
  const steps = [
    () => checkCaps(first, crew, added),
    () => checkSlotOrder(sha, seed, crew, targets, added.slots),
    // Who is drawn depends on a secret that may not be open yet: the falls of chance are a step of their own.
    () => replay(sha, seatingOf(crew, added.slots, finalCaps(crew, added), load), added.moves, null),
    () => checkRaised(sha, seed, crew, added.slots, first, load, added.raised),
  ];
  let outcome = passed();
  for (const step of steps) {
    outcome = step();
    if (outcome.state === "failed") return outcome;
  }
  addTeams(standing, added.slots);
  return outcome;
}

/** Once rHex is open: whether chance fell as it had to, wherever somebody was drawn later. */
export function checkLaterPicks(work: Work): Outcome {
  if (!happened(work, "repick", "extend", "replace")) return notChecked("none");
  const { seed } = work.bundle;
  if (work.kind !== "full" || seed === undefined) return supervisorsOnly(work);
  const rHex = rHexOf(work);
  if (rHex === null) return notChecked("notClosed");
  let picks = 0;
  for (const later of laterOf(work)) {
    const drawn =
      "repick" in later ? [later.repick] : later.added.slots.map((filled) => ({ ...filled, n: 0 }));
    for (const { target, slot, pick, n, ...rest } of drawn) {
      if (pick === -1) continue;
      const size = rest.candidates?.length ?? ("count" in rest ? (rest.count ?? 0) : 0);
      const expected = indexBelow(work.sha, repickHead(work.sha, seed, rHex, target, slot, n), size);
      if (expected !== pick) return failed("pick", { n: later.n, target, slot, expected, found: pick });
      picks += 1;
    }
  }
  return passed({ picks });
}
