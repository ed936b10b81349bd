/** Numbers below n, the same in every run of the bench (xorshift32); they only make input up, nothing is drawn with them. */
export function chanceFrom(start: number): (n: number) => number {
  let state = start | 1;
  return (n) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % n;
  };
}
