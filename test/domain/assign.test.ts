import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assignTeams, LISTED, type Teams } from "../../src/domain/assign.ts";
import type { AssignInspector, SlotRule } from "../../src/domain/assign-eligible.ts";
import { sha } from "../../src/domain/draw-hash.ts";
import { anyGiven, BUREAU, BUS, person, presentGiven, tightGiven, window } from "./assign-given.ts";
import { fulfils, type Given, isAvailable, plainTeams } from "./assign-plain.ts";

const teamsOf = (outcome: ReturnType<typeof assignTeams>): Teams => {
  if ("refused" in outcome) throw new Error(outcome.refused);
  return outcome;
};
/** Checks a property where teams could be made; also fails when that hardly ever was so. */
function holdForTeams(from: fc.Arbitrary<Given>, check: (input: Given, teams: Teams) => void): void {
  let made = 0;
  fc.assert(
    fc.property(from, (input) => {
      const outcome = assignTeams(input);
      if ("refused" in outcome) return;
      made += 1;
      check(input, outcome);
    }),
    { numRuns: 600, seed: 6 },
  );
  expect(made).toBeGreaterThan(50);
}
const every = fc.oneof(anyGiven, presentGiven, tightGiven);

function breaches(input: Given, { slots, caps }: Teams): string[] {
  const byId = new Map(input.inspectors.map((one) => [one.id, one]));
  const away = new Set(input.inspectors.filter((one) => !isAvailable(one, input.window)).map(({ id }) => id));
  const related = new Set(input.relations.map(({ inspector, target }) => `${inspector} ${target}`));
  const teams = new Set<string>();
  const places = new Set<string>();
  const load = new Map(input.inspectors.map(({ id, carried }) => [id, carried]));
  const found: string[] = [];
  for (const { target, slot, inspector } of slots) {
    const one = byId.get(inspector) as AssignInspector;
    if (away.has(inspector)) found.push(`${inspector} is away`);
    if (!fulfils(one, input.slotRules[slot] as SlotRule)) found.push(`${inspector} does not fit ${slot}`);
    if (related.has(`${inspector} ${target}`)) found.push(`${inspector} is related to ${target}`);
    if (teams.has(`${inspector} ${target}`)) found.push(`${inspector} is twice in ${target}`);
    teams.add(`${inspector} ${target}`);
    places.add(`${target} ${slot}`);
    load.set(inspector, (load.get(inspector) ?? 0) + 1);
  }
  const all = input.targets.length * input.slotRules.length;
  if (slots.length !== all || places.size !== all) found.push("not every place is filled once");
  for (const { inspector, cap } of caps) {
    const over = (load.get(inspector) ?? 0) > Math.max(cap, byId.get(inspector)?.carried ?? 0);
    if (over) found.push(`${inspector} is above the cap`);
  }
  return found;
}

/** A county made up: n inspectors of whom some have the specialty, three relations a target. */
function county(targets: number, inspectors: number, specialists: number, slotRules = [BUS, BUREAU]): Given {
  const people = Array.from({ length: inspectors }, (_, n) =>
    person(`检-${n}`, { specialties: (n * 7) % inspectors < specialists ? ["校车"] : [] }),
  );
  const ids = Array.from({ length: targets }, (_, n) => `校-${n}`);
  const relations = ids.flatMap((target, n) =>
    [3, 11, 17].map((step) => ({ inspector: `检-${(n * step) % inspectors}`, target, kind: "kin" })),
  );
  return {
    seed: sha("county"),
    targets: ids.map((id) => ({ id })),
    window,
    slotRules,
    inspectors: people,
    relations,
  };
}

