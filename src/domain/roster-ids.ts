/**
 * Gives out ids: the first wish that is free, else the next of `nextId`, by default `prefix` and a running number of four
 * digits that neither `current` nor an earlier call has.
 */
export function rosterIds(prefix: string, current: { id: string }[], nextId?: () => string) {
  const taken = new Set(current.map((entry) => entry.id));
  let count = 0;
  const next = nextId ?? (() => `${prefix}${String(++count).padStart(4, "0")}`);
  const free = (): string => {
    for (;;) {
      const id = next();
      if (!taken.has(id)) return id;
    }
  };
  return (wishes: (string | null)[]): string => {
    const id = wishes.find((wish) => wish !== null && !taken.has(wish)) ?? free();
    taken.add(id);
    return id;
  };
}
