import type { Quota } from "./draw-quota.ts";
export type Ask = { more: number } | { replace: string };
type Ranked = { id: string; stratum: string; weight: number; ticket: string; rank: number };
export function nextInLine(
  ranked: readonly Ranked[],
  _quotas: Quota[],
  taken: readonly string[],
  ask: Ask,
): Ranked[] | { refused: "draw.reserveEmpty"; wanted: number; there: number } {
  const left = ranked.filter(({ id }) => !taken.includes(id));
  const stratum = "replace" in ask ? ranked.find(({ id }) => id === ask.replace)?.stratum : undefined;
  const n = "more" in ask ? ask.more : 1;
  const line =
    stratum === undefined
      ? left
      : [...left.filter((one) => one.stratum === stratum), ...left.filter((one) => one.stratum !== stratum)];
  return line.length < n ? { refused: "draw.reserveEmpty", wanted: n, there: line.length } : line.slice(0, n);
}
