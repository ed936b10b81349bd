// A pool as one text, a line a member: how it goes to a thread and into the vault. A hundred thousand objects would keep
// everybody waiting while they are copied. Ids and words hold neither `|` nor line feeds (draw-hash.ts).

import type { Excluded, PoolMember } from "./draw-freeze.ts";

export const poolText = (members: readonly PoolMember[]): string =>
  members.map(({ id, stratum, weight }) => `${id}|${stratum}|${weight}\n`).join("");

export const readPoolText = (text: string): PoolMember[] =>
  fieldsIn(text).map(([id = "", stratum = "", weight = ""]) => ({ id, stratum, weight: Number(weight) }));

export const excludedText = (excluded: readonly Excluded[]): string =>
  excluded.map(({ id, ruleCode }) => `${id}|${ruleCode}\n`).join("");

export const readExcludedText = (text: string): Excluded[] =>
  fieldsIn(text).map(([id = "", ruleCode = ""]) => ({ id, ruleCode }));

const fieldsIn = (text: string): string[][] =>
  text
    .split("\n")
    .slice(0, -1)
    .map((line) => line.split("|"));
