import { describe, expect, it } from "vitest";
import { slotStream } from "../../src/domain/assign-stream.ts";
import { sha } from "../../src/domain/draw-hash.ts";
import { evenness, type Fairness } from "./chi-square.ts";
import { digest, seeds, words } from "./lots.ts";

/** A stream of numbers below n, opened by a seed. */
type Stream = (seed: string) => (n: number) => number;

const ours: Stream = (seed) => slotStream("pick-v1|", seed, "T1", 0).below;
const remainder: Stream = (seed) =>
  (
    (next) => (n) =>
      next() % n
  )(words(seed));
const byte: Stream = (seed) =>
  (
    (next) => (n) =>
      (next() & 0xff) % n
  )(words(seed));
const rounded: Stream = (seed) =>
  (
    (next) => (n) =>
      Math.round((next() / 2 ** 32) * (n - 1))
  )(words(seed));
/** Without a counter every number of a slot is the first one again. */
const noCounter: Stream = (seed) => (n) => Number.parseInt(digest(seed).slice(0, 8), 16) % n;

/** Takes `take` numbers below n from each of many streams and counts in which of `cells` equal parts they fall. */
function fall(stream: Stream, n: number, cells = n, take = 3): Fairness {
  const counts = new Array<number>(cells).fill(0);
  for (const seed of seeds(4000, `below ${n}`)) {
    const below = stream(seed);
    for (let at = 0; at < take; at += 1) {
      const cell = Math.floor((below(n) * cells) / n);
      counts[cell] = (counts[cell] ?? 0) + 1;
    }
  }
  return evenness(counts);
}

/** Whether what comes next hangs on what came before: below 4 twice, sixteen cells. */
function twice(stream: Stream): Fairness {
  const counts = new Array<number>(16).fill(0);
  for (const seed of seeds(6000, "twice")) {
    const below = stream(seed);
    const cell = 4 * below(4) + below(4);
    counts[cell] = (counts[cell] ?? 0) + 1;
  }
  return evenness(counts);
}

// The largest three are where the remainder of a 32-bit word alone would show: up to two to one.
const HUGE = 3 * 2 ** 30;

describe("below(n)", () => {
  it.each([2, 3, 7, 10, 40, 100])("is even for n = %i", (n) => {
    expect(fall(ours, n)).toBe("fair");
  });

  it("is even where a word is hardly larger than n", () => {
    expect(fall(ours, HUGE, 3)).toBe("fair");
    expect(fall(ours, 2 ** 31 + 1, 4)).toBe("fair");
  });

  it("never gives n or more, nor anything but whole numbers", () => {
    for (const seed of seeds(200)) {
      const below = ours(seed);
      for (const n of [1, 2, 3, HUGE, 2 ** 32]) {
        const number = below(n);
        expect(Number.isInteger(number) && number >= 0 && number < n).toBe(true);
      }
    }
  });

  it("goes on as if nothing had come before, past the eight words of a hash", () => {
    expect(twice(ours)).toBe("fair");
    const later: Stream = (seed) => {
      const below = ours(seed);
      for (let at = 0; at < 7; at += 1) below(4);
      return below;
    };
    expect(twice(later)).toBe("fair");
  });

  it("would be seen to be biased", () => {
    expect(fall(remainder, HUGE, 3)).toBe("uneven");
    expect(fall(byte, 100)).toBe("uneven");
    expect(fall(rounded, 10)).toBe("uneven");
    expect(twice(noCounter)).toBe("uneven");
  });
});

describe("Rivest's sampler", () => {
  /** 1 + SHA256(seed + "," + i) mod N, i from 1 (draw-protocol.md §3). */
  type Hash = (text: string) => string;
  const sample = (hash: Hash, seed: string, first = 1) =>
    [0, 1, 2].map((at) => Number(1n + (BigInt(`0x${hash(`${seed},${at + first}`)}`) % 1000n)));

  it("gives with our hash what it gives elsewhere", () => {
    expect(sample(sha, "abcde")).toEqual([247, 427, 157]);
    expect(sample(sha, "0")).toEqual([905, 573, 160]);
  });

  it("and not with another hash, half a hash, or counted from 0", () => {
    expect(sample((text) => sha(sha(text)), "abcde")).not.toEqual([247, 427, 157]);
    expect(sample((text) => sha(text).slice(0, 16), "abcde")).not.toEqual([247, 427, 157]);
    expect(sample(sha, "abcde", 0)).not.toEqual([247, 427, 157]);
  });
});
