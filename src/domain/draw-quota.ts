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
 * leave open is topped up one at a time, to the stratum with the largest total·N_h/ΣN − n_h.
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
      return { stratum, size, rate, n: ceilOf(size, rate) };
    });
  return total === undefined ? quotas : topUp(quotas, total);
}

const ceilOf = (size: number, { num, den }: Rate): number =>
  Number((BigInt(size) * BigInt(num) + BigInt(den) - 1n) / BigInt(den));

function topUp(quotas: Quota[], total: number): Quota[] | QuotaRefusal {
  const there = quotas.reduce((sum, quota) => sum + quota.size, 0);
  if (total > there) return { refused: "quota.impossible", wanted: total, there };
  let left = total - quotas.reduce((sum, quota) => sum + quota.n, 0);
  while (left > 0) {
    // total·N_h/ΣN − n_h, compared as integers over the common ΣN; the first of equals wins, in order of stratum.
    let best: Quota | null = null;
    for (const quota of quotas)
      if (quota.n < quota.size && (best === null || claim(quota) > claim(best))) best = quota;
    if (best === null) break;
    best.n += 1;
    left -= 1;
  }
  return quotas;

  function claim(quota: Quota): bigint {
    return BigInt(total) * BigInt(quota.size) - BigInt(quota.n) * BigInt(there);
  }
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
