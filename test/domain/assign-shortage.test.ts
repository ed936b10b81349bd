import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assignTeams } from "../../src/domain/assign.ts";
import type { Cure } from "../../src/domain/assign-cures.ts";
import type { AssignInspector } from "../../src/domain/assign-eligible.ts";
import { type Shortage, shortageOf } from "../../src/domain/assign-shortage.ts";
import { anyGiven, BUREAU, BUS, person, presentGiven, throughout, window } from "./assign-given.ts";
import { fulfils, type Given, isAvailable, plainFlow, plainSlots } from "./assign-plain.ts";

/** How many places stay empty however high the caps: counted on the network written out. */
function missingOf(input: Given): number {
  const slots = plainSlots(input);
  const caps = new Map(input.inspectors.map(({ id, carried }) => [id, carried + slots.length]));
  return slots.length - plainFlow(slots, caps).filled;
}
const changed = (input: Given, id: string, more: Partial<AssignInspector>): Given => ({
  ...input,
  inspectors: input.inspectors.map((one) => (one.id === id ? { ...one, ...more } : one)),
});
const unrelated = (input: Given, id: string): Given => ({
  ...input,
  relations: input.relations.filter(({ inspector }) => inspector !== id),
});
const comeBack = {
  leave: (input: Given, id: string) => changed(input, id, { leave: [] }),
  certificate: (input: Given, id: string) => changed(input, id, { certUntil: "2030-01-01" }),
  relation: unrelated,
};
type Added = Extract<Cure, { kind: "add" }>;
const withMore = (input: Given, { specialty, department }: Added, n: number): Given => {
  const specialties = specialty === null ? [] : [specialty];
  const more = Array.from({ length: n }, (_, index) =>
    person(`新${specialty}${department}${index}`, { specialties, department }),
  );
  return { ...input, inspectors: [...input.inspectors, ...more] };
};
const isAdded = (cure: Cure): cure is Added => cure.kind === "add";

/** Checks a property of all shortages among made-up matches, and that there were some. */
function holdForShortages(check: (input: Given, shortage: Shortage) => void): void {
  let short = 0;
  fc.assert(
    fc.property(fc.oneof(anyGiven, presentGiven), (input) => {
      const outcome = assignTeams(input);
      if (!("refused" in outcome)) return;
      short += 1;
      check(input, outcome);
    }),
    { numRuns: 250, seed: 4 },
  );
  expect(short).toBeGreaterThan(80);
}

describe("a shortage", () => {
  test("counts the places that stay empty, by what they ask for and whose they are", () => {
    holdForShortages((input, { missing, groups }) => {
      expect(missing).toBe(missingOf(input));
      expect(groups.reduce((sum, group) => sum + group.missing, 0)).toBe(missing);
      for (const group of groups) {
        const able = input.inspectors.filter((one) => isAvailable(one, input.window) && fulfils(one, group));
        expect(group.people).toBe(able.length);
        expect(group.missing).toBeGreaterThanOrEqual(group.targets.length);
      }
      const short = new Set(groups.flatMap(({ targets }) => targets));
      for (const target of input.targets) {
        expect(missingOf({ ...input, targets: [target] }) > 0).toBe(short.has(target.id));
      }
    });
  });

  test("is cured by as many people as it says, and by no fewer", () => {
    holdForShortages((input, { missing, cures }) => {
      const added = cures.filter(isAdded);
      for (const cure of added) {
        const left = missingOf(withMore(input, cure, cure.n));
        expect(left).toBeLessThan(missing);
        expect(cure.enough).toBe(left === 0);
        expect("slots" in assignTeams(withMore(input, cure, cure.n))).toBe(cure.enough);
        expect(missingOf(withMore(input, cure, cure.n - 1))).toBeGreaterThan(left);
        expect(missingOf(withMore(input, cure, cure.n + 1))).toBe(left);
      }
      expect(missingOf(added.reduce((all, cure) => withMore(all, cure, cure.n), input))).toBe(0);
    });
  });

  test("names just those whose single return would help, and whether it would be enough", () => {
    let named = 0;
    holdForShortages((input, { missing, cures }) => {
      for (const kind of ["leave", "certificate", "relation"] as const) {
        const told = new Map(
          cures.flatMap((cure) =>
            cure.kind === kind ? cure.inspectors.map((id) => [id, cure.enough] as const) : [],
          ),
        );
        const helping = input.inspectors.flatMap(({ id }) => {
          const left = missingOf(comeBack[kind](input, id));
          return left < missing ? [[id, left === 0] as const] : [];
        });
        expect(told).toEqual(new Map(helping));
        named += told.size;
      }
    });
    expect(named).toBeGreaterThan(30);
  });

  test("is the same before the seed is known, and none where teams can be made", () => {
    fc.assert(
      fc.property(fc.oneof(anyGiven, presentGiven), (input) => {
        const outcome = assignTeams(input);
        expect(shortageOf(input.targets, input)).toEqual("refused" in outcome ? outcome : null);
      }),
      { numRuns: 200, seed: 5 },
    );
  });
});

describe("is told as", () => {
  const targets = [{ id: "T2" }, { id: "T1" }];

  test("nobody at all", () => {
    const terms = { slotRules: [BUREAU, BUREAU], window, inspectors: [], relations: [] };
    expect(assignTeams({ seed: "s", targets, ...terms })).toEqual({
      refused: "assign.short",
      missing: 4,
      groups: [{ ...BUREAU, missing: 4, people: 0, targets: ["T1", "T2"] }],
      cures: [{ kind: "add", ...BUREAU, n: 2, enough: true }],
    });
  });

  test("a specialist who is related to the target, and two who are away", () => {
    const specialties = ["校车"];
    const inspectors = [
      person("a"),
      person("b"),
      person("c", { specialties }),
      person("d", { specialties, leave: [throughout] }),
      person("e", { specialties, certUntil: null }),
      person("f", { specialties, certUntil: null, leave: [throughout] }),
      person("g", { leave: [throughout] }),
    ];
    const relations = [{ inspector: "c", target: "T2", kind: "works" }];
    const terms = { window, slotRules: [BUS, BUREAU], inspectors, relations };
    expect(assignTeams({ seed: "s", targets, ...terms })).toEqual({
      refused: "assign.short",
      missing: 1,
      groups: [{ ...BUS, missing: 1, people: 1, targets: ["T2"] }],
      cures: [
        { kind: "add", ...BUS, n: 1, enough: true },
        { kind: "leave", inspectors: ["d"], enough: true },
        { kind: "certificate", inspectors: ["e"], enough: true },
        { kind: "relation", inspectors: ["c"], enough: true },
      ],
    });
  });

  test("one group a department, none of which is the whole", () => {
    const partner = { specialty: null, department: "市监" };
    const terms = { window, slotRules: [BUREAU, BUREAU, partner], inspectors: [person("a")], relations: [] };
    expect(assignTeams({ seed: "s", targets, ...terms })).toMatchObject({
      missing: 4,
      groups: [
        { ...BUREAU, missing: 2, people: 1 },
        { ...partner, missing: 2, people: 0 },
      ],
      cures: [
        { kind: "add", ...BUREAU, n: 1, enough: false },
        { kind: "add", ...partner, n: 1, enough: false },
      ],
    });
  });
});
