import fc from "fast-check";
import { expect, it } from "vitest";
import { checkQuotas } from "../../src/verify/quotas.ts";
import type { Work } from "../../src/verify/work.ts";
import type { Loose } from "./sample.ts";

/** draw-protocol.md §1, Quota, word by word: up to the next whole one, then one at a time. Null: it cannot be met. */
function quotasOf(sizes: Record<string, number>, rates: Loose, total?: number): Loose[] | null {
  const rows = Object.keys(sizes)
    .filter((stratum) => (sizes[stratum] as number) > 0)
    .sort()
    .map((stratum) => {
      const size = sizes[stratum] as number;
      let n = 0;
      while (n * rates[stratum].den < size * rates[stratum].num) n += 1;
      return { stratum, size, rate: rates[stratum], n };
    });
  const sharing = rows.filter(({ rate }) => rate.num > 0);
  const all = sharing.reduce((sum, { size }) => sum + size, 0);
  while (total !== undefined && rows.reduce((sum, { n }) => sum + n, 0) < total) {
    const claim = ({ size, n }: Loose): number => total * size - n * all;
    const [best] = sharing
      .filter(({ n, size }) => n < size)
      .sort((a, b) => claim(b) - claim(a) || (a.stratum < b.stratum ? -1 : 1));
    if (!best) return null;
    best.n += 1;
  }
  return rows;
}

const strata = ["s1", "s10", "s2", "s3"];
const anyCase = fc.record({
  sizes: fc.tuple(fc.nat(9), fc.nat(30), fc.nat(9), fc.integer({ min: 1, max: 9 })),
  rates: fc.array(fc.constantFrom([0, 1], [0, 7], [1, 3], [3, 100], [1, 1], [2, 5]), {
    minLength: 4,
    maxLength: 4,
  }),
  total: fc.option(fc.nat(60), { nil: undefined }),
});

function workFor(
  sizes: Record<string, number>,
  rates: Loose,
  total: number | undefined,
  quotas: Loose,
): Work {
  const roster = Object.entries(sizes).flatMap(([stratum, size]) =>
    Array.from({ length: size }, () => ({ stratum })),
  );
  const rules = { rates, ...(total === undefined ? {} : { total }) };
  return { bundle: { roster, rules, quotas }, kind: "full" } as unknown as Work;
}

it("tops up as the protocol says, strata of rate 0 left aside", () => {
  let topped = 0;
  fc.assert(
    fc.property(anyCase, ({ sizes, rates, total }) => {
      const sizeOf = Object.fromEntries(strata.map((stratum, n) => [stratum, sizes[n] as number]));
      const rateOf = Object.fromEntries(
        strata.map((stratum, n) => [stratum, { num: rates[n]?.[0], den: rates[n]?.[1] }]),
      );
      const expected = quotasOf(sizeOf, rateOf, total);
      const outcome = checkQuotas(workFor(sizeOf, rateOf, total, expected ?? []));
      expect(outcome.facts.why ?? "passed").toBe(expected === null ? "totalImpossible" : "passed");
      if (expected === null) return;
      if (expected.some(({ n, size, rate }) => n > Math.ceil((size * rate.num) / rate.den))) topped += 1;
      const wrong = expected.map((row, at) => (at === 0 ? { ...row, n: row.n + 1 } : row));
      expect(checkQuotas(workFor(sizeOf, rateOf, total, wrong)).state).toBe("failed");
    }),
    { seed: 3, numRuns: 500 },
  );
  expect(topped).toBeGreaterThan(40);
});

it.each([
  ["a better class at a higher rate than a worse one", { A: [1, 2], B: [1, 3] }],
  ["the best class not at all", { A: [0, 1], B: [1, 3] }],
])("refuses %s", (_what, given) => {
  const rates = Object.fromEntries(Object.entries(given).map(([name, [num, den]]) => [name, { num, den }]));
  expect(checkQuotas(workFor({ B: 3 }, rates, undefined, [])).facts.why).toBe("notMonotone");
});

it("refuses a stratum that the rules do not know, even one called as every object has it", () => {
  expect(checkQuotas(workFor({ constructor: 1 }, {}, undefined, [])).facts).toMatchObject({ why: "noRate" });
});
