// Made-up matches, small enough to be tried out by every other means.

import fc from "fast-check";
import type { AssignInspector, SlotRule } from "../../src/domain/assign-eligible.ts";
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

/** Ids of every kind; the third and fourth sort otherwise by UTF-16 than by bytes. */
export const inspectorIds = ["检0", "检1", "\u{ff21}", "\u{20bb7}", "a", "B", "检10", "检2", "检3"];

interface Shape {
  rules: fc.Arbitrary<SlotRule[]>;
  people: fc.Arbitrary<Omit<AssignInspector, "id">>;
  inspectors: { minLength: number; maxLength: number };
  targets: number;
  relations: number;
}

const given = ({ rules: slotRules, people, inspectors, targets, relations }: Shape): fc.Arbitrary<Given> => {
  const ids = Array.from({ length: targets }, (_, n) => `T${n + 1}`);
  return fc
    .record({
      seed: fc.nat().map((n) => sha(String(n))),
      targets: fc.subarray(ids, { minLength: 1 }),
      slotRules,
      people: fc.array(people, inspectors),
      related: fc.array(fc.tuple(fc.nat(inspectors.maxLength - 1), fc.constantFrom(...ids)), {
        maxLength: relations,
      }),
    })
    .map(({ targets: drawn, people: facts, related, ...rest }) => ({
      ...rest,
      targets: drawn.map((id) => ({ id })),
      window,
      inspectors: facts.map((fact, n) => ({ id: inspectorIds[n] ?? "", ...fact })),
      relations: related.map(([n, target]) => ({ inspector: inspectorIds[n] ?? "", target, kind: "kin" })),
    }));
};

const anyRules = fc.array(fc.constantFrom(...rules), { minLength: 2, maxLength: 3 });
export const anyGiven = given({
  rules: anyRules,
  people: anyPerson,
  inspectors: { minLength: 1, maxLength: 9 },
  targets: 5,
  relations: 10,
});
export const presentGiven = given({
  rules: anyRules,
  people: presentPerson,
  inspectors: { minLength: 3, maxLength: 9 },
  targets: 7,
  relations: 15,
});
/** The bureau alone, hardly more people than a team needs: caps that rise and repairs are what it is about. */
export const tightGiven = given({
  rules: fc.constantFrom([BUS, BUREAU], [BUREAU, BUREAU], [BUS, BUREAU, BUREAU]),
  people: presentPerson.map((one) => ({ ...one, department: null })),
  inspectors: { minLength: 4, maxLength: 7 },
  targets: 8,
  relations: 12,
});
