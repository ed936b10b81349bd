// draw-v1, first part: before anybody can know the outcome, the pool and the rules become hashes (draw-protocol.md §1).
//
// A salt for each id, made from 32 random bytes of the draw, hides what the leaf contains: a leaf can be shown to the one
// target it belongs to, while the list of leaves names nobody and tells no class.

import { canonicalJson } from "./canonical-json.ts";
import { drawableId, sha, shaOfLines } from "./draw-hash.ts";
import { ascending } from "./draw-order.ts";
import { digestOf, hexOf, slateOf, write, writeField, writeHex } from "./draw-slate.ts";

/** A target in the box: `weight` slips of paper, 1 to 16. */
export interface PoolMember {
  id: string;
  stratum: string;
  weight: number;
}

/** A target the filters select but a rule leaves out; the code stays on record. */
export interface Excluded {
  id: string;
  ruleCode: string;
}

export interface FreezeInput {
  drawId: string;
  members: PoolMember[];
  excluded: Excluded[];
  /** 32 random bytes, hex. */
  saltHex: string;
  /** 32 random bytes, hex: keeps anybody from guessing the rules behind their hash. */
  nonce: string;
  /** Rates, windows, witnesses, deadline …; nothing but integers, strings, lists and objects. */
  rules: Record<string, unknown>;
  /** Inspectors, relations, team size and window, with a nonce of their own. */
  assign: Record<string, unknown>;
}

export interface Frozen {
  /** Ascending. */
  leaves: string[];
  rosterHash: string;
  rules: Record<string, unknown>;
  rulesHash: string;
  excludedHash: string;
  assignHash: string;
}

export type FreezeRefusal =
  | { refused: "draw.badId"; id: string }
  | { refused: "draw.sameId"; id: string }
  | { refused: "draw.badWeight"; id: string };

/** What every salt of a draw begins with. */
export const saltHead = (saltHex: string): string => `salt-v1|${saltHex}|`;
export const saltOf = (saltHex: string, id: string): string => sha(saltHead(saltHex) + id);
export const innerOf = ({ stratum, weight }: PoolMember, salt: string): string =>
  sha(`inner-v1|${stratum}|${weight}|${salt}`);
export const leafOf = (id: string, inner: string): string => sha(`leaf-v1|${id}|${inner}`);
export const rosterHashOf = (leaves: readonly string[]): string => shaOfLines(leaves);

/** Every leaf of a pool, ascending. */
export function leavesOf(saltHex: string, members: readonly PoolMember[]): string[] {
  const salts = slateOf(saltHead(saltHex));
  const inners = slateOf("inner-v1|");
  const leaves = slateOf("leaf-v1|");
  const hashes = members.map(({ id, stratum, weight }) => {
    write(salts, id);
    writeField(inners, stratum);
    writeField(inners, String(weight));
    writeHex(inners, digestOf(salts));
    writeField(leaves, id);
    writeHex(leaves, digestOf(inners));
    return hexOf(leaves);
  });
  return ascending(hashes);
}

function excludedHashOf(saltHex: string, excluded: readonly Excluded[]): string {
  const salts = slateOf(saltHead(saltHex));
  const outs = slateOf("out-v1|");
  const hashes = excluded.map(({ id, ruleCode }) => {
    write(salts, id);
    writeField(outs, id);
    writeField(outs, ruleCode);
    writeHex(outs, digestOf(salts));
    return hexOf(outs);
  });
  return shaOfLines(ascending(hashes));
}

/** What is published of a secret before it is opened. */
export const commitment = (secretHex: string): string => sha(`commit-v1|${secretHex}`);

/**
 * Freezes pool and rules. Refused: an id that cannot be hashed, two ids that are one after normalisation, a bad weight.
 * Throws draw.badWord for a stratum or rule code that could not stand between separators: only this program makes those.
 */
export function freezePool(input: FreezeInput): Frozen | FreezeRefusal {
  const fault = faultIn(input);
  if (fault) return fault;
  const leaves = leavesOf(input.saltHex, input.members);
  const excludedHash = excludedHashOf(input.saltHex, input.excluded);
  const assignHash = sha(canonicalJson(input.assign));
  const rules = { ...input.rules, drawId: input.drawId, nonce: input.nonce, excludedHash, assignHash };
  return {
    leaves,
    rosterHash: rosterHashOf(leaves),
    rules,
    rulesHash: sha(canonicalJson(rules)),
    excludedHash,
    assignHash,
  };
}

/** One pass, since a big pool is fetched from memory anew for each. Ids are looked at before weights, weights before words. */
function faultIn({ members, excluded }: FreezeInput): FreezeRefusal | null {
  const left = new Set(excluded.map(({ id }) => id));
  const words = new Set(excluded.map(({ ruleCode }) => ruleCode));
  const twice = repeats();
  let badWeight: string | null = null;
  for (const { id, stratum, weight } of members) {
    if (drawableId(id) !== id) return { refused: "draw.badId", id };
    if (twice(id) || (left.size > 0 && left.has(id))) return { refused: "draw.sameId", id };
    words.add(stratum);
    if (badWeight === null && (!Number.isInteger(weight) || weight < 1 || weight > 16)) badWeight = id;
  }
  const twiceLeft = repeats();
  for (const { id } of excluded) {
    if (drawableId(id) !== id) return { refused: "draw.badId", id };
    if (twiceLeft(id)) return { refused: "draw.sameId", id };
  }
  if (badWeight !== null) return { refused: "draw.badWeight", id: badWeight };
  for (const word of words) checkWord(word);
  return null;
}

/** Whether an id came before. Rosters come in order, and then none has to be remembered but the last. */
function repeats(): (id: string) => boolean {
  const seen: string[] = [];
  let all: Set<string> | null = null;
  let last = "";
  return (id) => {
    if (all === null && id > last) {
      last = id;
      seen.push(id);
      return false;
    }
    all ??= new Set(seen);
    const before = all.size;
    return all.add(id).size === before;
  };
}

/** A separator within would let two different pools have one hash. */
function checkWord(word: string): void {
  if (drawableId(word) === word) return;
  throw Object.assign(new Error(`a stratum or rule code that cannot be hashed: ${JSON.stringify(word)}`), {
    code: "draw.badWord",
  });
}
