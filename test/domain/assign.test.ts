import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assignTeams, type Repick, repickSlot, type Shortage, type Teams } from "../../src/domain/assign.ts";
import { type AssignInspector, type AssignTerms, ineligible } from "../../src/domain/assign-eligible.ts";
import { sha } from "../../src/domain/draw-hash.ts";

const window = { from: "2026-04-01", until: "2026-04-30" };
const throughout = { from: window.from, to: window.until };
const person = (id: string, more: Partial<AssignInspector> = {}): AssignInspector => ({
  id,
  active: true,
  certUntil: "2027-12-31",
  leave: [],
  specialties: [],
  carried: 0,
  ...more,
});

interface Given extends AssignTerms {
  seed: string;
  targets: { id: string }[];
}

const targetIds = ["T1", "T2", "T3", "T4", "T5"];
const leaves: AssignInspector["leave"][] = [[], [], [throughout], [{ from: "2026-04-02", to: "2026-05-09" }]];
const anyPerson: fc.Arbitrary<Omit<AssignInspector, "id">> = fc.record({
  active: fc.integer({ min: 0, max: 9 }).map((n) => n > 0),
  certUntil: fc.constantFrom("2027-01-01", "2027-01-01", "2026-04-30", "2026-04-29", null),
  leave: fc.constantFrom(...leaves),
  specialties: fc.constantFrom<string[][]>([], ["校车"], ["校车", "食品"]),
  carried: fc.constantFrom(0, 0, 0, 1, 7),
});

const given = (people: fc.Arbitrary<Omit<AssignInspector, "id">>): fc.Arbitrary<Given> =>
  fc
    .record({
      seed: fc.nat().map((n) => sha(String(n))),
      targets: fc.subarray(targetIds, { minLength: 1 }),
      k: fc.integer({ min: 2, max: 3 }),
      specialty: fc.constantFrom(null, "校车"),
      people: fc.array(people, { minLength: 1, maxLength: 7 }),
      related: fc.array(fc.tuple(fc.nat(6), fc.constantFrom(...targetIds)), { maxLength: 10 }),
    })
    .map(({ seed, targets, k, specialty, people: facts, related }) => ({
      seed,
      targets: targets.map((id) => ({ id })),
      k,
      window,
      specialty,
      inspectors: facts.map((fact, n) => ({ id: `检${n}`, ...fact })),
      relations: related.map(([n, target]) => ({ inspector: `检${n}`, target, kind: "kin" })),
    }));
const anyGiven = given(anyPerson);
/** Nothing carried, so that loads are what this draw alone gave. */
const unladen = given(anyPerson.map((fact) => ({ ...fact, carried: 0 })));

/** Whether a team of k can be had for every target, tried out rather than computed; caps never forbid, since they rise. */
function feasible({ targets, k, specialty, ...terms }: Given): boolean {
  return targets.every(({ id }) => {
    const able = terms.inspectors.filter((one) => mayVisit(one, id, { targets, k, specialty, ...terms }));
    return able.some((first) => {
      const leads = specialty === null || first.specialties.includes(specialty);
      return leads && able.filter((one) => one !== first).length >= k - 1;
    });
  });
}

/** draw-protocol.md §2, written down a second time, day by day. */
function mayVisit(one: AssignInspector, target: string, { relations }: Given): boolean {
  const days = Array.from({ length: 30 }, (_, n) => `2026-04-${String(n + 1).padStart(2, "0")}`);
  return (
    one.active &&
    days.every((day) => one.certUntil !== null && day <= one.certUntil) &&
    days.some((day) => one.leave.every((leave) => day < leave.from || day > leave.to)) &&
    !relations.some((relation) => relation.inspector === one.id && relation.target === target)
  );
}

const teamsOf = (outcome: Teams | Shortage): Teams => {
  if ("refused" in outcome) throw new Error(outcome.refused);
  return outcome;
};
const hold = (from: fc.Arbitrary<Given>, check: (input: Given, outcome: Teams | Shortage) => void) =>
  fc.assert(
    fc.property(from, (input) => {
      check(input, assignTeams(input));
    }),
    { numRuns: 400 },
  );
/** The same where teams could be made; also fails when that hardly ever was so. */
function holdForTeams(from: fc.Arbitrary<Given>, check: (input: Given, teams: Teams) => void): void {
  let made = 0;
  hold(from, (input, outcome) => {
    if ("refused" in outcome) return;
    made += 1;
    check(input, outcome);
  });
  expect(made).toBeGreaterThan(50);
}

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
});

