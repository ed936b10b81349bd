import { describe, expect, test } from "vitest";
import { entryState, isPublished, type PlanEntry, selects, stratumOf } from "../../src/domain/plan-entry.ts";
import type { Target } from "../../src/domain/roster.ts";

const entry: PlanEntry = {
  id: "e1",
  code: "2026-03",
  version: 1,
  year: 2026,
  name: "校外培训机构办学行为检查",
  section: "校外教育培训监管科",
  kind: "general",
  items: ["JY-07"],
  filter: { types: ["training"] },
  rates: { "-": { num: 5, den: 100 } },
  total: null,
  weights: [],
  teamSize: 2,
  departments: [],
  specialty: null,
  creditClassed: false,
  announced: true,
  batches: 2,
  ...{ lead: null, partners: [], outOfPlan: false, reason: null },
  drawFrom: "2026-03-02",
  drawUntil: "2026-03-31",
  visitFrom: "2026-04-01",
  visitUntil: "2026-04-30",
  approvedAt: new Date("2026-01-20T02:00:00Z"),
  publishedAt: new Date("2026-01-21T02:00:00Z"),
};

const target: Target = {
  id: "T1",
  code: null,
  name: "启明培训学校",
  type: "training",
  ownership: "private",
  subject: "企业",
  district: "兴城镇",
  address: null,
  contact: null,
  phone: null,
  classes: null,
  creditClass: "B",
  ...{ creditIndex: null, aliases: [] },
  tags: [],
  note: null,
  status: "active",
};

describe("whom an entry selects", () => {
  test.each([
    ["without filters everybody", {}, true],
    ["its type", { types: ["primary", "training"] }, true],
    ["no other type", { types: ["primary"] }, false],
    ["its ownership", { ownership: ["private"] }, true],
    ["no other ownership", { ownership: ["public"] }, false],
    ["its subject", { subjects: ["企业"] }, true],
    ["no other subject", { subjects: ["事业单位"] }, false],
    ["its district", { districts: ["兴城镇"] }, true],
    ["no other district", { districts: ["三屯营镇"] }, false],
    ["what all filters agree on", { types: ["training"], districts: ["兴城镇"] }, true],
    ["not what one of them leaves out", { types: ["training"], districts: ["三屯营镇"] }, false],
    ["nobody by an empty list", { types: [] }, false],
  ])("%s", (_what, filter, selected) => expect(selects(filter, target)).toBe(selected));

  test("a target without a district is in none", () => {
    expect(selects({ districts: ["兴城镇"] }, { ...target, district: null })).toBe(false);
    expect(selects({}, { ...target, district: null })).toBe(true);
  });
});

test("the stratum is the credit class only where the entry draws by it", () => {
  expect(stratumOf(entry, target)).toBe("-");
  expect(stratumOf({ ...entry, creditClassed: true }, target)).toBe("B");
  expect(stratumOf({ ...entry, creditClassed: true }, { ...target, creditClass: null })).toBe("-");
});

test.each([
  [0, "2026-03-01", "notYet"],
  [0, "2026-03-02", "open"],
  [1, "2026-03-31", "open"],
  [1, "2026-04-01", "over"],
  [2, "2026-03-15", "drawn"],
  [2, "2026-03-01", "drawn"],
  [3, "2026-05-01", "drawn"],
])("with %i of 2 batches taken it is on %s %s", (taken, today, state) => {
  expect(entryState(entry, taken, today)).toBe(state);
});

test("it is published once it was approved and made public", () => {
  expect(isPublished(entry)).toBe(true);
  expect(isPublished({ ...entry, approvedAt: null })).toBe(false);
  expect(isPublished({ ...entry, publishedAt: null })).toBe(false);
});
