// draw-v1, quotas (draw-protocol.md §1, Quota): integers only, always rounded up, never shrunk in silence.

import { byBytes } from "./draw-hash.ts";

/** A rational such as 3/100; floats would not be the same everywhere. */
export interface Rate {
  num: number;
  den: number;
}

export interface Quota {
  stratum: string;
  size: number;
  rate: Rate;
  /** How many are drawn: ceil(rate × size). */
  n: number;
}

export type QuotaRefusal =
  | { refused: "quota.badRate"; stratum: string }
  | { refused: "quota.noRate"; stratum: string }
  | { refused: "quota.notMonotone" }
  | { refused: "quota.impossible"; wanted: number; there: number };

/**
 * How many to draw of each stratum that occurs, ascending by stratum. `total`: so many in all are asked for; what the rates
 * leave open is topped up one at a time, to the stratum with the largest total·N_h/ΣN − n_h. Strata of rate 0 are not to be
 * drawn at all and take no part in that.
 */
export function quotasOf(
  members: readonly { stratum: string }[],
  rates: Record<string, Rate>,
  total?: number,
): Quota[] | QuotaRefusal {
  const sizes = new Map<string, number>();
  for (const { stratum } of members) sizes.set(stratum, (sizes.get(stratum) ?? 0) + 1);
  const fault = faultIn(rates, [...sizes.keys()]);
  if (fault) return fault;
  const quotas = [...sizes]
    .sort(([a], [b]) => byBytes(a, b))
    .map(([stratum, size]) => {
      const rate = rates[stratum] as Rate;
      return { stratum, size, rate, n: rateOf(size, rate) };
    });
  return total === undefined ? quotas : topUp(quotas, total);
}

/** ceil(rate × size): how many a rate draws of so many. */
export const rateOf = (size: number, { num, den }: Rate): number =>
  Number((BigInt(size) * BigInt(num) + BigInt(den) - 1n) / BigInt(den));

function topUp(quotas: Quota[], total: number): Quota[] | QuotaRefusal {
  const there = drawable(quotas).reduce((sum, quota) => sum + quota.size, 0);
  if (total > there) return { refused: "quota.impossible", wanted: total, there };
  for (let left = total - taken(quotas); left > 0; left -= 1) {
    const next = nextToTopUp(quotas, total);
    if (next === null) break;
    next.n += 1;
  }
  return quotas;
}

const drawable = (quotas: readonly Quota[]): Quota[] => quotas.filter(({ rate }) => rate.num > 0);
const taken = (quotas: readonly Quota[]): number => quotas.reduce((sum, quota) => sum + quota.n, 0);

/**
 * The stratum that gives one more towards `total`: the largest total·N_h/ΣN − n_h, compared as integers over the common ΣN;
 * of equals the first by stratum. Null when every stratum is drawn whole.
 */
export function nextToTopUp(quotas: readonly Quota[], total: number): Quota | null {
  const open = drawable(quotas);
  const there = BigInt(open.reduce((sum, quota) => sum + quota.size, 0));
  const claim = ({ size, n }: Quota): bigint => BigInt(total) * BigInt(size) - BigInt(n) * there;
  let best: Quota | null = null;
  for (const quota of open)
    if (quota.n < quota.size && (best === null || claim(quota) > claim(best))) best = quota;
  return best;
}

function faultIn(rates: Record<string, Rate>, strata: string[]): QuotaRefusal | null {
  for (const [stratum, { num, den }] of Object.entries(rates)) {
    const sound = Number.isSafeInteger(num) && Number.isSafeInteger(den) && den > 0 && num >= 0 && num <= den;
    if (!sound) return { refused: "quota.badRate", stratum };
  }
  const missing = strata.find((stratum) => !Object.hasOwn(rates, stratum));
  if (missing !== undefined) return { refused: "quota.noRate", stratum: missing };
  return monotone(rates) ? null : { refused: "quota.notMonotone" };
}

/** A ≤ B ≤ C ≤ D and A > 0, where credit classes are strata: the worse class is never drawn at the lower rate. */
function monotone(rates: Record<string, Rate>): boolean {
  const classes = ["A", "B", "C", "D"].flatMap((name) => rates[name] ?? []);
  const rising = classes.every((rate, index) => {
    const before = classes[index - 1];
    return (
      before === undefined || BigInt(before.num) * BigInt(rate.den) <= BigInt(rate.num) * BigInt(before.den)
    );
  });
  return rising && (rates.A === undefined || rates.A.num > 0);
}
