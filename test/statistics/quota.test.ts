import { describe, expect, it } from "vitest";
import { quotasOf, type Rate } from "../../src/domain/draw-quota.ts";
import { ids, seeds, select } from "./lots.ts";

/** How many of `size` are drawn at a rate. */
type Count = (size: number, rate: Rate) => number;

const ours: Count = (size, rate) => {
  const quotas = quotasOf(
    ids(size).map(() => ({ stratum: "-" })),
    { "-": rate },
  );
  if ("refused" in quotas) throw new Error(quotas.refused);
  return quotas[0]?.n ?? 0;
};

const rates = [
  [3, 100],
  [5, 100],
  [7, 100],
  [20, 100],
  [29, 100],
  [1, 3],
  [99, 100],
  [1, 1],
].map(([num, den]) => ({ num: num as number, den: den as number }));

/** Sizes and rates at which fewer are drawn than the rate asks, or more than it takes. */
function beaten(count: Count): { below: string[]; above: string[] } {
  const cases = rates.flatMap((rate) => Array.from({ length: 400 }, (_, at) => ({ size: at + 1, rate })));
  const told = (wrong: typeof cases) => wrong.map(({ size, rate }) => `${rate.num}/${rate.den} of ${size}`);
  return {
    below: told(cases.filter(({ size, rate }) => count(size, rate) * rate.den < rate.num * size)),
    above: told(cases.filter(({ size, rate }) => (count(size, rate) - 1) * rate.den >= rate.num * size)),
  };
}

describe("a rate", () => {
  it("is never undercut, and met with as few as it takes", () => {
    expect(beaten(ours)).toEqual({ below: [], above: [] });
    expect(ours(40, { num: 3, den: 100 })).toBe(2);
  });

  it("is undercut when the quota is rounded down or to the nearest", () => {
    const down: Count = (size, { num, den }) => Math.floor((size * num) / den);
    const nearest: Count = (size, { num, den }) => Math.round((size * num) / den);
    expect(beaten(down).below).toContain("3/100 of 40");
    expect(beaten(nearest).below).toContain("3/100 of 40");
  });

  it("is overshot when it is a float", () => {
    const float: Count = (size, { num, den }) => Math.ceil((num / den) * size);
    expect(beaten(float).above).toContain("7/100 of 100");
  });

  it("holds in every stratum of a draw, seed after seed", () => {
    const sizes = { A: 40, B: 37, C: 5, D: 3 };
    const percent: Record<string, number> = { A: 3, B: 5, C: 20, D: 100 };
    const pool = Object.entries(sizes).flatMap(([stratum, size]) =>
      ids(size).map((id) => ({ id: `${stratum}${id}`, stratum, weight: 1 })),
    );
    const n = Object.fromEntries(
      Object.entries(sizes).map(([stratum, size]) => [
        stratum,
        ours(size, { num: percent[stratum] ?? 0, den: 100 }),
      ]),
    );
    expect(n).toEqual({ A: 2, B: 2, C: 1, D: 3 });
    for (const seed of seeds(50)) {
      const { shown } = select(seed, pool, n);
      for (const stratum of Object.keys(sizes)) {
        expect(shown.filter((id) => id.startsWith(stratum))).toHaveLength(n[stratum] as number);
      }
    }
  });
});
