/** A set of small integers that only shrinks and says which is its n-th, both in logarithmic time (a Fenwick tree). */
export interface Tally {
  size: number;
  sums: Int32Array;
}

/** Of the integers below `has.length` those marked 1. */
export function tallyOf(has: Uint8Array): Tally {
  const sums = new Int32Array(has.length + 1);
  let size = 0;
  for (let at = 1; at < sums.length; at += 1) {
    const own = has[at - 1] as number;
    size += own;
    sums[at] = (sums[at] as number) + own;
    const above = at + (at & -at);
    if (above < sums.length) sums[above] = (sums[above] as number) + (sums[at] as number);
  }
  return { size, sums };
}

/** Takes out a member. */
export function drop(tally: Tally, member: number): void {
  const { sums } = tally;
  tally.size -= 1;
  for (let at = member + 1; at < sums.length; at += at & -at) sums[at] = (sums[at] as number) - 1;
}

/** How many members are smaller. */
export function below({ sums }: Tally, member: number): number {
  let count = 0;
  for (let at = member; at > 0; at -= at & -at) count += sums[at] as number;
  return count;
}

/** The n-th member, ascending from 0; n < size. */
export function nth({ sums }: Tally, n: number): number {
  let at = 0;
  let left = n;
  for (let step = 1 << (31 - Math.clz32(sums.length)); step > 0; step >>= 1) {
    const next = at + step;
    if (next >= sums.length || (sums[next] as number) > left) continue;
    at = next;
    left -= sums[next] as number;
  }
  return at;
}
