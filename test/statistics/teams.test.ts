import { describe, expect, it } from "vitest";
import { assignTeams, type Teams } from "../../src/domain/assign.ts";
import { evenness, type Fairness, inclusion } from "./chi-square.ts";
import { ids, seeds, words } from "./lots.ts";

/** Teams of two for `targets`, by target; everybody may go everywhere. */
type Match = (seed: string, targets: readonly string[], people: readonly string[]) => string[][];

/** Teams of two; the first of each has to be one of `able`, if they are named. */
function teamsOf(
  seed: string,
  targets: readonly string[],
  people: readonly string[],
  able?: ReadonlySet<string>,
): Teams {
  const specialty = able ? "校车安全" : null;
  const input = {
    seed,
    targets: targets.map((id) => ({ id })),
    slotRules: [
      { specialty, department: null },
      { specialty: null, department: null },
    ],
    window: { from: "2026-12-01", until: "2026-12-31" },
    inspectors: people.map((id) => ({
      id,
      active: true,
      certUntil: "2027-12-31",
      leave: [],
      specialties: able?.has(id) ? ["校车安全"] : [],
      department: null,
      carried: 0,
    })),
    relations: [],
  };
  const teams = assignTeams(input);
  if ("refused" in teams) throw new Error(teams.refused);
  return teams;
}

const ours: Match = (seed, targets, people) => {
  const { slots } = teamsOf(seed, targets, people);
  return targets.map((id) => slots.filter((one) => one.target === id).map(({ inspector }) => inspector));
};

/** Targets in a chance order, each slot to whoever has least to do, the first of them by `first`. */
const leastLoaded =
  (first: (next: () => number, equals: number) => number): Match =>
  (seed, targets, people) => {
    const next = words(seed);
    const load = new Map(people.map((id) => [id, 0]));
    const teams = new Map<string, string[]>();
    for (const target of inChanceOrder(targets, next)) {
      const team: string[] = [];
      while (team.length < 2) {
        const free = people.filter((id) => !team.includes(id));
        const least = Math.min(...free.map((id) => load.get(id) ?? 0));
        const equals = free.filter((id) => load.get(id) === least);
        const pick = equals[first(next, equals.length)] as string;
        load.set(pick, least + 1);
        team.push(pick);
      }
      teams.set(target, team);
    }
    return targets.map((target) => teams.get(target) ?? []);
  };
const byList = leastLoaded(() => 0);
const byLot = leastLoaded((next, equals) => next() % equals);

/** Fixed groups of two that are dealt out in turn. */
const fixedGroups: Match = (seed, targets, people) => {
  const next = words(seed);
  const groups = people.length / 2;
  const start = next() % groups;
  const order = inChanceOrder(targets, next);
  return targets.map((target) => {
    const group = (start + order.indexOf(target)) % groups;
    return people.slice(2 * group, 2 * group + 2);
  });
};

function inChanceOrder(targets: readonly string[], next: () => number): string[] {
  const key = new Map(targets.map((target) => [target, next()]));
  return [...targets].sort((a, b) => (key.get(a) ?? 0) - (key.get(b) ?? 0));
}

describe("who inspects whom", () => {
  const [targets, people, runs] = [ids(7), ids(8).map((id) => `检${id}`), seeds(1500)];
  const made = new Map<Match, string[][][]>();
  /** All teams of all runs, made once for each way. */
  const all = (match: Match): string[][][] => {
    const known = made.get(match) ?? runs.map((seed) => match(seed, targets, people));
    made.set(match, known);
    return known;
  };
  const worst = (found: Fairness[]): Fairness => found.find((one) => one === "uneven") ?? "fair";

  /** For every target: how often each inspector was in its team. */
  const single = (match: Match) =>
    worst(
      targets.map((_, target) => {
        const times = people.map((id) => all(match).filter((teams) => teams[target]?.includes(id)).length);
        return inclusion(times, runs.length, 2);
      }),
    );
  /** For every target: how often each two inspectors were its team. */
  const together = (match: Match) =>
    worst(
      targets.map((_, target) => {
        const times = new Map(people.flatMap((a, at) => people.slice(at + 1).map((b) => [`${a} ${b}`, 0])));
        for (const teams of all(match)) {
          const pair = [...(teams[target] ?? [])].sort().join(" ");
          times.set(pair, (times.get(pair) ?? 0) + 1);
        }
        return evenness([...times.values()]);
      }),
    );

  it("is every inspector equally often for every target, and with every other", () => {
    expect(single(ours)).toBe("fair");
    expect(together(ours)).toBe("fair");
  });

  it("and not when the first of the list get the odd visits", () => {
    expect(single(byList)).toBe("uneven");
  });

  it("nor with fixed groups, where each alone comes equally often", () => {
    expect(single(fixedGroups)).toBe("fair");
    expect(together(fixedGroups)).toBe("uneven");
  });
});

