import { describe, expect, it } from "vitest";
import { type Draw, digest, ids, ours, seeds, select, words } from "./lots.ts";

const all = ids(60);
const runs = seeds(40);

/** A seeded shuffle of the list as it was read: fair, but whoever orders the list decides. */
const shuffleAsRead: Draw = (seed, list, n) => {
  const next = words(seed);
  const order = [...list];
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = next() % (at + 1);
    [order[at], order[other]] = [order[other] as string, order[at] as string];
  }
  return order.slice(0, n);
};

/** The same over the sorted list: the order of the roster does not matter, but who is on it does. */
const shuffleSorted: Draw = (seed, list, n) => shuffleAsRead(seed, [...list].sort(), n);

/** A ticket for the line of the list instead of for the id. */
const ticketByLine: Draw = (seed, list, n) => {
  const ticket = new Map(list.map((id, line) => [id, digest(`${seed} ${line}`)]));
  return [...list].sort((a, b) => ((ticket.get(a) ?? "") < (ticket.get(b) ?? "") ? -1 : 1)).slice(0, n);
};

/** Chance that runs on between draws: nobody can draw it again. */
const runsOn = (
  (next) => (_seed: string, list: readonly string[], n: number) =>
    shuffleAsRead(String(next()), list, n)
)(words("once"));

describe("the order of the roster", () => {
  const moved = (draw: Draw) =>
    runs.filter((seed) => {
      const drawn = draw(seed, all, 20).join();
      return [[...all].reverse(), shuffleAsRead(`${seed} other`, all, all.length)].some(
        (list) => draw(seed, list, 20).join() !== drawn,
      );
    }).length;

  it("never matters", () => {
    expect(moved(ours)).toBe(0);
    expect(moved(shuffleSorted)).toBe(0);
  });

  it.each<[string, Draw]>([
    ["a shuffle of the list as read", shuffleAsRead],
    ["a ticket by line", ticketByLine],
    ["chance that cannot be drawn again", runsOn],
  ])("and would be seen to matter with %s", (_what, draw) => {
    expect(moved(draw)).toBe(runs.length);
  });
});

describe("taking one out", () => {
  const changed = (draw: Draw) =>
    runs.filter((seed, at) => {
      const gone = all[(at * 7) % all.length] as string;
      const fewer = all.filter((id) => id !== gone);
      const before = draw(seed, all, all.length).filter((id) => id !== gone);
      return draw(seed, fewer, fewer.length).join() !== before.join();
    }).length;

  it("never changes the order of the others, so the reserve follows on", () => {
    expect(changed(ours)).toBe(0);
  });

  it.each<[string, Draw]>([
    ["a shuffle, be the list sorted or not", shuffleSorted],
    ["a ticket by line", ticketByLine],
  ])("and would be seen to with %s", (_what, draw) => {
    expect(changed(draw)).toBeGreaterThan(runs.length * 0.9);
  });

  it("moves up just the first of the reserve, and in another stratum nobody", () => {
    for (const seed of runs) {
      const pool = all.map((id, at) => ({ id, stratum: at % 2 === 0 ? "X" : "Y", weight: 1 + (at % 3) }));
      const { ranked, shown } = select(seed, pool, { X: 9, Y: 9 });
      const gone = ranked.find(({ stratum, rank }) => stratum === "X" && rank === 4)?.id;
      const next = ranked.find(({ stratum, rank }) => stratum === "X" && rank === 10)?.id as string;
      const fewer = select(
        seed,
        pool.filter(({ id }) => id !== gone),
        { X: 9, Y: 9 },
      );
      expect([...fewer.shown].sort()).toEqual([...shown.filter((id) => id !== gone), next].sort());
    }
  });
});