describe("teams", () => {
  test("break no rule", () => {
    holdForTeams(anyGiven, (input, { slots }) => {
      const byId = new Map(input.inspectors.map((one) => [one.id, one]));
      for (const { id } of input.targets) {
        const team = slots.filter((slot) => slot.target === id);
        expect(team.map(({ slot }) => slot).sort()).toEqual(Array.from({ length: input.k }, (_, n) => n));
        expect(new Set(team.map(({ inspector }) => inspector)).size).toBe(input.k);
        for (const { slot, inspector } of team) {
          const one = byId.get(inspector) as AssignInspector;
          expect(mayVisit(one, id, input)).toBe(true);
          if (slot === 0 && input.specialty !== null) expect(one.specialties).toContain(input.specialty);
        }
      }
      expect(slots).toHaveLength(input.targets.length * input.k);
    });
  });

  test("are made whenever they can be made, and only then", () => {
    hold(anyGiven, (input, outcome) => expect("refused" in outcome).toBe(!feasible(input)));
  });

  test("keep everybody within the cap, loads carried along", () => {
    holdForTeams(anyGiven, (input, { slots, caps }) => {
      for (const { inspector, cap } of caps) {
        const carried = input.inspectors.find(({ id }) => id === inspector)?.carried ?? 0;
        const own = slots.filter((slot) => slot.inspector === inspector).length;
        if (own > 0) expect(own + carried).toBeLessThanOrEqual(cap);
      }
    });
  });

  test("load everybody alike to within one, unless a cap had to rise", () => {
    let level = 0;
    holdForTeams(unladen, (_input, { slots, caps, raised }) => {
      if (raised.length > 0) return;
      level += 1;
      const loads = caps.map((one) => slots.filter(({ inspector }) => inspector === one.inspector).length);
      expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
    });
    expect(level).toBeGreaterThan(20);
  });

  test("do not depend on the order of targets, inspectors and relations", () => {
    fc.assert(
      fc.property(anyGiven, fc.infiniteStream(fc.nat()), (input, chance) => {
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
    holdForTeams(unladen, (_input, { slots, moves }) => {
      const at = (one: { target: string; slot: number }) => `${one.target} ${one.slot}`;
      const holders = new Map(slots.map((slot) => [at(slot), slot.candidates[slot.pick] ?? null]));
      for (const move of moves) {
        // Who fills a slot without candidates stands in its first move, or else in the outcome.
        expect(holders.get(at(move)) ?? move.from).toBe(move.from);
        expect(move.to).not.toBe(move.from);
        holders.set(at(move), move.to);
      }
      for (const slot of slots) {
        expect(holders.get(at(slot)) ?? slot.inspector).toBe(slot.inspector);
        expect(slot.pick === -1).toBe(slot.candidates.length === 0);
      }
      if (moves.length > 0) repaired += 1;
    });
    expect(repaired).toBeGreaterThan(3);
  });

  test("begin with the specialists, by the order of the targets", () => {
    const people = ["a", "b", "c", "d"].map((id) => person(id, { specialties: ["校车"] }));
    const targets = targetIds.map((id) => ({ id }));
    const terms = { k: 2, window, specialty: "校车", inspectors: people, relations: [] };
    const { slots } = teamsOf(assignTeams({ seed: "s", targets, ...terms }));
    const order = [...targetIds].sort((a, b) => (sha(`order-v1|s|${a}`) < sha(`order-v1|s|${b}`) ? -1 : 1));
    expect(slots.map(({ target, slot }) => `${target} ${slot}`)).toEqual([
      ...order.map((id) => `${id} 0`),
      ...order.map((id) => `${id} 1`),
    ]);
  });

  test("are made of people who owe more visits elsewhere than this draw has places", () => {
    const inspectors = [person("a", { carried: 9 }), person("b", { carried: 9 })];
    const terms = { k: 2, window, specialty: null, inspectors, relations: [] };
    const { slots } = teamsOf(assignTeams({ seed: "s", targets: [{ id: "T1" }], ...terms }));
    expect(slots.map(({ inspector }) => inspector).sort()).toEqual(["a", "b"]);
  });

  test("are none for no targets, and cannot be had without people", () => {
    const terms = { seed: "s", k: 2, window, specialty: null, inspectors: [], relations: [] };
    expect(assignTeams({ ...terms, targets: [] })).toEqual({ slots: [], moves: [], caps: [], raised: [] });
    expect(assignTeams({ ...terms, targets: [{ id: "T2" }, { id: "T1" }] })).toEqual({
      refused: "assign.short",
      missing: 4,
      specialty: null,
      targets: ["T1", "T2"],
    });
  });

  test("a shortage names the specialty and the targets that lack it", () => {
    const inspectors = [person("a"), person("b"), person("c", { specialties: ["校车"] })];
    const relations = [{ inspector: "c", target: "T2", kind: "works" }];
    const terms = { k: 2, window, specialty: "校车", inspectors, relations };
    expect(assignTeams({ seed: "s", targets: [{ id: "T1" }, { id: "T2" }], ...terms })).toEqual({
      refused: "assign.short",
      missing: 1,
      specialty: "校车",
      targets: ["T2"],
    });
  });
});

describe("a slot run again", () => {
  const anyRepick: fc.Arbitrary<Repick> = fc
    .record({
      input: anyGiven,
      slot: fc.nat(2),
      n: fc.integer({ min: 1, max: 3 }),
      barred: fc.subarray(["检0", "检1", "检2", "检3"]),
      loads: fc.dictionary(fc.constantFrom("检0", "检1", "检2", "检3", "检4"), fc.nat(6)),
      caps: fc.subarray(["检0", "检1", "检2", "检3", "检4"]),
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
        mayVisit(one, "T1", { ...input, targets: [] }) &&
        !input.barred.includes(one.id) &&
        (input.slot > 0 || input.specialty === null || one.specialties.includes(input.specialty)),
    );

  test("never goes to who is barred or may not visit, and finds somebody whenever there is one", () => {
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
            .map(({ id }) => id);
        expect(outcome.candidates).toEqual(roomy(outcome.raised));
        if (outcome.raised > 0) expect(roomy(outcome.raised - 1)).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  test("falls otherwise with another second secret and another run", () => {
    const inspectors = Array.from({ length: 1000 }, (_, n) => person(`检${String(n).padStart(4, "0")}`));
    const caps = inspectors.map(({ id }) => ({ inspector: id, cap: 1 }));
    const terms = { k: 2, window, specialty: null, inspectors, relations: [], barred: [], loads: {}, caps };
    const run = (resecret: string, n: number) =>
      repickSlot({ ...terms, seed: "s", resecret, target: { id: "T1" }, slot: 0, n });
    expect(run("r", 1)).toEqual(run("r", 1));
    expect(run("r", 1)).not.toEqual(run("q", 1));
    expect(run("r", 1)).not.toEqual(run("r", 2));
  });
});
