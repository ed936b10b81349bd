import { describe, expect, it } from "vitest";
import { sha } from "../../src/domain/draw-hash.ts";
import { firstCaps } from "../../src/verify/caps.ts";
import { crewOf } from "../../src/verify/eligible.ts";
import { checkSlotOrder } from "../../src/verify/slot-order.ts";

const seed = sha("joint");
const person = (id: string, department: string | null, specialties: string[] = []) => ({
  id,
  active: true,
  certUntil: "2027-01-01",
  leave: [],
  specialties,
  department,
  carried: 0,
});
const rule = (specialty: string | null, department: string | null) => ({ specialty, department });
const terms = {
  k: 3,
  window: { from: "2026-04-01", until: "2026-04-30" },
  slotRules: [rule(null, null), rule(null, "消防"), rule("校车", null)],
  inspectors: [
    person("a", null, ["校车"]),
    person("b", null),
    person("c", null),
    person("d", null),
    person("x", "消防"),
    person("y", "消防", ["校车"]),
    person("z", "卫健"),
  ],
  relations: [] as { inspector: string; target: string; kind: string }[],
};
const targets = ["T1", "T2", "T3"];

describe("a joint draw", () => {
  const firstBy = (word: string, ids: string[]): string[] =>
    [...ids].sort((one, other) => (sha(`${word}|${seed}|${one}`) < sha(`${word}|${seed}|${other}`) ? -1 : 1));

  it("shares the slots of each department among its own people", () => {
    const crew = crewOf(terms);
    const caps = Object.fromEntries(
      [...firstCaps(sha, seed, crew, targets)].map(([place, cap]) => [crew.people[place]?.id, cap]),
    );
    // The bureau: 6 slots, 4 people. The fire brigade: 3 slots, 2 people. z has nothing to fill.
    const [one, two] = firstBy("extra-v1", ["a", "b", "c", "d"]);
    const [more] = firstBy("extra-v1", ["x", "y"]);
    const expected = { a: 1, b: 1, c: 1, d: 1, x: 1, y: 1 };
    expect(caps).toEqual({ ...expected, [one as string]: 2, [two as string]: 2, [more as string]: 2 });
  });

  it("leaves out whoever may not visit a single target", () => {
    const related = targets.map((target) => ({ inspector: "x", target, kind: "kin" }));
    const crew = crewOf({ ...terms, relations: [...related, { inspector: "b", target: "T1", kind: "kin" }] });
    const caps = firstCaps(sha, seed, crew, targets);
    const of = (id: string) => caps.get(crew.placeOf.get(id) ?? -1);
    expect([of("x"), of("y")]).toEqual([undefined, 3]);
    expect(of("b")).toBeGreaterThan(0);
  });

  const order = firstBy("order-v1", targets);
  const filled = (slots: [string, number][]) =>
    slots.map(([target, slot]) => ({ target, slot, pick: 0, inspector: "a", count: 1 }));
  const all = (slot: number): [string, number][] => order.map((target) => [target, slot]);

  it("fills the scarcest slots first and those for anybody of the bureau last", () => {
    // One driver's inspector for 校车, two people of the brigade.
    const check = (slots: [string, number][]) =>
      checkSlotOrder(sha, seed, crewOf(terms), targets, filled(slots)).state;
    expect(check([...all(2), ...all(1), ...all(0)])).toBe("passed");
    expect(check([...all(1), ...all(2), ...all(0)])).toBe("failed");
    expect(check([...all(0), ...all(1), ...all(2)])).toBe("failed");
  });

  it("takes slots of equal scarcity target by target", () => {
    const even = { ...terms, inspectors: [...terms.inspectors, person("e", null, ["校车"])] };
    const byTarget = order.flatMap((target): [string, number][] => [
      [target, 1],
      [target, 2],
    ]);
    const check = (slots: [string, number][]) =>
      checkSlotOrder(sha, seed, crewOf(even), targets, filled(slots)).state;
    expect(check([...byTarget, ...all(0)])).toBe("passed");
    expect(check([...all(2), ...all(1), ...all(0)])).toBe("failed");
  });

  it("counts slots of one rule together", () => {
    // Two slots of every team want one of the two of the brigade: scarcer than 校车, which two people have.
    const twice = {
      ...terms,
      slotRules: [rule(null, "消防"), rule("校车", null), rule(null, "消防")],
      inspectors: [...terms.inspectors, person("e", null, ["校车"])],
    };
    const brigade = order.flatMap((target): [string, number][] => [
      [target, 0],
      [target, 2],
    ]);
    const crew = crewOf(twice);
    expect(checkSlotOrder(sha, seed, crew, targets, filled([...brigade, ...all(1)])).state).toBe("passed");
    expect(checkSlotOrder(sha, seed, crew, targets, filled([...all(1), ...brigade])).state).toBe("failed");
  });
});
