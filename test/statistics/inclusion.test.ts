import { describe, expect, it } from "vitest";
import { fairness, inclusion } from "./chi-square.ts";
import { type Draw, digest, ids, ours, seeds, select, timesDrawn, words } from "./lots.ts";

describe("everybody of a stratum has the same chance", () => {
  const [all, n, runs] = [ids(40), 13, seeds(1200)];
  const check = (draw: Draw) => inclusion(timesDrawn(draw, all, n, runs), runs.length, n);

  it("in a draw of ours", () => {
    expect(check(ours)).toBe("fair");
  });

  it("in each stratum, whatever is drawn of the other", () => {
    const pool = all.map((id, at) => ({ id, stratum: at % 3 === 0 ? "A" : "B", weight: 1 }));
    const times = new Map(all.map((id) => [id, 0]));
    for (const seed of runs) {
      for (const id of select(seed, pool, { A: 1, B: 9 }).shown) times.set(id, (times.get(id) ?? 0) + 1);
    }
    const of = (stratum: string) =>
      pool.filter((one) => one.stratum === stratum).map(({ id }) => times.get(id) ?? 0);
    expect(inclusion(of("A"), runs.length, 1)).toBe("fair");
    expect(inclusion(of("B"), runs.length, 9)).toBe("fair");
    // Drawing over both strata as one gives the small one too much: 14 of 40 take part in 10, not in 1.
    const mixed = timesDrawn(ours, all, 10, runs).filter((_, at) => at % 3 === 0);
    expect(inclusion(mixed, runs.length, 1)).toBe("uneven");
  });

  // What others got wrong (draw-protocol.md §4).
  it.each<[string, Draw]>([
    [
      "systematic sampling, whose step is rounded down: the last of the list are never drawn",
      (seed, list, many) => {
        const step = Math.floor(list.length / many);
        const start = words(seed)() % step;
        return list.filter((_, at) => at % step === start).slice(0, many);
      },
    ],
    [
      "tickets so short that the order of ids decides",
      (seed, list, many) => sortedBy(list, (id) => digest(`${seed} ${id}`).slice(0, 1)).slice(0, many),
    ],
    [
      "shuffling by the remainder of two ten-sided dice",
      (seed, list, many) =>
        shuffled(list, many, (next, at, size) => at + ((next() % 100) % (size - at)), seed),
    ],
    [
      "shuffling with a partner from the whole list",
      (seed, list, many) =>
        shuffled(list, list.length, (next, _, size) => next() % size, seed).slice(0, many),
    ],
    [
      "sorting by a coin that knows nothing of its last answer",
      (seed, list, many) => {
        const next = words(seed);
        return [...list].sort(() => (next() & 1) - 0.5).slice(0, many);
      },
    ],
  ])("and not with %s", (_what, draw) => {
    expect(check(draw)).toBe("uneven");
  });

  it("99 of 299 are never drawn by that step, and all of them by ours", () => {
    const [many, list] = [100, ids(299)];
    const never = (draw: Draw) =>
      timesDrawn(draw, list, many, seeds(60)).filter((times) => times === 0).length;
    const step: Draw = (seed, roster) =>
      roster.filter((_, at) => at % 2 === words(seed)() % 2).slice(0, many);
    expect(never(step)).toBe(99);
    expect(never(ours)).toBe(0);
  });
});

describe("weights are slips in a box", () => {
  const weights = { T1: 1, T2: 3, T3: 4 };
  type Id = keyof typeof weights;
  type Rank = (seed: string) => string[];
  const runs = seeds(4000);
  const pool = Object.entries(weights).map(([id, weight]) => ({ id, stratum: "-", weight }));
  const rank: Rank = (seed) => select(seed, pool, { "-": 1 }).ranked.map(({ id }) => id);

  /** All six orders, each with the chance that slips drawn one after the other give it. */
  const orders = (Object.keys(weights) as Id[]).flatMap((first, _, all) =>
    all
      .filter((second) => second !== first)
      .map((second) => {
        const third = all.find((one) => one !== first && one !== second) as Id;
        const rest = weights[second] + weights[third];
        return {
          order: [first, second, third].join(),
          chance: (weights[first] / 8) * (weights[second] / rest),
        };
      }),
  );
  const check = (way: Rank) => {
    const times = new Map(orders.map(({ order }) => [order, 0]));
    for (const seed of runs) {
      const order = way(seed).join();
      times.set(order, (times.get(order) ?? 0) + 1);
    }
    return fairness(
      [...times.values()],
      orders.map(({ chance }) => chance * runs.length),
    );
  };

  it("in the whole order, from the first drawn to the last of the reserve", () => {
    expect(orders.reduce((sum, { chance }) => sum + chance, 0)).toBeCloseTo(1, 12);
    expect(check(rank)).toBe("fair");
  });

  const slips = (id: string): string[] => Array.from({ length: weights[id as Id] }, (_, j) => `${id} ${j}`);
  const number = (seed: string, id: string): number =>
    Number.parseInt(digest(`${seed} ${id}`).slice(0, 12), 16);
  const all = pool.map(({ id }) => id);
  it.each<[string, Rank]>([
    ["when they are forgotten", (seed) => sortedBy(all, (id) => number(seed, id))],
    [
      "when a number is divided by the weight",
      (seed) => sortedBy(all, (id) => number(seed, id) / weights[id as Id]),
    ],
    [
      "when the highest slip counts",
      (seed) => sortedBy(all, (id) => Math.max(...slips(id).map((slip) => number(seed, slip)))),
    ],
  ])("and not %s", (_what, way) => {
    expect(check(way)).toBe("uneven");
  });
});

/** In the order of a key that is worked out once for each. */
function sortedBy<K extends string | number>(list: readonly string[], key: (id: string) => K): string[] {
  const keyed = list.map((id) => ({ id, key: key(id) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ id }) => id);
}

function shuffled(
  list: readonly string[],
  steps: number,
  partner: (next: () => number, at: number, size: number) => number,
  seed: string,
): string[] {
  const next = words(seed);
  const order = [...list];
  for (let at = 0; at < steps; at += 1) {
    const other = partner(next, at, list.length);
    [order[at], order[other]] = [order[other] as string, order[at] as string];
  }
  return order.slice(0, steps);
}
