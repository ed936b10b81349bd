import { describe, expect, it } from "vitest";
import type { PlanEntry } from "../../src/domain/plan-entry.ts";
import { overCap, placeInPool, ratesWith, type TargetHistory } from "../../src/domain/pool-rules.ts";
import type { Target } from "../../src/domain/roster.ts";

const entry = (more: Partial<PlanEntry> = {}) =>
  ({ creditClassed: true, weights: [], kind: "key", rates: {}, ...more }) as PlanEntry;
const target = (more: Partial<Target> = {}) =>
  ({ id: "T1", status: "active", creditClass: "B", tags: [], ...more }) as Target;
const history = (more: Partial<TargetHistory> = {}): TargetHistory => ({
  open: false,
  thisYear: 0,
  sameItems: null,
  ...more,
});
const today = "2026-11-24";

describe("where a target stands in the pool", () => {
  it.each([
    ["nothing known of it", target(), undefined, { stratum: "B", weight: 1 }],
    ["closed", target({ status: "inactive" }), undefined, { ruleCode: "inactive" }],
    ["a visit still open", target(), history({ open: true }), { ruleCode: "open-window" }],
    ["two visits this year", target(), history({ thisYear: 2 }), { ruleCode: "yearly-cap" }],
    ["one visit this year", target(), history({ thisYear: 1 }), { stratum: "B", weight: 1 }],
    // rules.md §3: A and B 365 days, C 180, D 0
    ["B, 364 days ago", target(), history({ sameItems: "2025-11-25" }), { stratum: "B.cool", weight: 1 }],
    ["B, 365 days ago", target(), history({ sameItems: "2025-11-24" }), { stratum: "B", weight: 1 }],
    [
      "C, 180 days ago",
      target({ creditClass: "C" }),
      history({ sameItems: "2026-05-28" }),
      { stratum: "C", weight: 1 },
    ],
    [
      "C, 179 days ago",
      target({ creditClass: "C" }),
      history({ sameItems: "2026-05-29" }),
      { stratum: "C.cool", weight: 1 },
    ],
    [
      "D, yesterday",
      target({ creditClass: "D" }),
      history({ sameItems: "2026-11-23" }),
      { stratum: "D", weight: 1 },
    ],
  ])("%s", (_what, one, past, place) => expect(placeInPool(one, entry(), past, today)).toEqual(place));

  it("without classes a cool-down excludes with its code", () => {
    const open = entry({ creditClassed: false });
    expect(placeInPool(target(), open, history({ sameItems: "2026-03-01" }), today)).toEqual({
      ruleCode: "cool-down",
    });
  });

  it("looks at no class when it excludes: any class stands in or out alike", () => {
    for (const past of [
      undefined,
      history({ open: true }),
      history({ thisYear: 2 }),
      history({ sameItems: "2026-03-01" }),
    ]) {
      const out = ["A", "B", "C", "D", null].map(
        (creditClass) => "ruleCode" in placeInPool(target({ creditClass }), entry(), past, today),
      );
      expect(new Set(out).size).toBe(1);
    }
  });

  it("gives the most slips any tag gives", () => {
    const weighted = entry({
      weights: [
        { tag: "寄宿制", weight: 3 },
        { tag: "校车", weight: 2 },
      ],
    });
    expect(placeInPool(target({ tags: ["校车", "寄宿制"] }), weighted, undefined, today)).toEqual({
      stratum: "B",
      weight: 3,
    });
  });
});

describe("rates", () => {
  it("of general items stop at a tenth, but for C and D", () => {
    const rates = {
      A: { num: 1, den: 10 },
      B: { num: 10, den: 100 },
      C: { num: 1, den: 2 },
      D: { num: 1, den: 1 },
    };
    expect(overCap(entry({ kind: "general", rates }))).toBeNull();
    expect(overCap(entry({ kind: "general", rates: { ...rates, B: { num: 11, den: 100 } } }))).toBe("B");
    expect(overCap(entry({ kind: "key", rates: { B: { num: 1, den: 1 } } }))).toBeNull();
  });

  it("draw nobody in a cool-down", () => {
    const rates = { B: { num: 1, den: 10 } };
    expect(
      ratesWith(
        entry({ rates }),
        ["B", "B.cool", "B"].map((stratum) => ({ stratum })),
      ),
    ).toEqual({
      ...rates,
      "B.cool": { num: 0, den: 1 },
    });
  });
});
