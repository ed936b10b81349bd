import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Repick, repickSlot } from "../../src/domain/assign-repick.ts";
import { anyGiven, BUREAU, inspectorIds, person, window } from "./assign-given.ts";
import { fulfils, isAvailable } from "./assign-plain.ts";

const ids = inspectorIds.slice(0, 5);
const anyRepick: fc.Arbitrary<Repick> = fc
  .record({
    input: anyGiven,
    slot: fc.nat(1),
    n: fc.integer({ min: 1, max: 3 }),
    barred: fc.subarray(ids.slice(0, 4)),
    loads: fc.dictionary(fc.constantFrom(...ids), fc.nat(6)),
    caps: fc.subarray(ids),
    cap: fc.nat(4),
  })
  .map(({ input, caps, cap, ...rest }) => ({
    ...input,
    ...rest,
    resecret: "r",
    target: { id: "T1" },
    caps: caps.map((inspector) => ({ inspector, cap })),
  }));

const fitting = (input: Repick) =>
  input.inspectors.filter(
    (one) =>
      isAvailable(one, input.window) &&
      fulfils(one, input.slotRules[input.slot] ?? BUREAU) &&
      !input.relations.some(({ inspector, target }) => inspector === one.id && target === "T1") &&
      !input.barred.includes(one.id),
  );

describe("a slot run again", () => {
  test("goes to somebody of the same department and specialty who may visit, whenever there is one", () => {
    fc.assert(
      fc.property(anyRepick, (input) => {
        const outcome = repickSlot(input);
        const able = fitting(input).map(({ id }) => id);
        if ("refused" in outcome) {
          expect(able).toEqual([]);
          return;
        }
        expect(able).toEqual(expect.arrayContaining(outcome.candidates));
        expect(outcome.inspector).toBe(outcome.candidates[outcome.pick]);
      }),
      { numRuns: 400 },
    );
  });

  test("is among all who have room, under caps raised no further than it takes", () => {
    fc.assert(
      fc.property(anyRepick, (input) => {
        const outcome = repickSlot(input);
        if ("refused" in outcome) return;
        const cap = (id: string) => input.caps.find(({ inspector }) => inspector === id)?.cap ?? 0;
        const roomy = (more: number) =>
          fitting(input)
            .filter(({ id, carried }) => carried + (input.loads[id] ?? 0) < cap(id) + more)
            .map(({ id }) => id)
            .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
        expect(outcome.candidates).toEqual(roomy(outcome.raised));
        if (outcome.raised > 0) expect(roomy(outcome.raised - 1)).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  const inspectors = Array.from({ length: 1000 }, (_, n) => person(`检${String(n).padStart(4, "0")}`));
  const caps = inspectors.map(({ id }) => ({ inspector: id, cap: 1 }));
  const terms = {
    window,
    slotRules: [BUREAU, BUREAU],
    inspectors,
    relations: [],
    barred: [],
    loads: {},
    caps,
  };
  const run = (resecret: string, n: number, slot = 0) =>
    repickSlot({ ...terms, seed: "s", resecret, target: { id: "T1" }, slot, n });

  test("falls otherwise with another second secret and another run", () => {
    expect(run("r", 1)).toEqual(run("r", 1));
    expect(run("r", 1)).not.toEqual(run("q", 1));
    expect(run("r", 1)).not.toEqual(run("r", 2));
  });

  test("must be a slot of the team", () => {
    expect(() => run("r", 1, 2)).toThrow(expect.objectContaining({ code: "assign.broken" }));
  });
});
