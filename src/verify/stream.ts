import type { Sha } from "./report.ts";

/**
 * The index below `n` that the chance of one slot falls on (draw-protocol.md §2.4): hashes of head and counter 0, 1, 2 …,
 * each eight big-endian u32; what would favour low indexes is passed over. Every slot needs but one.
 */
export function indexBelow(sha: Sha, head: string, n: number): number {
  const limit = Math.floor(2 ** 32 / n) * n;
  for (let counter = 0; ; counter += 1) {
    const block = sha(head + counter);
    for (let at = 0; at < 64; at += 8) {
      const word = Number.parseInt(block.slice(at, at + 8), 16);
      if (word < limit) return word % n;
    }
  }
}

export const pickHead = (seed: string, target: string, slot: number): string =>
  `pick-v1|${seed}|${target}|${slot}|`;

/** For the n-th re-run of a slot, and with n = 0 for the slots of a target that was added later (§2.6). */
export function repickHead(sha: Sha, seed: string, rHex: string, target: string, slot: number, n: number) {
  const secret = sha(`repick-secret-v1|${rHex}|${target}|${slot}|${n}`);
  return `repick-v1|${n}|${secret}|${seed}|${target}|${slot}|`;
}