describe("who comes next", () => {
  const [targets, people, runs] = [ids(8), ids(8).map((id) => `检${id}`), seeds(400)];
  const order = (seed: string) => teamsOf(seed, targets, people).slots;

  // Eight people, sixteen visits, two each. Least-loaded-first lets nobody go a second time before all have gone once, so
  // whoever has seen the first teams knows the rest of the round; ours goes on below the cap.
  it("cannot be told from who came before", () => {
    const round = (inspectors: string[]) => new Set(inspectors.slice(0, 8)).size === 8;
    const rounds = runs.filter((seed) => round(order(seed).map(({ inspector }) => inspector))).length;
    expect(rounds / runs.length).toBeLessThan(0.1);
    const foreseen = runs.filter((seed) => {
      // One target after another in the order in which byLot fills them.
      const teams = byLot(seed, targets, people);
      return round(inChanceOrder(targets, words(seed)).flatMap((id) => teams[targets.indexOf(id)] ?? []));
    });
    expect(foreseen).toHaveLength(runs.length);
  });

  it("is drawn evenly from the candidates, however many there are", () => {
    const picks = new Map<number, number[]>();
    for (const { count, pick } of runs.flatMap(order)) {
      const counts = picks.get(count) ?? Array.from({ length: count }, () => 0);
      counts[pick] = (counts[pick] ?? 0) + 1;
      picks.set(count, counts);
    }
    const found = [...picks].filter(([n, counts]) => n > 1 && counts.reduce((a, b) => a + b) > 20 * n);
    expect(found.length).toBeGreaterThan(4);
    expect(found.map(([n, counts]) => [n, evenness(counts)])).toEqual(found.map(([n]) => [n, "fair"]));
    // The same numbers, taken as the remainder of a die with six sides.
    const six = words("six");
    const dice = [0, 0, 0, 0];
    for (let at = 0; at < 2000; at += 1) {
      const face = (six() % 6) % 4;
      dice[face] = (dice[face] ?? 0) + 1;
    }
    expect(evenness(dice)).toBe("uneven");
  });
});

describe("scarce people first", () => {
  const [targets, people, runs] = [ids(40), ids(20).map((id) => `检${id}`), seeds(40)];
  const able = new Set(people.filter((_, at) => at % 5 < 3));

  /** Slots that find nobody below the cap of four when each target is filled before the next. */
  function stuck(seed: string): number {
    const next = words(seed);
    const load = new Map(people.map((id) => [id, 0]));
    let empty = 0;
    for (const _ of targets) {
      const team: string[] = [];
      for (const slot of [0, 1]) {
        const free = people.filter(
          (id) => (load.get(id) ?? 0) < 4 && !team.includes(id) && (slot === 1 || able.has(id)),
        );
        const pick = free[next() % free.length];
        if (pick === undefined) empty += 1;
        else team.push(pick) && load.set(pick, (load.get(pick) ?? 0) + 1);
      }
    }
    return empty;
  }

  it("leaves hardly a slot to repair, where target after target gets stuck again and again", () => {
    const repaired = runs.map(
      (seed) => teamsOf(seed, targets, people, able).slots.filter(({ pick }) => pick < 0).length,
    );
    const sum = (counts: number[]) => counts.reduce((a, b) => a + b, 0) / runs.length;
    expect(sum(repaired)).toBeLessThan(1);
    expect(sum(runs.map(stuck))).toBeGreaterThan(4);
  });
});
