// A pool as one text, a line a member: how it goes to a thread and into the vault. A hundred thousand objects would keep
// everybody waiting while they are copied. Good ids hold neither `|` nor line feeds (draw-hash.ts); a bad one must arrive as
// it is, so that freezing refuses it instead of taking it for two.

import type { Excluded, PoolMember } from "./draw-freeze.ts";

export const poolText = (members: readonly PoolMember[]): string =>
  members.map(({ id, stratum, weight }) => `${kept(id)}|${kept(stratum)}|${weight}\n`).join("");

export const readPoolText = (text: string): PoolMember[] =>
  fieldsIn(text).map(([id = "", stratum = "", weight = ""]) => ({ id, stratum, weight: Number(weight) }));

export const excludedText = (excluded: readonly Excluded[]): string =>
  excluded.map(({ id, ruleCode }) => `${kept(id)}|${kept(ruleCode)}\n`).join("");

export const readExcludedText = (text: string): Excluded[] =>
  fieldsIn(text).map(([id = "", ruleCode = ""]) => ({ id, ruleCode }));

const fieldsIn = (text: string): string[][] =>
  text
    .split("\n")
    .slice(0, -1)
    .map((line) => line.split("|").map(given));

const kept = (text: string): string =>
  /[%|\n]/.test(text)
    ? text.replace(/[%|\n]/g, (mark) => `%${mark.charCodeAt(0).toString(16).padStart(2, "0")}`)
    : text;

const given = (text: string): string =>
  text.includes("%")
    ? text.replace(/%([0-9a-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
