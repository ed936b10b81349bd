// Further down the same list (draw-protocol.md §1, Tickets): a replacement, an extension or a top-up never draws anew. Each
// stratum goes on with its next rank.

import { nextToTopUp, type Quota } from "./draw-quota.ts";
import type { Ticketed } from "./draw-select.ts";

/** So many more, or one in the place of another. */
export type Ask = { more: number } | { replace: string };

/** What is asked for is more than what is left to draw from. */
export type ReserveEmpty = { refused: "draw.reserveEmpty"; wanted: number; there: number };

/**
 * Who comes next. `ranked`: the whole list by stratum and rank; `quotas`: what was drawn of it; `taken`: every id drawn or
 * added so far. A replacement is the next of the stratum of what it replaces, and refused where that is used up: another
 * stratum would tell of a class. Of more that are asked for the strata give one at a time as in a top-up; what has the
 * rate 0 is never drawn.
 */
export function nextInLine(
  ranked: readonly Ticketed[],
  quotas: readonly Quota[],
  taken: readonly string[],
  ask: Ask,
): Ticketed[] | ReserveEmpty {
  const gone = new Set(taken);
  const strata = new Map(quotas.map((quota) => [quota.stratum, { ...quota, n: 0 }]));
  const rest = new Map(quotas.map(({ stratum }) => [stratum, [] as Ticketed[]]));
  for (const member of ranked) {
    const stratum = strata.get(member.stratum);
    if (!gone.has(member.id)) rest.get(member.stratum)?.push(member);
    else if (stratum) stratum.n += 1;
  }
  const wanted = "more" in ask ? ask.more : 1;
  const own = "replace" in ask ? strata.get(stratumOf(ranked, ask.replace)) : undefined;
  const line: Ticketed[] = [];
  while (line.length < wanted) {
    const next = own ?? nextToTopUp([...strata.values()], taken.length + wanted);
    const member = next && rest.get(next.stratum)?.shift();
    if (!next || !member) return { refused: "draw.reserveEmpty", wanted, there: line.length };
    next.n += 1;
    line.push(member);
  }
  return line;
}

const stratumOf = (ranked: readonly Ticketed[], id: string): string =>
  ranked.find((member) => member.id === id)?.stratum ?? "";