describe("teams", () => {
  test("break no rule", () => {
    holdForTeams(every, (input, teams) => expect(breaches(input, teams)).toEqual([]));
  });

  test.each([
    ["305 × 60", county(305, 60, 15)],
    ["305 × 60 with five specialists", county(305, 60, 5)],
    ["1,000 × 200", county(1000, 200, 50)],
    ["10,007 × 1,000", county(10_007, 1000, 250)],
  ])("break no rule at %s", (_size, input) => {
    expect(breaches(input, teamsOf(assignTeams(input)))).toEqual([]);
  });

  test.each([
    ["305 × 60", county(305, 60, 40)],
    ["10,007 × 1,000", county(10_007, 1000, 0, [BUREAU, BUREAU])],
  ])("load everybody alike to within one at %s, where there are specialists enough", (_size, input) => {
    const { slots, caps, raised } = teamsOf(assignTeams(input));
    const load = new Map(caps.map(({ inspector }) => [inspector, 0]));
    for (const { inspector } of slots) load.set(inspector, (load.get(inspector) ?? 0) + 1);
    expect(raised).toEqual([]);
    expect(Math.max(...load.values()) - Math.min(...load.values())).toBe(1);
  });

  test("of one department alone load all of it alike to within one, unless a cap had to rise", () => {
    let level = 0;
    holdForTeams(tightGiven, (_input, { slots, caps, raised }) => {
      if (raised.length > 0) return;
      level += 1;
      const loads = caps.map((one) => slots.filter(({ inspector }) => inspector === one.inspector).length);
      expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
    });
    expect(level).toBeGreaterThan(20);
  });

  test("do not depend on the order of targets, inspectors and relations", () => {
    fc.assert(
      fc.property(every, fc.infiniteStream(fc.nat()), (input, chance) => {
        const shuffled = <T>(list: T[]): T[] =>
          list
            .map((one) => ({ one, key: chance.next().value ?? 0 }))
            .sort((a, b) => a.key - b.key)
            .map(({ one }) => one);
        const other = {
          ...input,
          targets: shuffled(input.targets),
          inspectors: shuffled(input.inspectors),
          relations: shuffled(input.relations),
        };
        expect(assignTeams(other)).toEqual(assignTeams(input));
      }),
    );
  });

  test("follow from what is on record: picks, then the moves of the repairs", () => {
    let repaired = 0;
    holdForTeams(tightGiven, (_input, { slots, moves }) => {
      const at = (one: { target: string; slot: number }) => `${one.target} ${one.slot}`;
      const holders = new Map(slots.map((slot) => [at(slot), slot.candidates?.[slot.pick] ?? null]));
      for (const move of moves) {
        // Who fills a slot without candidates stands in its first move, or else in the outcome.
        expect(holders.get(at(move)) ?? move.from).toBe(move.from);
        expect(move.to).not.toBe(move.from);
        holders.set(at(move), move.to);
      }
      for (const slot of slots) {
        expect(holders.get(at(slot)) ?? slot.inspector).toBe(slot.inspector);
        expect(slot.pick === -1).toBe(slot.count === 0);
        expect(slot.candidates).toHaveLength(slot.count);
      }
      if (moves.length > 0) repaired += 1;
    });
    expect(repaired).toBeGreaterThan(3);
  });

  test("begin with the scarcest, by the order of the targets", () => {
    const people = ["a", "b", "c", "d"].map((id) => person(id, { specialties: ["校车"] }));
    const partners = ["x", "y"].map((id) => person(id, { department: "市监" }));
    const targets = ["T1", "T2", "T3", "T4", "T5"].map((id) => ({ id }));
    const slotRules = [BUREAU, BUS, { specialty: null, department: "市监" }];
    const inspectors = [...people, ...partners];
    const { slots } = teamsOf(
      assignTeams({ seed: "s", targets, window, slotRules, inspectors, relations: [] }),
    );
    const order = targets
      .map(({ id }) => id)
      .sort((a, b) => (sha(`order-v1|s|${a}`) < sha(`order-v1|s|${b}`) ? -1 : 1));
    expect(slots.map(({ target, slot }) => `${target} ${slot}`)).toEqual([
      ...order.map((id) => `${id} 2`),
      ...order.map((id) => `${id} 1`),
      ...order.map((id) => `${id} 0`),
    ]);
  });

  test("take what is equally scarce together, target by target", () => {
    const people = ["a", "b"].map((id) => person(id, { specialties: ["校车"] }));
    const partners = ["x", "y"].map((id) => person(id, { department: "市监" }));
    const targets = ["T1", "T2"].map((id) => ({ id }));
    const slotRules = [{ specialty: null, department: "市监" }, BUS];
    const inspectors = [...people, ...partners];
    const { slots } = teamsOf(
      assignTeams({ seed: "s", targets, window, slotRules, inspectors, relations: [] }),
    );
    expect(slots.map(({ slot }) => slot)).toEqual([0, 1, 0, 1]);
  });

  test("are made of people who owe more visits elsewhere than this draw has places", () => {
    const inspectors = [person("a", { carried: 9 }), person("b", { carried: 9 })];
    const terms = { slotRules: [BUREAU, BUREAU], window, inspectors, relations: [] };
    const { slots } = teamsOf(assignTeams({ seed: "s", targets: [{ id: "T1" }], ...terms }));
    expect(slots.map(({ inspector }) => inspector).sort()).toEqual(["a", "b"]);
  });

  test("are none for no targets", () => {
    const terms = {
      seed: "s",
      slotRules: [BUREAU, BUREAU],
      window,
      inspectors: [person("a")],
      relations: [],
    };
    expect(assignTeams({ ...terms, targets: [] })).toEqual({ slots: [], moves: [], caps: [], raised: [] });
  });

  test("of added targets are picked by a stream of their own", () => {
    const prefix = (target: string, slot: number) => `added|${target}|${slot}|`;
    fc.assert(
      fc.property(presentGiven, (input) => {
        const plain = plainTeams(input, prefix);
        if (plain) expect(assignTeams({ ...input, prefix })).toEqual(plain);
      }),
    );
  });

  test("list their candidates up to a size, and count them beyond", () => {
    const small = county(LISTED / 2 / 200, 200, 200);
    expect(
      teamsOf(assignTeams(small)).slots.every(({ count, candidates }) => candidates?.length === count),
    ).toBe(true);
    const large = county(LISTED / 2 / 200 + 1, 200, 200);
    const { slots } = teamsOf(assignTeams(large));
    expect(slots.some((slot) => "candidates" in slot)).toBe(false);
    expect(slots[0]?.count).toBe(197);
  });
});
