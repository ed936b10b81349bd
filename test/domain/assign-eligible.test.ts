import { describe, expect, test } from "vitest";
import { fits, ineligible, unavailable } from "../../src/domain/assign-eligible.ts";
import { BUREAU, BUS, person, throughout, window } from "./assign-given.ts";

describe("who may visit", () => {
  const terms = { window, relations: [{ inspector: "a", target: "T1", kind: "kin" }] };
  test.each([
    ["a certificate to the last day", { certUntil: "2026-04-30" }, null],
    ["a certificate that ends before it", { certUntil: "2026-04-29" }, "certificate"],
    ["no certificate", { certUntil: null }, "certificate"],
    ["left", { active: false }, "inactive"],
    ["leave all through", { leave: [throughout] }, "leave"],
    ["leave but for the last day", { leave: [{ from: "2026-03-01", to: "2026-04-29" }] }, null],
    [
      "leave all through, in two pieces listed backwards",
      {
        leave: [
          { from: "2026-04-16", to: "2026-06-30" },
          { from: "2026-03-20", to: "2026-04-15" },
        ],
      },
      "leave",
    ],
    [
      "a day between two leaves",
      {
        leave: [
          { from: "2026-03-20", to: "2026-04-14" },
          { from: "2026-04-16", to: "2026-06-30" },
        ],
      },
      null,
    ],
  ])("%s", (_what, fact, why) => expect(ineligible(person("b", fact), "T1", terms)).toBe(why));

  test("a relation counts for its target alone", () => {
    expect(ineligible(person("a"), "T1", terms)).toBe("relation");
    expect(ineligible(person("a"), "T2", terms)).toBeNull();
  });

  test("every reason is named", () => {
    const one = person("a", { active: false, certUntil: null, leave: [throughout] });
    expect(unavailable(one, window)).toEqual(["inactive", "certificate", "leave"]);
  });
});

test.each([
  ["anybody of the bureau fills a free place", {}, BUREAU, true],
  ["nobody of another department fills a place of the bureau", { department: "市监" }, BUREAU, false],
  [
    "nobody of the bureau fills a place of another department",
    {},
    { specialty: null, department: "市监" },
    false,
  ],
  ["a place for a specialist takes one", { specialties: ["食品", "校车"] }, BUS, true],
  ["a place for a specialist takes nobody else", { specialties: ["食品"] }, BUS, false],
])("%s", (_what, fact, rule, fitting) => expect(fits(person("a", fact), rule)).toBe(fitting));
