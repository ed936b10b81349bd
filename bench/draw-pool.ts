import type { FreezeInput, PoolMember } from "../src/domain/draw-freeze.ts";
import { sha } from "../src/domain/draw-hash.ts";
import { chanceFrom } from "./chance.ts";

/** How many ids; primes, so that nothing divides evenly. */
export const drawSizes: Record<string, number> = {
  "1k": 1009,
  "10k": 10_007,
  "100k": 100_003,
  "1m": 1_000_003,
};

/** 3 % A, 5 % B, 20 % C, all of D (rules.md §3). */
export const rates = {
  A: { num: 3, den: 100 },
  B: { num: 5, den: 100 },
  C: { num: 20, den: 100 },
  D: { num: 1, den: 1 },
};

/** The class mix that Hebei published for 2025, in hundredths of a percent (rules.md §3), and slips that grow with the risk. */
const classes = [
  { stratum: "B", weight: 1, share: 9205 },
  { stratum: "A", weight: 1, share: 424 },
  { stratum: "C", weight: 2, share: 318 },
  { stratum: "D", weight: 4, share: 53 },
];

export interface PoolCase {
  freeze: FreezeInput;
  drawId: string;
  secret: string;
  entropy: string;
}

/** A pool of a size, its salt, nonce and secret different in every run; one target in a hundred is left out by a rule. */
export function poolCase(size: string, run: number): PoolCase {
  const count = drawSizes[size];
  if (count === undefined) throw new Error(`no such size of a pool: ${size}`);
  const below = chanceFrom(20_261_125);
  const idOf = (n: number): string => `JY-${String(n).padStart(7, "0")}`;
  const members = Array.from({ length: count }, (_, n): PoolMember => {
    const { stratum, weight } = classOf(below(10_000));
    return { id: idOf(n), stratum, weight };
  });
  const excluded = Array.from({ length: Math.floor(count / 100) }, (_, n) => ({
    id: idOf(count + n),
    ruleCode: "open-window",
  }));
  const drawId = `2026-03-${run + 1}`;
  const random = (what: string): string => sha(`bench ${what} ${size} ${run}`);
  return {
    freeze: {
      drawId,
      members,
      excluded,
      saltHex: random("salt"),
      nonce: random("nonce"),
      rules: { rates, organiser: "P-01", witnesses: ["P-02", "P-03"] },
      assign: { k: 2, inspectors: [], relations: [], nonce: random("assign") },
    },
    drawId,
    secret: random("secret"),
    entropy: "1:602214076;2:137035999",
  };
}

function classOf(lot: number): { stratum: string; weight: number } {
  let left = lot;
  for (const one of classes) {
    if (left < one.share) return one;
    left -= one.share;
  }
  throw new Error("the shares do not add up");
}
