import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Quota, type QuotaRefusal, quotasOf, type Rate } from "../../src/domain/draw-quota.ts";

const pool = (sizes: Record<string, number>) =>
  Object.entries(sizes).flatMap(([stratum, size]) => Array.from({ length: size }, () => ({ stratum })));
const percent = (num: number): Rate => ({ num, den: 100 });
const rates = { A: percent(3), B: percent(5), C: percent(20), D: percent(100) };

function counts(quotas: Quota[] | QuotaRefusal): Record<string, number> {
  if ("refused" in quotas) throw new Error(quotas.refused);
  return Object.fromEntries(quotas.map(({ stratum, n }) => [stratum, n]));
}
const drawn = (size: number, rate: Rate): number | undefined =>
  counts(quotasOf(pool({ "-": size }), { "-": rate }))["-"];

describe("a rate", () => {
  test.each([
    [40, percent(3), 2],
    [33, percent(3), 1],
    [34, percent(3), 2],
    [100, percent(3), 3],
    [1, percent(3), 1],
    [305, percent(5), 16],
    [7, percent(100), 7],
    [7, { num: 1, den: 1 }, 7],
    [7, { num: 0, den: 1 }, 0],
    [3, { num: 1, den: 3 }, 1],
    // 0.07 × 100 is 7.000000000000001 in floats.
    [100, percent(7), 7],
    [49, { num: 1, den: 49 }, 1],
  ])("of %i at %j draws %i", (size, rate, n) => expect(drawn(size, rate)).toBe(n));

  test("is always rounded up and never beyond all", () => {
    const sized = fc.tuple(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 1000 }), fc.nat(1000));
    fc.assert(
      fc.property(sized, ([size, den, part]) => {
        const num = Math.min(part, den);
        const n = drawn(size, { num, den }) ?? -1;
        expect(n * den).toBeGreaterThanOrEqual(num * size);
        expect((n - 1) * den).toBeLessThan(num * size);
        expect(n).toBeLessThanOrEqual(size);
      }),
    );
  });

  test("stays exact where a product is beyond what doubles hold", () => {
    const den = Number.MAX_SAFE_INTEGER;
    expect(drawn(3, { num: den - 1, den })).toBe(3);
    expect(drawn(200, { num: 1, den })).toBe(1);
  });
});

describe("strata", () => {
  test("each has its own rate, in order of its code; one that does not occur has no quota", () => {
    const quotas = quotasOf(pool({ D: 2, B: 41, A: 40 }), rates);
    expect(quotas).toEqual([
      { stratum: "A", size: 40, rate: percent(3), n: 2 },
      { stratum: "B", size: 41, rate: percent(5), n: 3 },
      { stratum: "D", size: 2, rate: percent(100), n: 2 },
    ]);
  });

  test("by bytes, not by UTF-16", () => {
    const names = ["\u{1f600}", "\ufb33", "学"];
    const all = Object.fromEntries(names.map((name) => [name, percent(1)]));
    expect(
      Object.keys(
        counts(
          quotasOf(
            names.map((stratum) => ({ stratum })),
            all,
          ),
        ),
      ),
    ).toEqual(["学", "\ufb33", "\u{1f600}"]);
  });

  test.each(["C", "constructor", "__proto__"])("one without a rate is refused: %s", (stratum) => {
    expect(quotasOf([{ stratum }], { A: percent(3) })).toEqual({ refused: "quota.noRate", stratum });
  });

  test.each([
    { num: -1, den: 100 },
    { num: 101, den: 100 },
    { num: 1, den: 0 },
    { num: 0.5, den: 1 },
    { num: 1, den: Number.NaN },
    { num: 0, den: -1 },
  ])("%j is no rate, also for a stratum that does not occur", (rate) => {
    expect(quotasOf(pool({ A: 1 }), { A: percent(3), x: rate })).toEqual({
      refused: "quota.badRate",
      stratum: "x",
    });
  });

  test.each([
    ["B below A", { A: percent(5), B: percent(3) }],
    ["D below C", { ...rates, D: percent(19) }],
    ["C below A, without B", { A: percent(5), C: percent(4) }],
    ["A at nothing", { A: percent(0), B: percent(5) }],
  ])("a worse class at the lower rate is refused: %s", (_what, given) => {
    expect(quotasOf(pool({ A: 1 }), given)).toEqual({ refused: "quota.notMonotone" });
  });

  test("equal rates written differently are monotone, and other strata need not be", () => {
    const given = { A: { num: 1, den: 20 }, B: percent(5), 小学: percent(9), 幼儿园: percent(1) };
    expect("refused" in quotasOf(pool({ A: 1 }), given)).toBe(false);
  });
});

describe("a total", () => {
  const even = { x: percent(10), y: percent(10), z: percent(10) };

  // T·N/ΣN: x 6·10/20 = 3, y 6·6/20 = 1.8, z 6·4/20 = 1.2; the rates alone give 1 each.
  test("tops up where most is missing, one at a time", () => {
    expect(counts(quotasOf(pool({ x: 10, y: 6, z: 4 }), even, 6))).toEqual({ x: 3, y: 2, z: 1 });
  });

  test("equals go by the order of their codes", () => {
    expect(counts(quotasOf(pool({ z: 5, y: 5, x: 5 }), even, 5))).toEqual({ x: 2, y: 2, z: 1 });
  });

  test("below what the rates ask for changes nothing", () => {
    expect(quotasOf(pool({ x: 10, y: 6 }), even, 1)).toEqual(quotasOf(pool({ x: 10, y: 6 }), even));
  });

  test("beyond all there are is refused, never shrunk", () => {
    expect(quotasOf(pool({ x: 3, y: 2 }), even, 6)).toEqual({
      refused: "quota.impossible",
      wanted: 6,
      there: 5,
    });
    expect(counts(quotasOf(pool({ x: 3, y: 2 }), even, 5))).toEqual({ x: 3, y: 2 });
  });

  test("is met exactly, and takes nothing from what the rates gave", () => {
    const sizes = fc.record({ x: fc.nat(30), y: fc.nat(30), z: fc.nat(30) });
    fc.assert(
      fc.property(sizes, fc.nat(95), (given, total) => {
        const before = quotasOf(pool(given), even);
        const after = quotasOf(pool(given), even, total);
        const there = given.x + given.y + given.z;
        if ("refused" in after) {
          expect(total).toBeGreaterThan(there);
          return;
        }
        const least = Object.values(counts(before)).reduce((sum, n) => sum + n, 0);
        expect(after.reduce((sum, { n }) => sum + n, 0)).toBe(Math.max(total, least));
        for (const { stratum, n, size } of after) {
          expect(n).toBeLessThanOrEqual(size);
          expect(n).toBeGreaterThanOrEqual(counts(before)[stratum] ?? 0);
        }
      }),
    );
  });
});
