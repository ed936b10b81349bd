import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assignTeams } from "../../src/domain/assign.ts";
import { anyGiven, BUREAU, BUS, person, presentGiven, tightGiven, window } from "./assign-given.ts";
import { type Given, type PlainSlot, plainCaps, plainSlots, plainTeams } from "./assign-plain.ts";

/** Whether the slots from `at` on can be filled, by trying every way. */
function canFill(slots: PlainSlot[], caps: Map<string, number>, held: string[] = [], at = 0): boolean {
  const slot = slots[at];
  if (!slot) return true;
  return slot.able.some(({ id, carried }) => {
    const mate = held.some((other, index) => other === id && slots[index]?.target === slot.target);
    const load = carried + held.filter((other) => other === id).length;
    return !mate && load < (caps.get(id) ?? 0) && canFill(slots, caps, [...held, id], at + 1);
  });
}

describe.each([
  ["of every kind", anyGiven, 600],
  ["where nobody is away", presentGiven, 600],
  ["of one department with hardly enough people", tightGiven, 2000],
])("matches %s", (_name, arbitrary, numRuns) => {
  test("come out as the rules read plainly: same picks, repairs and caps", () => {
    const seen = { made: 0, raised: 0, moved: 0 };
    fc.assert(
      fc.property(arbitrary, (input) => {
        const plain = plainTeams(input);
        const teams = assignTeams(input);
        if (plain === null) {
          expect(teams).toHaveProperty("refused", "assign.short");
          return;
        }
        expect(teams).toEqual(plain);
        seen.made += 1;
        if (plain.raised.length > 0) seen.raised += 1;
        if (plain.moves.length > 0) seen.moved += 1;
      }),
      { numRuns, seed: 1 },
    );
    expect(seen.made).toBeGreaterThan(numRuns / 20);
    expect(seen.raised).toBeGreaterThan(numRuns / 50);
    expect(seen.moved).toBeGreaterThan(numRuns / 200);
  });
});

test("a repair finds its way through somebody of the same team who is also wanted elsewhere", () => {
  const specialties = ["校车"];
  const input = {
    seed: "s749",
    targets: [{ id: "T0" }, { id: "T1" }, { id: "T2" }],
    window,
    slotRules: [BUS, BUREAU, BUREAU],
    inspectors: [
      person("p0"),
      person("p1"),
      person("p2", { specialties, carried: 1 }),
      person("p3", { specialties }),
    ],
    relations: [{ inspector: "p1", target: "T1", kind: "kin" }],
  };
  const teams = assignTeams(input);
  expect(teams).toEqual(plainTeams(input));
  expect(teams).toMatchObject({ raised: ["p0"], moves: { length: 2 } });
});

describe("tried out every way", () => {
  /** At most eight slots, so that every way can be tried. */
  const tiny = (input: Given): Given => ({
    ...input,
    targets: input.targets.slice(0, input.slotRules.length === 2 ? 4 : 2),
  });
  const arbitrary = fc.oneof(anyGiven, presentGiven, tightGiven).map(tiny);
  const unlimited = (slots: PlainSlot[]) =>
    new Map(
      slots.flatMap(({ able }) => able.map(({ id, carried }) => [id, carried + slots.length] as const)),
    );

  test("teams are made whenever they can be made, and only then", () => {
    fc.assert(
      fc.property(arbitrary, (input) => {
        const slots = plainSlots(input);
        expect("slots" in assignTeams(input)).toBe(canFill(slots, unlimited(slots)));
      }),
      { numRuns: 1000, seed: 2 },
    );
  });

  test("no cap rises when none need, and the last that rose was needed", () => {
    let raises = 0;
    fc.assert(
      fc.property(arbitrary, (input) => {
        const teams = assignTeams(input);
        if ("refused" in teams) return;
        const slots = plainSlots(input);
        const caps = plainCaps(input.seed, slots);
        expect(teams.raised.length === 0).toBe(canFill(slots, caps));
        for (const id of teams.raised) {
          expect(canFill(slots, caps)).toBe(false);
          caps.set(id, (caps.get(id) ?? 0) + 1);
          raises += 1;
        }
        expect(canFill(slots, caps)).toBe(true);
        expect(new Map(teams.caps.map(({ inspector, cap }) => [inspector, cap]))).toEqual(caps);
      }),
      { numRuns: 1000, seed: 3 },
    );
    expect(raises).toBeGreaterThan(100);
  });
});
