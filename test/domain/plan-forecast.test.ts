import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PlanEntry } from "../../src/domain/plan-entry.ts";
import { forecastOf, merged, overlapsOf, shareOf, type TargetGroup } from "../../src/domain/plan-forecast.ts";

const entry = (fields: Partial<PlanEntry> = {}): PlanEntry => ({
  ...{
    id: "2027-01-v1",
    code: "2027-01",
    version: 1,
    year: 2027,
    name: "一",
    section: "甲科",
    kind: "general",
  },
  ...{
    items: ["A"],
    filter: {},
    rates: { "-": { num: 5, den: 100 } },
    total: null,
    weights: [],
    teamSize: 2,
  },
  ...{ specialty: null, departments: [], creditClassed: false, announced: true, batches: 1, lead: null },
  ...{ partners: [], outOfPlan: false, reason: null, drawFrom: "2027-03-01", drawUntil: "2027-03-31" },
  ...{ visitFrom: "2027-04-01", visitUntil: "2027-06-30", approvedAt: null, publishedAt: null },
  ...fields,
});
const group = (fields: Partial<TargetGroup> = {}): TargetGroup => ({
  ...{ type: "training", ownership: "private", subject: "企业", district: "甲", creditClass: "B", tags: [] },
  count: 100,
  ...fields,
});
const classes = {
  ...{ A: { num: 3, den: 100 }, B: { num: 5, den: 100 }, C: { num: 20, den: 100 } },
  ...{ D: { num: 1, den: 1 }, "-": { num: 5, den: 100 } },
};

describe("a plan's forecast", () => {
  it("rounds up by class in every batch, as the draw does", () => {
    const groups = [
      group({ creditClass: "A", count: 10 }),
      group({ creditClass: "B", count: 41 }),
      group({ creditClass: "D", count: 2 }),
    ];
    const forecast = forecastOf([entry({ creditClassed: true, rates: classes, batches: 2 })], groups, {
      able: 10,
      bySpecialty: {},
    });
    // ceil(0.3) + ceil(2.05) + 2 = 1 + 3 + 2, twice.
    expect(forecast).toMatchObject({ draws: 2, visits: 12, load: 2.4 });
  });

  it("reads S1 both ways, over enterprises and over all", () => {
    const groups = [
      group({ count: 100 }),
      group({ subject: "事业单位", type: "primary", creditClass: null, count: 300 }),
    ];
    const credit = entry({
      code: "2027-01",
      filter: { types: ["training"] },
      creditClassed: true,
      rates: classes,
    });
    const plain = entry({ code: "2027-02", filter: { types: ["primary"] }, batches: 3 });
    const mixed = entry({ code: "2027-03", filter: {} });
    const { creditShare } = forecastOf([credit, plain, mixed], groups, { able: 4, bySpecialty: {} });
    // Draws that reach enterprises: the first and the third.
    expect(creditShare.draws.enterprises).toEqual({ part: 1, whole: 2 });
    expect(creditShare.draws.all).toEqual({ part: 1, whole: 5 });
    // Five enterprises by class, and of the twenty of the third entry a quarter.
    expect(creditShare.visits.enterprises).toEqual({ part: 5, whole: 10 });
    expect(creditShare.visits.all).toEqual({ part: 5, whole: 5 + 45 + 20 });
  });

  it("counts nobody twice who is reached by several entries, and leaves out-of-plan tasks and others' entries aside", () => {
    const groups = [group({ count: 100 })];
    const half = { rates: { "-": { num: 1, den: 2 } } };
    const two = forecastOf([entry(half), entry({ code: "2027-02", ...half })], groups, {
      able: 1,
      bySpecialty: {},
    });
    expect(two.inspected.enterprises).toEqual({ part: 75, whole: 100 });
    const others = [entry({ outOfPlan: true }), entry({ lead: "县市场监管局" })];
    expect(forecastOf(others, groups, { able: 1, bySpecialty: {} })).toMatchObject({
      draws: 0,
      visits: 0,
      registered: 1,
    });
  });

  it("tops up to a total, and never promises more than there are", () => {
    const groups = [group({ count: 30 })];
    const of = (total: number) => forecastOf([entry({ total })], groups, { able: 1, bySpecialty: {} }).visits;
    expect([of(1), of(12), of(99)]).toEqual([2, 12, 30]);
  });

  it("spreads visits over months without losing any, and keeps shares between nothing and all", () => {
    const day = fc
      .integer({ min: 0, max: 300 })
      .map((n) => new Date(Date.UTC(2027, 0, 1 + n)).toISOString().slice(0, 10));
    const entries = fc.array(
      fc.record({
        from: day,
        length: fc.integer({ min: 0, max: 60 }),
        percent: fc.integer({ min: 0, max: 100 }),
        batches: fc.integer({ min: 1, max: 4 }),
      }),
      { maxLength: 6 },
    );
    const groups = fc.array(
      fc.integer({ min: 1, max: 500 }).map((count) => group({ count })),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(entries, groups, (list, pool) => {
        const made = list.map(({ from, length, percent, batches }, n) => {
          const end = new Date(Date.parse(`${from}T00:00:00Z`) + length * 86_400_000)
            .toISOString()
            .slice(0, 10);
          const visitUntil = end > "2027-12-31" ? "2027-12-31" : end;
          return entry({
            code: `2027-${n}`,
            visitFrom: from,
            visitUntil,
            batches,
            rates: { "-": { num: percent, den: 100 } },
          });
        });
        const forecast = forecastOf(made, pool, { able: 3, bySpecialty: {} });
        expect(forecast.months.reduce((sum, n) => sum + n, 0)).toBeCloseTo(forecast.visits, 6);
        for (const share of [forecast.inspected.all, forecast.creditShare.draws.all, forecast.joint]) {
          const value = shareOf(share);
          if (value !== null) expect(value >= -1e-9 && value <= 1 + 1e-9).toBe(true);
        }
        expect(forecast.inspected.all.part).toBeLessThanOrEqual(forecast.visits + 1e-6);
      }),
    );
  });
});

describe("merging", () => {
  const groups = [group({ district: "甲", count: 60 }), group({ district: "乙", count: 40 })];

  it("is proposed where half of the smaller one is shared at one time", () => {
    const all = entry({ code: "2027-01" });
    const part = entry({ code: "2027-02", filter: { districts: ["甲"] } });
    const later = entry({ code: "2027-03", visitFrom: "2027-09-01", visitUntil: "2027-10-01" });
    expect(overlapsOf([all, part, later], groups)).toEqual([
      { codes: ["2027-01", "2027-02"], names: ["一", "一"], shared: { part: 60, whole: 60 } },
    ]);
  });

  it("selects whatever either selected, at the higher rate, with all sections", () => {
    const one = entry({ filter: { types: ["training"] }, partners: ["丙科"] });
    const other = entry({
      ...{ code: "2027-02", section: "乙科", items: ["B"] },
      filter: { types: ["primary"] },
      rates: { "-": { num: 8, den: 100 } },
    });
    expect(merged(one, other)).toMatchObject({
      ...{ code: "2027-01", items: ["A", "B"], filter: { types: ["training", "primary"] }, section: "甲科" },
      ...{ partners: ["丙科", "乙科"], rates: { "-": { num: 8, den: 100 } } },
    });
    expect(merged(one, entry({ filter: {} })).filter).toEqual({});
  });
});
