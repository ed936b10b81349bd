import { chanceFrom } from "./chance.ts";
import { type MatchCase, SPECIALTY } from "./match-case.ts";
import { evenLoad, type Filled, ready, relatedTo } from "./match-verdict.ts";

/**
 * The match as a solver wants it: a variable between 0 and 1 for every target and inspector who may visit it. Every target
 * gets exactly two, at least one of them a specialist, and nobody more than his cap. Each target's two rows lie one within
 * the other and so the matrix is that of a network: its corners are whole, an LP does. A random cost a pair stands for the
 * lot; with none, the solvers were slower (highs 4.1 s rather than 0.9 s at 1,003 × 200, yalps 36 s rather than 5.4 s at
 * 305 × 60).
 */
export interface Pairs {
  targets: number;
  people: { id: string; able: boolean; cap: number }[];
  /** Variable n joins the target `target[n]` with the person `person[n]` at the cost `cost[n]`. */
  target: Int32Array;
  person: Int32Array;
  cost: Float64Array;
}

/** Three entries a variable, counted in 32 bits. */
const MOST_PAIRS = Math.floor(2 ** 31 / 3);

export function pairsOf(match: MatchCase, run: number): Pairs {
  const people = ready(match);
  const most = match.targets.length * people.length;
  if (most > MOST_PAIRS) throw new Error(`${most} pairs are more than a solver can number`);
  const { least, more } = evenLoad(match, people.length);
  const related = relatedTo(match);
  const [target, person, cost] = [new Int32Array(most), new Int32Array(most), new Float64Array(most)];
  const below = chanceFrom(run + 1);
  let count = 0;
  for (const [t, { id }] of match.targets.entries()) {
    const away = related.get(id);
    for (const [p, one] of people.entries()) {
      if (away?.has(one.id)) continue;
      target[count] = t;
      person[count] = p;
      cost[count] = below(1000);
      count += 1;
    }
  }
  return {
    targets: match.targets.length,
    people: people.map(({ id, specialties }, n) => ({
      id,
      able: specialties.includes(SPECIALTY),
      cap: n < more ? least + 1 : least,
    })),
    target: target.subarray(0, count),
    person: person.subarray(0, count),
    cost: cost.subarray(0, count),
  };
}

/** Teams from the pairs a solver chose: a specialist takes the first slot. */
export function filledOf(match: MatchCase, pairs: Pairs, chosen: readonly number[]): Filled[] {
  const teams = match.targets.map((): Pairs["people"] => []);
  for (const n of chosen) {
    const person = pairs.people[pairs.person[n] as number];
    if (person) teams[pairs.target[n] as number]?.push(person);
  }
  return teams.flatMap((team, t) => {
    const lead = Math.max(
      0,
      team.findIndex(({ able }) => able),
    );
    const order = [...team.slice(lead, lead + 1), ...team.slice(0, lead), ...team.slice(lead + 1)];
    return order.map(({ id }, slot) => ({ target: match.targets[t]?.id ?? "", slot, inspector: id }));
  });
}
