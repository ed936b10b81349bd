import { sha } from "../src/domain/draw-hash.ts";
import { chanceFrom } from "./chance.ts";

/** Targets × inspectors; never a whole number of slots for each inspector. */
export const matchSizes: Record<string, readonly [targets: number, inspectors: number]> = {
  "31x60": [31, 60],
  "305x60": [305, 60],
  "1kx200": [1009, 200],
  "10kx1k": [10_007, 1009],
  "100kx10k": [100_003, 10_007],
};

export const SPECIALTY = "校车安全";
export const TEAM = 2;
const window = { from: "2026-12-01", until: "2026-12-31" };

export type MatchCase = ReturnType<typeof matchCase>;

/**
 * A county's match: two for every target, the first a specialist of whom there are about three in five; one inspector in
 * five cannot come at all, and every target has two people on average who must keep away. Only the seed differs by run.
 */
export function matchCase(size: string, run: number) {
  const [targets, inspectors] = matchSizes[size] ?? [0, 0];
  if (targets === 0) throw new Error(`no such size of a match: ${size}`);
  const below = chanceFrom(20_261_126);
  const targetId = (n: number): string => `JY-${String(n).padStart(6, "0")}`;
  const inspectorId = (n: number): string => `检-${String(n).padStart(5, "0")}`;
  return {
    seed: sha(`bench match ${size} ${run}`),
    targets: Array.from({ length: targets }, (_, n) => ({ id: targetId(n) })),
    slotRules: [
      { specialty: SPECIALTY, department: null },
      { specialty: null, department: null },
    ],
    window,
    inspectors: Array.from({ length: inspectors }, (_, n) => ({
      id: inspectorId(n),
      active: n % 19 !== 18,
      certUntil: n % 13 === 5 ? "2026-12-10" : n % 29 === 11 ? null : "2028-06-30",
      leave: leaveOf(n),
      specialties: below(100) < 62 ? [SPECIALTY, "食品安全"] : ["食品安全"],
      department: null,
      carried: 0,
    })),
    relations: Array.from({ length: 2 * targets }, () => ({
      inspector: inspectorId(below(inspectors)),
      target: targetId(below(targets)),
      kind: "kin",
    })),
  };
}

/** Away all month, in two pieces; or for a week, which does not matter. */
function leaveOf(n: number): { from: string; to: string }[] {
  if (n % 11 === 7) {
    return [
      { from: "2026-12-16", to: "2027-01-31" },
      { from: "2026-11-20", to: "2026-12-15" },
    ];
  }
  return n % 7 === 3 ? [{ from: "2026-12-07", to: "2026-12-13" }] : [];
}
