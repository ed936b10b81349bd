/** What a match must keep, counted in its outcome; null where it does not apply. */
export interface Verdict {
  violations: number | null;
  spread: number | null;
}

export interface Lap {
  /** What is timed. */
  work: () => void;
  /** Looks at what `work` made. */
  verdict?: () => Verdict;
}

/**
 * One subject at one size. Every run gets input of its own, laid out before the clock starts, so that nothing kept from
 * an earlier run can help a later one.
 */
export type Trial = (run: number) => Lap;

/** A subject opens at a size; a peer that cannot hold the size throws. */
export type Subject = (size: string) => Trial | Promise<Trial>;

export interface Bench {
  sizes: readonly string[];
  /** By name. `ours` comes first: ratios are ours ÷ the others. */
  subjects: { ours: Subject } & Record<string, Subject>;
}
