import { describe, expect, it } from "vitest";
import { evenness } from "./chi-square.ts";
import { type Draw, ids, ours, seeds, words } from "./lots.ts";

/** Every third of a ring from a start: over all starts everybody is drawn equally often, but always with the same others. */
const ringFrom = (start: number, list: readonly string[], n: number): string[] =>
  Array.from({ length: n }, (_, at) => list[(start + 3 * at) % list.length] as string);
const ring: Draw = (seed, list, n) => ringFrom(words(seed)() % list.length, list, n);

describe("299 targets of whom 100 are drawn", { timeout: 60_000 }, () => {
  const [all, n, runs] = [ids(299), 100, seeds(400)];
  const place = new Map(all.map((id, at) => [id, at]));

  /** How far the pair that is farthest from its due lies off, in standard deviations; the mean of its square; the samples. */
  function pairs(draw: Draw): { farthest: number; meanSquare: number; samples: number } {
    const size = all.length;
    const together = new Int32Array(size * size);
    const samples = new Set<string>();
    for (const seed of runs) {
      const drawn = draw(seed, all, n)
        .map((id) => place.get(id) as number)
        .sort((a, b) => a - b);
      samples.add(drawn.join());
      for (const [at, one] of drawn.entries()) {
        for (let other = at + 1; other < n; other += 1) {
          const cell = one * size + (drawn[other] as number);
          together[cell] = (together[cell] as number) + 1;
        }
      }
    }
    const chance = (n * (n - 1)) / (size * (size - 1));
    const deviation = Math.sqrt(runs.length * chance * (1 - chance));
    let [farthest, squares, count] = [0, 0, 0];
    for (let one = 0; one < size; one += 1) {
      for (let other = one + 1; other < size; other += 1) {
        const off = Math.abs((together[one * size + other] as number) - runs.length * chance) / deviation;
        farthest = Math.max(farthest, off);
        squares += off ** 2;
        count += 1;
      }
    }
    return { farthest, meanSquare: squares / count, samples: samples.size };
  }

  it("give a new sample every time, and every pair comes up as often as it should", () => {
    const { farthest, meanSquare, samples } = pairs(ours);
    expect(samples).toBe(runs.length);
    // The farthest of 44,551 pairs would be beyond 5.5 once in 600 such tests.
    expect(farthest).toBeLessThan(5.5);
    // Its standard deviation is 0.04: pairs that share a target go together (Johnson scheme, eigenvalues 7.37 and 0.05).
    expect(meanSquare).toBeGreaterThan(0.85);
    expect(meanSquare).toBeLessThan(1.15);
  });

  it("and not with a ring, where each alone has the same chance", () => {
    const times = new Map(all.map((id) => [id, 0]));
    for (const start of all.keys()) {
      for (const id of ringFrom(start, all, n)) times.set(id, (times.get(id) ?? 0) + 1);
    }
    expect(new Set(times.values())).toEqual(new Set([n]));
    const { farthest, meanSquare, samples } = pairs(ring);
    expect(samples).toBeLessThanOrEqual(299);
    expect(farthest).toBeGreaterThan(5.5);
    expect(meanSquare).toBeGreaterThan(1.15);
  });

  it("nor with every other of the list, which has two samples", () => {
    const step: Draw = (seed, list) => list.filter((_, at) => at % 2 === words(seed)() % 2).slice(0, n);
    expect(pairs(step)).toMatchObject({ samples: 2 });
  });
});

describe("of seven targets of whom three are drawn", () => {
  const [all, n, runs] = [ids(7), 3, seeds(3500)];
  const sets = all.flatMap((a, x) =>
    all.slice(x + 1).flatMap((b, y) => all.slice(x + y + 2).map((c) => `${a} ${b} ${c}`)),
  );
  const check = (draw: Draw) => {
    const times = new Map(sets.map((set) => [set, 0]));
    for (const seed of runs) {
      const set = draw(seed, all, n).sort().join(" ");
      times.set(set, (times.get(set) ?? 0) + 1);
    }
    return evenness([...times.values()]);
  };

  it("each of the 35 sets is as likely as the next, so no third ever hangs on two", () => {
    expect(sets).toHaveLength(35);
    expect(check(ours)).toBe("fair");
    expect(check(ring)).toBe("uneven");
  });
});
