import { matchCase, TEAM } from "./match-case.ts";
import { filledOf, type Pairs, pairsOf } from "./match-pairs.ts";
import { type Filled, verdictOf } from "./match-verdict.ts";
import { peer } from "./peer.ts";
import type { Trial } from "./trial.ts";

/** What is used of yalps 0.6. */
interface Yalps {
  solve: (
    model: unknown,
    options: { maxPivots: number },
  ) => { status: string; variables: (readonly [number, number])[] };
}

/** A simplex in plain JavaScript over a dense table. As with highs, making the model is timed, who may visit whom is not. */
export function matchYalps(size: string): Trial {
  const { solve } = peer("yalps") as Yalps;
  return (run) => {
    const match = matchCase(size, run);
    const pairs = pairsOf(match, run);
    let filled: Filled[] = [];
    return {
      work() {
        const { status, variables } = solve(modelOf(pairs), { maxPivots: Number.POSITIVE_INFINITY });
        if (status !== "optimal") throw new Error(`yalps ended as ${status}`);
        const chosen = variables.filter(([, value]) => value > 0.5).map(([n]) => n);
        filled = filledOf(match, pairs, chosen);
      },
      verdict: () => verdictOf(match, filled),
    };
  };
}

function modelOf({ targets, people, target, person, cost }: Pairs): unknown {
  const constraints = new Map<string, { equal?: number; min?: number; max?: number }>();
  for (let t = 0; t < targets; t += 1)
    constraints.set(`team${t}`, { equal: TEAM }).set(`lead${t}`, { min: 1 });
  for (const [p, { cap }] of people.entries()) constraints.set(`cap${p}`, { max: cap });
  const variables = Array.from(cost, (one, n): [number, Record<string, number>] => {
    const [t, p] = [target[n] as number, person[n] as number];
    const lead = people[p]?.able ? { [`lead${t}`]: 1 } : {};
    return [n, { cost: one, [`team${t}`]: 1, [`cap${p}`]: 1, ...lead }];
  });
  return { direction: "minimize", objective: "cost", constraints, variables, binaries: true };
}
