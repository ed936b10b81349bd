import { matchCase, TEAM } from "./match-case.ts";
import { filledOf, type Pairs, pairsOf } from "./match-pairs.ts";
import { type Filled, verdictOf } from "./match-verdict.ts";
import { peer } from "./peer.ts";
import type { Trial } from "./trial.ts";

/** What is used of highs 1.15. */
interface Highs {
  createModel: (model: unknown) => {
    options: { set: (options: Record<string, unknown>) => void };
    run: () => void;
    getModelStatus: () => number;
    getSolution: () => { colValue: Float64Array };
    dispose: () => void;
  };
}

const OPTIMAL = 7;

/**
 * HiGHS compiled to WebAssembly. The model goes in as sparse columns: its text form took three times as long at
 * 1,003 × 200. Making the columns is timed as part of using it; who may visit whom is known before.
 */
export async function matchHighs(size: string): Promise<Trial> {
  const highs = await (peer("highs") as () => Promise<Highs>)();
  return (run) => {
    const match = matchCase(size, run);
    const pairs = pairsOf(match, run);
    let filled: Filled[] = [];
    return {
      work() {
        const model = highs.createModel(columnsOf(pairs));
        model.options.set({ output_flag: false });
        model.run();
        if (model.getModelStatus() !== OPTIMAL) throw new Error(`highs ended as ${model.getModelStatus()}`);
        const { colValue } = model.getSolution();
        model.dispose();
        const chosen: number[] = [];
        for (const [n, value] of colValue.entries()) if (value > 0.5) chosen.push(n);
        filled = filledOf(match, pairs, chosen);
      },
      verdict: () => verdictOf(match, filled),
    };
  };
}

/** Rows: how many visit each target, how many specialists, how many visits each inspector makes. */
function columnsOf({ targets, people, target, person, cost }: Pairs): unknown {
  const numCols = cost.length;
  const numRows = 2 * targets + people.length;
  const starts = new Int32Array(numCols + 1);
  const indices = new Int32Array(3 * numCols);
  let entries = 0;
  for (let n = 0; n < numCols; n += 1) {
    const [t, p] = [target[n] as number, person[n] as number];
    indices[entries++] = t;
    if (people[p]?.able) indices[entries++] = targets + t;
    indices[entries++] = 2 * targets + p;
    starts[n + 1] = entries;
  }
  const rowLower = new Float64Array(numRows).fill(TEAM, 0, targets).fill(1, targets, 2 * targets);
  const rowUpper = new Float64Array(numRows).fill(TEAM, 0, 2 * targets);
  for (const [p, { cap }] of people.entries()) rowUpper[2 * targets + p] = cap;
  return {
    numCols,
    numRows,
    sense: 1,
    colCost: cost,
    colLower: new Float64Array(numCols),
    colUpper: new Float64Array(numCols).fill(1),
    rowLower,
    rowUpper,
    matrix: {
      format: "csc",
      numRows,
      numCols,
      starts,
      indices: indices.subarray(0, entries),
      values: new Float64Array(entries).fill(1),
    },
  };
}
