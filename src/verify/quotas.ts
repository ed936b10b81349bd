// How many are drawn of each stratum (draw-protocol.md §1, Quota): integers, rounded up, in all as many as asked for.

import type { Listed, Quota, Rate, Rules } from "./bundle-parts.ts";
import { compareBytes } from "./ids.ts";
import { failed, type Outcome, passed } from "./report.ts";
import { has } from "./shape.ts";
import { type Work, withheld } from "./work.ts";

export function checkQuotas(work: Work): Outcome {
  const { roster, rules, quotas } = work.bundle;
  if (roster === undefined || rules === undefined || quotas === undefined) return withheld(work);
  const expected = quotasFrom(roster, rules);
  if ("state" in expected) return expected;
  if (expected.length !== quotas.length)
    return failed("quotaRow", { at: "quotas", expected: expected.length, found: quotas.length });
  for (const [index, must] of expected.entries()) {
    const is = quotas[index] as Quota;
    const wrong = differing(must, is);
    if (wrong)
      return failed("quotaRow", { at: `quotas[${index}].${wrong}`, expected: told(must), found: told(is) });
  }
  const drawn = quotas.reduce((sum, { n }) => sum + n, 0);
  return passed({
    strata: quotas.length,
    drawn,
    ...(rules.total === undefined ? {} : { total: rules.total }),
  });
}

const told = ({ stratum, size, rate, n }: Quota): string =>
  `${stratum}: ${n}/${size} (${rate.num}/${rate.den})`;

function differing(must: Quota, is: Quota): string | null {
  if (must.stratum !== is.stratum) return "stratum";
  if (must.size !== is.size) return "size";
  if (must.rate.num !== is.rate.num || must.rate.den !== is.rate.den) return "rate";
  return must.n === is.n ? null : "n";
}

function quotasFrom(roster: readonly Listed[], { rates, total }: Rules): Quota[] | Outcome {
  if (!monotone(rates)) return failed("notMonotone");
  const sizes = new Map<string, number>();
  for (const { stratum } of roster) sizes.set(stratum, (sizes.get(stratum) ?? 0) + 1);
  const quotas: Quota[] = [];
  for (const stratum of [...sizes.keys()].sort(compareBytes)) {
    const rate = has(rates, stratum) ? rates[stratum] : undefined;
    if (rate === undefined) return failed("noRate", { stratum });
    const size = sizes.get(stratum) ?? 0;
    // A rate has up to nine digits and a pool up to six: their product is beyond 2^53.
    const n = Number((BigInt(size) * BigInt(rate.num) + BigInt(rate.den) - 1n) / BigInt(rate.den));
    quotas.push({ stratum, size, rate, n });
  }
  return total === undefined || topUp(quotas, total) ? quotas : failed("totalImpossible", { total });
}

/** A ≤ B ≤ C ≤ D and A > 0, where these are strata. */
function monotone(rates: Record<string, Rate>): boolean {
  const rising = ["A", "B", "C", "D"].flatMap((name) => (has(rates, name) ? [rates[name] as Rate] : []));
  const falls = rising.some(({ num, den }, at) => {
    const next = rising[at + 1];
    return next !== undefined && BigInt(num) * BigInt(next.den) > BigInt(next.num) * BigInt(den);
  });
  return !falls && !(has(rates, "A") && rates.A?.num === 0);
}

/**
 * Tops up to `total`: each further place goes to the stratum with room and the largest total·N − n·ΣN, the first of equals.
 * Within a stratum this claim falls with every place, so the places that are given are those with the largest claims of
 * all: one threshold, and of the places just on it the first strata's. Strata of rate 0 take no part. False: too few targets.
 */
function topUp(quotas: Quota[], total: number): boolean {
  const sharing = quotas.filter(({ rate }) => rate.num > 0);
  const all = sharing.reduce((sum, { size }) => sum + size, 0);
  let left = total - quotas.reduce((sum, { n }) => sum + n, 0);
  if (left <= 0) return true;
  const claim = ({ size }: Quota, n: number): number => total * size - n * all;
  const claims = sharing.flatMap((quota) =>
    Array.from({ length: quota.size - quota.n }, (_, more) => claim(quota, quota.n + more)),
  );
  if (claims.length < left) return false;
  const threshold = Float64Array.from(claims).sort()[claims.length - left] as number;
  for (const quota of sharing)
    while (quota.n < quota.size && claim(quota, quota.n) > threshold) {
      quota.n += 1;
      left -= 1;
    }
  for (const quota of sharing)
    if (left > 0 && quota.n < quota.size && claim(quota, quota.n) === threshold) {
      quota.n += 1;
      left -= 1;
    }
  return true;
}
