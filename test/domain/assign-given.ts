// Made-up matches, small enough to be tried out by every other means.

import fc from "fast-check";
import type { AssignInspector } from "../../src/domain/assign-eligible.ts";
import { sha } from "../../src/domain/draw-hash.ts";
import type { Given } from "./assign-plain.ts";

export const window = { from: "2026-04-01", until: "2026-04-30" };
export const throughout = { from: window.from, to: window.until };

export const person = (id: string, more: Partial<AssignInspector> = {}): AssignInspector => ({
  id,
  active: true,
  certUntil: "2027-12-31",
  leave: [],
  specialties: [],
  department: null,
  carried: 0,
  ...more,
});

export const BUREAU = { specialty: null, department: null };
export const BUS = { specialty: "校车", department: null };
const rules = [
  BUREAU,
  BUREAU,
  BUS,
  { specialty: "食品", department: null },
  { specialty: null, department: "市监" },
  { specialty: "食品", department: "市监" },
];

const leaves: AssignInspector["leave"][] = [[], [], [throughout], [{ from: "2026-04-02", to: "2026-05-09" }]];
const anyPerson: fc.Arbitrary<Omit<AssignInspector, "id">> = fc.record({
  active: fc.integer({ min: 0, max: 9 }).map((n) => n > 0),
  certUntil: fc.constantFrom("2027-01-01", "2027-01-01", "2026-04-30", "2026-04-29", null),
  leave: fc.constantFrom(...leaves),
  specialties: fc.constantFrom<string[][]>([], ["校车"], ["食品"], ["校车", "食品"]),
  department: fc.constantFrom(null, null, null, "市监", "消防"),
  carried: fc.constantFrom(0, 0, 0, 1, 2, 7),
});
/** Nobody is away and nothing carried: what then decides is the match alone. */
const presentPerson = anyPerson.map((one) => ({
  ...one,
  active: true,
  certUntil: "2027-01-01",
  leave: [],
  carried: 0,
}));

/** Ids of every kind; the last two sort otherwise by UTF-16 than by bytes. */
const inspectorIds = ["检0", "检1", "检2", "a", "B", "检10", "检11", "\u{20bb7}", "豈"];

interface Shape {
  people: fc.Arbitrary<Omit<AssignInspector, "id">>;
  targets: number;
  inspectors: number;
  relations: number;
}

const given = ({ people, targets, inspectors, relations }: Shape): fc.Arbitrary<Given> => {
  const ids = Array.from({ length: targets }, (_, n) => `T${n + 1}`);
  return fc
    .record({
      seed: fc.nat().map((n) => sha(String(n))),
      targets: fc.subarray(ids, { minLength: 1 }),
      slotRules: fc.array(fc.constantFrom(...rules), { minLength: 2, maxLength: 3 }),
      people: fc.array(people, { minLength: 1, maxLength: inspectors }),
      related: fc.array(fc.tuple(fc.nat(inspectors - 1), fc.constantFrom(...ids)), { maxLength: relations }),
    })
    .map(({ seed, targets: drawn, slotRules, people: facts, related }) => ({
      seed,
      targets: drawn.map((id) => ({ id })),
      window,
      slotRules,
      inspectors: facts.map((fact, n) => ({ id: inspectorIds[n] ?? "", ...fact })),
      relations: related.map(([n, target]) => ({ inspector: inspectorIds[n] ?? "", target, kind: "kin" })),
    }));
};

export const anyGiven = given({ people: anyPerson, targets: 5, inspectors: 9, relations: 10 });
export const presentGiven = given({ people: presentPerson, targets: 7, inspectors: 9, relations: 25 });
/** The bureau alone, many relations: caps and repairs are what it is about. */
export const tightGiven = presentGiven.map((input) => ({
  ...input,
  slotRules: input.slotRules.map(({ specialty }) => ({
    specialty: specialty === "食品" ? null : specialty,
    department: null,
  })),
  inspectors: input.inspectors.map((one) => ({ ...one, department: null })),
}));
