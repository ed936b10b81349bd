import type { Lap, Trial, Verdict } from "./trial.ts";

export interface Measured {
  /** Median, in milliseconds. */
  ms: number;
  runs: number;
  verdict: Verdict;
}

const WARM_MS = 300;
const MEASURE_MS = 2_000;
const LEAST_RUNS = 5;
const MOST_RUNS = 101;
/** A run longer than this is not repeated. */
const LONG_MS = 10_000;

/**
 * Runs a trial: warm-up for 0.3 s and at least once, then at least five runs and 2 s, their median. A first run of
 * more than 10 s is the only one; and nothing new is begun that would not end before `deadline` (as performance.now()).
 * Every verdict counts, also a warm-up's: the worst is kept.
 */
export function laps(trial: Trial, deadline: number): Measured {
  const verdicts: Verdict[] = [];
  let run = 0;
  let longestLap = 0;
  const lap = (): number => {
    const began = performance.now();
    const ms = timed(trial(run), verdicts);
    run += 1;
    longestLap = Math.max(longestLap, performance.now() - began);
    return ms;
  };
  const inTime = (): boolean => performance.now() + longestLap < deadline;

  const warm = [lap()];
  if ((warm[0] as number) > LONG_MS) return { ms: median(warm), runs: 1, verdict: worst(verdicts) };
  while (sum(warm) < WARM_MS && warm.length < MOST_RUNS) warm.push(lap());
  const times: number[] = [];
  while ((times.length < LEAST_RUNS || sum(times) < MEASURE_MS) && times.length < MOST_RUNS && inTime()) {
    times.push(lap());
  }
  const counted = times.length > 0 ? times : warm;
  return { ms: median(counted), runs: counted.length, verdict: worst(verdicts) };
}

function timed({ work, verdict }: Lap, verdicts: Verdict[]): number {
  // What laying out left behind is not this run's; node has gc with --expose-gc only.
  globalThis.gc?.();
  const began = performance.now();
  work();
  const ms = performance.now() - began;
  if (verdict) verdicts.push(verdict());
  return ms;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

function worst(verdicts: readonly Verdict[]): Verdict {
  const most = (of: keyof Verdict): number | null =>
    verdicts.reduce<number | null>((so, { [of]: one }) => (one === null ? so : Math.max(so ?? 0, one)), null);
  return { violations: most("violations"), spread: most("spread") };
}
