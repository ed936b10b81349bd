// Rows that are nearly a target we have: a slip of the pen, a former name, a longer or shorter form of the same name.

import type { Target } from "./roster.ts";
import { differ } from "./roster-repeats.ts";
import { nameKey } from "./roster-text.ts";

/** Shorter names differ by one character because they are different. */
const SHORTEST = 4;

/** A difference in one of these tells two bodies apart: 第一小学 and 第二小学, 东关 and 西关, 大班 and 小班. */
const telling = /[0-9a-z一二三四五六七八九十百零〇东西南北中前后左右上下大小新老甲乙丙丁]/;

const forms =
  /(有限责任公司|股份有限公司|有限公司|民办非企业单位|分公司|分校|民办|私立|公办|镇立|乡立|县立|市立)/g;
const places = /^.{2,8}?[省市县区](?=.{3})/;

/** What is left of a name without its place and its legal form. */
export function nameCore(name: string): string {
  const key = nameKey(name).replace(forms, "");
  const core = key.replace(places, "");
  return core.length >= SHORTEST ? core : key;
}

/** Whether the keys of two names are one character apart, and not by one that tells bodies apart. */
export function oneSlipApart(a: string, b: string): boolean {
  if (a === b || Math.min(a.length, b.length) < SHORTEST || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const left = a.slice(start, a.length - end);
  const right = b.slice(start, b.length - end);
  return left.length <= 1 && right.length <= 1 && !telling.test(left) && !telling.test(right);
}

/** Two bodies with different 18-character codes, or in different districts, are two, whatever they are called. */
const mayBeOne = (a: Target, b: Target): boolean =>
  !(a.code?.length === 18 && b.code?.length === 18 && a.code !== b.code) && !differ(a.district, b.district);

/** Finds the near one among very many: by core, by alias, and by keys with one character left out (SymSpell). */
export class NearTargets<T extends Target> {
  readonly #targets: T[];
  readonly #byCore = new Map<string, number[]>();
  readonly #byAlias = new Map<string, number[]>();
  /** hash × 2^20 + position, in order: a table of a million small numbers instead of a map of a million texts. */
  readonly #slips: Float64Array;

  constructor(targets: T[]) {
    this.#targets = targets;
    const slips: number[] = [];
    for (const [at, target] of targets.entries()) {
      const key = nameKey(target.name);
      push(this.#byCore, nameCore(target.name), at);
      for (const alias of target.aliases) push(this.#byAlias, nameKey(alias), at);
      for (const hash of slipHashes(key)) slips.push(hash * POSITIONS + at);
    }
    this.#slips = Float64Array.from(slips).sort();
  }

  find(fresh: Target): T | null {
    const key = nameKey(fresh.name);
    const candidates = [
      ...(this.#byAlias.get(key) ?? []),
      ...fresh.aliases.flatMap((alias) => this.#byCore.get(nameCore(alias)) ?? []),
      ...(this.#byCore.get(nameCore(fresh.name)) ?? []),
    ];
    for (const at of candidates.slice(0, 50)) {
      const target = this.#targets[at];
      if (target && mayBeOne(target, fresh)) return target;
    }
    for (const hash of slipHashes(key)) {
      for (const at of this.#positions(hash)) {
        const target = this.#targets[at];
        if (target && mayBeOne(target, fresh) && oneSlipApart(nameKey(target.name), key)) return target;
      }
    }
    return null;
  }

  #positions(hash: number): number[] {
    const found: number[] = [];
    let low = 0;
    let high = this.#slips.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#slips[middle] ?? 0) < hash * POSITIONS) low = middle + 1;
      else high = middle;
    }
    for (let at = low; at < this.#slips.length && found.length < 50; at += 1) {
      const entry = this.#slips[at] ?? 0;
      if (Math.floor(entry / POSITIONS) !== hash) break;
      found.push(entry % POSITIONS);
    }
    return found;
  }
}

const POSITIONS = 2 ** 20;

/** The key itself and the key without each of its characters, as 32-bit FNV-1a. Telling characters are never left out. */
function slipHashes(key: string): number[] {
  if (key.length < SHORTEST) return [];
  const hashes = [hashOf(key)];
  for (let at = 0; at < key.length; at += 1)
    if (!telling.test(key[at] ?? "")) hashes.push(hashOf(key.slice(0, at) + key.slice(at + 1)));
  return hashes;
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

function push(map: Map<string, number[]>, key: string, at: number): void {
  const list = map.get(key);
  if (list) list.push(at);
  else map.set(key, [at]);
}
