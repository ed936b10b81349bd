// Choices that look arbitrary and are always the same: everything follows from the seed and a key.

import { createHash } from "node:crypto";

const seed = "示例县-v1";

/** A number below `n` that only the key decides. */
export const below = (n: number, key: string): number =>
  createHash("sha256").update(`${seed}|${key}`).digest().readUInt32BE(0) % n;

export function pick<T>(list: readonly T[], key: string): T {
  const chosen = list[below(list.length, key)];
  if (chosen === undefined) throw new Error(`nothing to pick from for ${key}`);
  return chosen;
}

/** The list in an order that only the key decides. */
export function shuffled<T>(list: readonly T[], key: string): T[] {
  const keyed = list.map((value, n) => ({
    value,
    rank: createHash("sha256").update(`${seed}|${key}|${n}`).digest("hex"),
  }));
  return keyed.sort((a, b) => (a.rank < b.rank ? -1 : 1)).map(({ value }) => value);
}

/** Gives the list's values one after the other; throws when none is left, so that no name is used twice. */
export function supply<T>(list: readonly T[], key: string): () => T {
  const rest = shuffled(list, key);
  return () => {
    const next = rest.pop();
    if (next === undefined) throw new Error(`used up: ${key}`);
    return next;
  };
}
