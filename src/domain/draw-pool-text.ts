import type { Excluded, PoolMember } from "./draw-freeze.ts";
export const poolText = (members: readonly PoolMember[]): string =>
  members.map(({ id, stratum, weight }) => `${id}|${stratum}|${weight}\n`).join("");
export const readPoolText = (text: string): PoolMember[] =>
  text
    .split("\n")
    .slice(0, -1)
    .map((line) => {
      const [id = "", stratum = "", weight = ""] = line.split("|");
      return { id, stratum, weight: Number(weight) };
    });
export const excludedText = (list: readonly Excluded[]): string =>
  list.map(({ id, ruleCode }) => `${id}|${ruleCode}\n`).join("");
export const readExcludedText = (text: string): Excluded[] =>
  text
    .split("\n")
    .slice(0, -1)
    .map((line) => {
      const [id = "", ruleCode = ""] = line.split("|");
      return { id, ruleCode };
    });
