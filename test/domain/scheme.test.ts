import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextTaskCode, windowFault } from "../../src/domain/out-of-plan.ts";
import type { Role } from "../../src/domain/permission.ts";
import type { PlanEntry } from "../../src/domain/plan-entry.ts";
import { mayPrepare, type Scheme, schemeGap, schemeParts, schemeText } from "../../src/domain/scheme.ts";
import { trainedSince, trainingFault, untrained } from "../../src/domain/training.ts";

const entry: PlanEntry = {
  ...{ id: "e", code: "2026-01", version: 1, year: 2026, name: "食堂检查", section: "安全科", kind: "key" },
  ...{ items: ["a"], filter: { types: ["primary"] }, rates: { A: { num: 3, den: 100 } }, total: null },
  ...{ weights: [], teamSize: 2, specialty: null, departments: ["市场监管局"], creditClassed: true },
  ...{ announced: true, batches: 1, lead: null, partners: [], outOfPlan: false, reason: null },
  ...{ drawFrom: "2026-11-01", drawUntil: "2026-11-30", visitFrom: "2026-12-01", visitUntil: "2026-12-20" },
  ...{ approvedAt: null, publishedAt: null },
};
const items = [{ name: "食堂", legalBasis: "食品安全法" }];
const date = new Date("2026-11-01T00:00:00Z");
const scheme = (over: Partial<Scheme>): Scheme => ({
  ...{
    id: "s",
    entryId: "e",
    entryCode: "2026-01",
    batch: 1,
    version: 1,
    state: "draft",
    byId: "p",
    at: date,
  },
  data: schemeText(entry, 1, items, 5),
  ...{ approvedBy: null, approvedAt: null, publishedAt: null },
  ...over,
});

describe("a scheme", () => {
  it("is whole at once and tells no rate and no class", () => {
    const text = schemeText(entry, 1, items, 5);
    for (const part of schemeParts) expect(text[part]).not.toBe("");
    const all = Object.values(text).join("");
    expect(all).toMatch(/食品安全法.*小学.*5 家.*市场监管局/s);
    expect(all).not.toMatch(/%|3\/100|信用/);
  });

  it("fits its form however many items and bases there are", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ name: fc.string(), legalBasis: fc.string() }), { maxLength: 60 }),
        (many) => {
          const named = many.map((one) => ({
            name: `校车安全${one.name}`,
            legalBasis: `条例${one.legalBasis}`,
          }));
          expect(schemeText(entry, 1, named, null).matters.length).toBeLessThanOrEqual(500);
        },
      ),
    );
  });

  it("lets a draw begin once approved and, where announced, published", () => {
    expect(schemeGap([], true)).toBe("missing");
    expect(schemeGap([scheme({})], true)).toBe("unapproved");
    const approved = scheme({ state: "approved", approvedAt: date });
    expect(schemeGap([approved], true)).toBe("unpublished");
    expect(schemeGap([approved], false)).toBeNull();
    const published = scheme({ state: "published", approvedAt: date, publishedAt: date });
    expect(schemeGap([published], true)).toBeNull();
    // A new version under way does not take away what is in force.
    expect(schemeGap([scheme({ version: 2 }), published], true)).toBeNull();
    expect(schemeGap([{ ...published, state: "replaced" }], true)).toBe("missing");
  });
});

it("is prepared by the office, its own section and those that join, and by nobody else", () => {
  const person = (roles: Role[], section: string | null) => ({
    ...{ id: "p", openId: null, name: "甲", mobile: null, email: null, inspectorId: null, active: true },
    roles,
    section,
  });
  expect(mayPrepare(person(["office"], null), entry)).toBe(true);
  expect(mayPrepare(person(["section"], "安全科"), entry)).toBe(true);
  expect(mayPrepare(person(["section"], "学前科"), entry)).toBe(false);
  expect(mayPrepare(person(["section"], null), entry)).toBe(false);
  expect(mayPrepare(person(["section"], "学前科"), { ...entry, partners: ["学前科"] })).toBe(true);
});

describe("a training", () => {
  it("counts for twelve months, and cannot lie ahead", () => {
    expect(trainedSince("2026-11-24")).toBe("2025-11-24");
    expect(trainingFault({ day: "2026-11-25", hours: 2 }, "2026-11-24")).toBe("future");
    expect(trainingFault({ day: "2026-11-24", hours: 0 }, "2026-11-24")).toBe("hours");
    expect(trainingFault({ day: "2026-11-24", hours: 2 }, "2026-11-24")).toBeNull();
  });

  it("leaves untrained exactly those who attended none", () => {
    const ids = fc.uniqueArray(fc.integer({ min: 0, max: 30 }).map(String));
    fc.assert(
      fc.property(ids, fc.array(ids), (all, attended) => {
        const rest = { day: "", topic: "", trainer: "", hours: 1, skills: [], byId: "", at: date };
        const trainings = attended.map((list, n) => ({ id: String(n), attended: list, ...rest }));
        const left = untrained(
          all.map((id) => ({ id })),
          trainings,
        ).map(({ id }) => id);
        expect(left).toEqual(all.filter((id) => !attended.some((list) => list.includes(id))));
      }),
    );
  });
});

describe("a task outside the plan", () => {
  it("is numbered apart from the plan, after the last", () => {
    expect(nextTaskCode(2026, ["2026-01"])).toBe("2026-L01");
    expect(nextTaskCode(2026, ["2026-L02", "2026-L10"])).toBe("2026-L11");
  });

  it("has a window that lies ahead and in order", () => {
    const days = { drawUntil: "2026-12-01", visitFrom: "2026-12-02", visitUntil: "2026-12-15" };
    expect(windowFault(days, "2026-11-24")).toBeNull();
    expect(windowFault(days, "2026-12-02")).toBe("past");
    expect(windowFault({ ...days, visitUntil: "2026-12-01" }, "2026-11-24")).toBe("order");
    expect(windowFault({ ...days, visitUntil: "2026-11-30", visitFrom: "2026-11-29" }, "2026-11-24")).toBe(
      "order",
    );
  });
});
