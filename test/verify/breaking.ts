// Ways to change a bundle in one place, and to make good afterwards what somebody who cheats could make good.

import { canonicalJson } from "../../src/domain/canonical-json.ts";
import { sha } from "../../src/domain/draw-hash.ts";
import { verifyBundle } from "../../src/verify/verify-bundle.ts";
import { stepWords } from "../../src/verify/words.ts";
import type { Loose } from "./sample.ts";

export const copyOf = (bundle: Loose): Loose => JSON.parse(JSON.stringify(bundle));

/** `roster[].id` for roster[3].id: rows of a list are all alike. */
export const shapeOf = (path: readonly (string | number)[]): string =>
  path
    .map((part) => (typeof part === "number" ? "[]" : `.${part}`))
    .join("")
    .slice(1);

type Path = (string | number)[];

/** Every place that holds a value, and what it holds. */
export function places(value: Loose, at: Path = []): [Path, Loose][] {
  if (typeof value !== "object" || value === null) return [[at, value]];
  const rows: [string | number, Loose][] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  return rows.flatMap(([key, one]) => places(one, [...at, key]));
}

/** Every list, and every field of an object that is not a list's row. */
export function parts(value: Loose, at: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [at];
  const rows: [string | number, Loose][] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  const below = rows.flatMap(([key, one]) => parts(one, [...at, key]));
  return at.length === 0 ? below : [at, ...below];
}

/** The same bundle with another value in one place. */
export function changed(bundle: Loose, path: Path, to: (before: Loose) => Loose): Loose {
  const copy = copyOf(bundle);
  const holder = path.slice(0, -1).reduce((one, key) => one[key], copy);
  const last = path.at(-1) as string | number;
  holder[last] = to(holder[last]);
  return copy;
}

/** The same bundle without one field or row. */
export function without(bundle: Loose, path: Path): Loose {
  const copy = copyOf(bundle);
  const holder = path.slice(0, -1).reduce((one, key) => one[key], copy);
  const last = path.at(-1) as string | number;
  if (Array.isArray(holder)) holder.splice(last as number, 1);
  else delete holder[last];
  return copy;
}

/** One character, digit or flag more or less: as small a change as there is. `where` chooses the character. */
export function nudged(value: Loose, where: number): Loose {
  if (typeof value === "boolean") return !value;
  if (typeof value === "number") return value + 1;
  if (value === null) return "x";
  const digits = [...value.matchAll(/[0-9a-f]/g)].map((match) => match.index);
  if (digits.length === 0) return `${value}x`;
  const spot = digits[where % digits.length] as number;
  // Months and days stay possible, so that not the form alone finds it.
  const next = value[spot] === "1" ? "0" : value[spot] === "0" ? "1" : value[spot] === "2" ? "1" : "2";
  return value.slice(0, spot) + next + value.slice(spot + 1);
}

/** What whoever made the bundle could seal and sign again. */
export function resealed(bundle: Loose): Loose {
  const { sealedHash: _old, attested, after: _later, ...record } = bundle;
  const sealedHash = sha(canonicalJson(record));
  return { ...bundle, sealedHash, attested: attested.map((one: Loose) => ({ ...one, sealedHash })) };
}

/** The chain of later entries hashed again after one of them was changed. */
export function rechained(bundle: Loose): Loose {
  const copy = copyOf(bundle);
  let before = copy.commit;
  for (const entry of copy.after) {
    if (entry.detail) entry.digest = sha(`after-detail-v1|${entry.nonce}|${canonicalJson(entry.detail)}`);
    entry.hash = sha(`after-v1|${before}|${entry.n}|${entry.kind}|${entry.at}|${entry.digest}`);
    before = entry.hash;
  }
  return copy;
}

/** The step that finds it, and why. Also sees to it that there is a sentence for it. */
export function found(bundle: Loose): string {
  const first = verifyBundle(bundle, sha).steps.find(({ state }) => state === "failed");
  if (!first) return "nothing";
  const { line } = stepWords(first);
  if (line.length < 7 || !line.endsWith("。") || /undefined|NaN|null|为 ，|是 。/.test(line))
    return `no words: ${line}`;
  return `${first.code} ${first.facts.why}`;
}

/** A bundle cheated with, then sealed and chained again by whoever cheats. */
export function cheated(bundle: Loose, cheat: (copy: Loose) => void): Loose {
  const copy = copyOf(bundle);
  cheat(copy);
  return rechained(resealed(copy));
}

export const entryOf = (bundle: Loose, kind: string): Loose =>
  bundle.after.find((one: Loose) => one.kind === kind);

/** A target of the pool that was not drawn. */
export const reserveOf = (bundle: Loose): Loose =>
  bundle.roster.find(({ id }: Loose) => !bundle.drawn.some((one: Loose) => one.id === id));
