// draw-v1, first part: before anybody can know the outcome, the pool and the rules become hashes (draw-protocol.md §1).
//
// A salt for each id, made from 32 random bytes of the draw, hides what the leaf contains: a leaf can be shown to the one
// target it belongs to, while the list of leaves names nobody and tells no class.

import { canonicalJson } from "./canonical-json.ts";
import { byBytes, drawableId, linesOf, sha } from "./draw-hash.ts";

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

export const saltOf = (saltHex: string, id: string): string => sha(`salt-v1|${saltHex}|${id}`);
export const innerOf = ({ stratum, weight }: PoolMember, salt: string): string =>
  sha(`inner-v1|${stratum}|${weight}|${salt}`);
export const leafOf = (id: string, inner: string): string => sha(`leaf-v1|${id}|${inner}`);
export const rosterHashOf = (leaves: readonly string[]): string => sha(linesOf(leaves));

/** Every leaf of a pool, ascending. */
export const leavesOf = (saltHex: string, members: readonly PoolMember[]): string[] =>
  members.map((member) => leafOf(member.id, innerOf(member, saltOf(saltHex, member.id)))).sort(byBytes);

/** What is published of a secret before it is opened. */
export const commitment = (secretHex: string): string => sha(`commit-v1|${secretHex}`);

/**
 * Freezes pool and rules. Refused: an id that cannot be hashed, two ids that are one after normalisation, a bad weight.
 * Throws draw.badWord for a stratum or rule code that could not stand between separators: only this program makes those.
 */
export function freezePool(input: FreezeInput): Frozen | FreezeRefusal {
  const fault = faultIn(input);
  if (fault) return fault;
  for (const word of wordsIn(input)) checkWord(word);
  const leaves = leavesOf(input.saltHex, input.members);
  const out = input.excluded
    .map(({ id, ruleCode }) => sha(`out-v1|${id}|${ruleCode}|${saltOf(input.saltHex, id)}`))
    .sort(byBytes);
  const excludedHash = sha(linesOf(out));
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

function faultIn({ members, excluded }: FreezeInput): FreezeRefusal | null {
  const seen = new Set<string>();
  for (const { id } of [...members, ...excluded]) {
    const normal = drawableId(id);
    if (normal === null || normal !== id) return { refused: "draw.badId", id };
    if (seen.has(normal)) return { refused: "draw.sameId", id };
    seen.add(normal);
  }
  const wrong = members.find(({ weight }) => !Number.isInteger(weight) || weight < 1 || weight > 16);
  return wrong ? { refused: "draw.badWeight", id: wrong.id } : null;
}

const wordsIn = ({ members, excluded }: FreezeInput): Set<string> =>
  new Set([...members.map(({ stratum }) => stratum), ...excluded.map(({ ruleCode }) => ruleCode)]);

/** A separator within would let two different pools have one hash. */
function checkWord(word: string): void {
  if (drawableId(word) === word) return;
  throw Object.assign(new Error(`a stratum or rule code that cannot be hashed: ${JSON.stringify(word)}`), {
    code: "draw.badWord",
  });
}
