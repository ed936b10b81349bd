// Pearson's χ². Every test here has fixed seeds, so a verdict never changes by itself; the levels say how much of a
// coincidence it would have been: 1 in 10,000 on either side.

/** One-sided 1 in 10,000 of the normal distribution. */
const Z = 3.719;

export type Fairness = "fair" | "uneven" | "too even";

/** Whether counts fit what is expected of them; `scale` turns the sum into χ² where draws are without replacement. */
export function fairness(
  observed: readonly number[],
  expected: readonly number[],
  { scale = 1, df = observed.length - 1 } = {},
): Fairness {
  const chi =
    scale * observed.reduce((sum, n, at) => sum + (n - (expected[at] ?? 0)) ** 2 / (expected[at] ?? 0), 0);
  if (chi > quantile(df, Z)) return "uneven";
  return chi < quantile(df, -Z) ? "too even" : "fair";
}

/** Whether every one of them came up equally often. */
export function evenness(observed: readonly number[]): Fairness {
  const mean = observed.reduce((sum, n) => sum + n, 0) / observed.length;
  return fairness(
    observed,
    observed.map(() => mean),
  );
}

/**
 * The same for how often each of N was among the n drawn in `runs` draws without replacement. There the counts spread less
 * than those of independent throws: their covariance is p(1−p)·N/(N−1)·(I − J/N) with p = n/N.
 */
export function inclusion(counts: readonly number[], runs: number, n: number): Fairness {
  const size = counts.length;
  const share = n / size;
  const scale = (size - 1) / size / (1 - share);
  return fairness(
    counts,
    counts.map(() => runs * share),
    { scale },
  );
}

/** The value of χ² with `df` degrees of freedom that lies z standard deviations out (Wilson and Hilferty 1931). */
export function quantile(df: number, z: number): number {
  const part = 2 / (9 * df);
  return df * Math.max(0, 1 - part + z * Math.sqrt(part)) ** 3;
}
