import { sha } from "./draw-hash.ts";

/**
 * The stream of chance of one slot (draw-protocol.md §2.4): `H(prefix + seed|target|slot|counter)`, counter 0, 1, 2 …,
 * each hash eight big-endian u32. `below(n)` is uniform: what would favour the low numbers is thrown away.
 */
export function slotStream(
  prefix: string,
  seed: string,
  targetId: string,
  slot: number,
): { below: (n: number) => number } {
  let counter = 0;
  let block = "";
  let at = 0;
  const nextU32 = (): number => {
    if (at === block.length) {
      block = sha(`${prefix}${seed}|${targetId}|${slot}|${counter}`);
      counter += 1;
      at = 0;
    }
    at += 8;
    return Number.parseInt(block.slice(at - 8, at), 16);
  };
  return {
    below(n) {
      const limit = Math.floor(2 ** 32 / n) * n;
      for (;;) {
        const word = nextU32();
        if (word < limit) return word % n;
      }
    },
  };
}

export const PICK = "pick-v1|";

/** In place of `pick-v1|` when a slot is run again for the n-th time: nobody can foresee who follows (§2.6). */
export const repickPrefix = (resecret: string, targetId: string, slot: number, n: number): string =>
  `repick-v1|${n}|${sha(`repick-secret-v1|${resecret}|${targetId}|${slot}|${n}`)}|`;
