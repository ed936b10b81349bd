import { hash } from "node:crypto";
import type { PoolMember } from "../../src/domain/draw-freeze.ts";
import { type Selected, selectDraw } from "../../src/domain/draw-select.ts";

// Ways to draw n of some ids: ours, and what the tests need to write down ways that are wrong.

/** `ids` in the order of the roster; gives back who is drawn, the first drawn first. */
export type Draw = (seed: string, ids: readonly string[], n: number) => string[];

export const ids = (count: number): string[] =>
  Array.from({ length: count }, (_, at) => `T${String(at).padStart(3, "0")}`);

/** Seeds that are the same at every run of the tests. */
export const seeds = (count: number, of = "statistics"): string[] =>
  Array.from({ length: count }, (_, at) => digest(`${of} ${at}`));

export const digest = (text: string): string => hash("sha256", text, "hex");

/** How draws of the tests call selectDraw: `n` of each stratum. */
export function select(seed: string, members: readonly PoolMember[], n: Record<string, number>): Selected {
  const sizeOf = (stratum: string): number => members.filter((one) => one.stratum === stratum).length;
  const rates = Object.fromEntries(
    Object.entries(n).map(([stratum, num]) => [stratum, { num, den: sizeOf(stratum) }]),
  );
  const selected = selectDraw({ seed, drawId: "d", saltHex: "5a".repeat(32), members, rates, nonce: "n" });
  if ("refused" in selected) throw new Error(selected.refused);
  return selected;
}

/** draw-v1 itself. */
export const ours: Draw = (seed, all, n) =>
  select(
    seed,
    all.map((id) => ({ id, stratum: "-", weight: 1 })),
    { "-": n },
  )
    .ranked.slice(0, n)
    .map(({ id }) => id);

/** Whole numbers below 2^32 that follow from a seed, for the wrong ways to draw. */
export function words(seed: string): () => number {
  let counter = 0;
  return () => Number.parseInt(digest(`${seed} ${counter++}`).slice(0, 8), 16);
}

/** How often each id is drawn, in the order of `all`. */
export function timesDrawn(draw: Draw, all: readonly string[], n: number, runs: readonly string[]): number[] {
  const times = new Map(all.map((id) => [id, 0]));
  for (const seed of runs) for (const id of draw(seed, all, n)) times.set(id, (times.get(id) ?? 0) + 1);
  return [...times.values()];
}
