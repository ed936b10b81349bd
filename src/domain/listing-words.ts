// What 名录 searches in: one line a record, made whenever it is saved. Names and their first letters are found by part;
// type, district, tags and state stand in it between marks, so that a search with filters reads one index and no rows.

import { initialsOf, type Readings } from "./initials.ts";
import type { Inspector, Target, TargetType } from "./roster.ts";
import { nameKey } from "./roster-text.ts";

/** A PostgreSQL index takes at most 2,704 bytes an entry: 700 Chinese characters and an id stay below. */
const LONGEST = 700;
const MOST_TAGS = 12;
const LONGEST_TAG = 20;
const MOST_PIECES = 6;
const MOST_GRAMS = 4;
const LONGEST_QUERY = 60;

/** Parts the pieces of a line. Never in a query: nobody's name holds it. */
const BETWEEN = "|";
/** Private characters at the very end of their block, which no font gives a meaning: they mark what filters look for. */
const MARK = "\uF8F0";
const kinds = {
  type: "\uF8F1",
  ownership: "\uF8F2",
  status: "\uF8F3",
  district: "\uF8F4",
  tag: "\uF8F5",
} as const;
const MARKS = /[\uF800-\uF8FF|]/g;
const CODED = 0xf800;

export interface ListingFilter {
  /** What was typed: all of its words must be found. */
  words: string;
  type?: TargetType | undefined;
  district?: string | undefined;
  tag?: string | undefined;
  status?: "active" | "inactive" | undefined;
}

const typeOrder: readonly TargetType[] = [
  "kindergarten",
  "primary",
  "junior",
  "senior",
  "nine-year",
  "complete",
  "special",
  "vocational",
  "training",
  "agency",
  "community",
  "other",
];
const statusOrder = ["active", "inactive"] as const;

/** A code as one private character, so that nobody who types "primary" meets it. */
const coded = <T>(order: readonly T[], value: T): string => String.fromCharCode(CODED + order.indexOf(value));
const mark = (kind: keyof typeof kinds, value: string): string => `${MARK}${kinds[kind]}${value}${MARK}`;
const keyOf = (text: string): string => nameKey(text).replace(MARKS, "");
/** Half a character, left where a text was cut, is nothing that a database takes. */
const cut = (text: string, most: number): string => text.slice(0, most).replace(/[\uD800-\uDBFF]$/, "");
const tagMark = (tag: string): string => mark("tag", cut(keyOf(tag), LONGEST_TAG));

/** The line of a target: name and marks, then aliases, code, district and first letters. */
export function wordsOfTarget(target: Target, readings: Readings = {}): string {
  const { name, aliases, code, district } = target;
  const marks = [
    mark("type", coded(typeOrder, target.type)),
    mark("status", coded(statusOrder, target.status)),
    mark("district", keyOf(district ?? "")),
    ...target.tags.slice(0, MOST_TAGS).map(tagMark),
  ];
  return line(name, marks, [
    (code ?? "").toLowerCase(),
    ...initialsOf(name, readings),
    ...initialsOf(district ?? "", readings).slice(0, 2),
    ...aliases.flatMap((alias) => [keyOf(alias), ...initialsOf(alias, readings).slice(0, 2)]),
  ]);
}

/** The line of an inspector: name and marks, then certificate, section, department, specialties and first letters. */
export function wordsOfInspector(inspector: Inspector, readings: Readings = {}): string {
  const { name, certNumber, section, department, district, specialties } = inspector;
  const places = [section, department, district].filter((one) => one !== null);
  const marks = [
    mark("status", coded(statusOrder, inspector.status)),
    mark("district", keyOf(district ?? section ?? "")),
    ...inspector.tags.slice(0, MOST_TAGS).map(tagMark),
  ];
  return line(name, marks, [
    ...initialsOf(name, readings, "person"),
    (certNumber ?? "").toLowerCase(),
    ...places.flatMap((place) => [keyOf(place), ...initialsOf(place, readings).slice(0, 2)]),
    ...specialties.map(keyOf),
  ]);
}

const line = (name: string, marks: string[], rest: string[]): string =>
  cut([keyOf(name) || "-", marks.join(""), ...rest.filter(Boolean)].join(BETWEEN), LONGEST);

/**
 * What must be found in a line for a filter to hold. Words are parted at blanks and, when Chinese and Latin stand together,
 * between them: 城关dyxx is 城关 and dyxx.
 */
export function piecesOf(filter: ListingFilter): string[] {
  const { type, status, district, tag } = filter;
  // What fewest have comes first: the database looks no further in a line that lacks it.
  return [
    ...(district ? [mark("district", keyOf(district))] : []),
    ...wordPieces(filter.words),
    ...(tag ? [tagMark(tag)] : []),
    ...(type ? [mark("type", coded(typeOrder, type))] : []),
    ...(status ? [mark("status", coded(statusOrder, status))] : []),
  ];
}

function wordPieces(text: string): string[] {
  const pieces = cut(text, LONGEST_QUERY)
    .split(/\s+/)
    .map(keyOf)
    .flatMap((word) => (/^[0-9a-z]*$/.test(word) ? [word] : (word.match(/[a-z]+|[^a-z]+/g) ?? [])))
    .filter(Boolean);
  return [...new Set(pieces)].slice(0, MOST_PIECES);
}

/** Neighbours to look for when nothing was found: pairs of characters, threes of letters; at most four, which is a bound on the work. */
export function gramsOf(text: string): string[] {
  const grams = wordPieces(text).flatMap((piece) => {
    const characters = [...piece];
    const size = /^[0-9a-z]+$/.test(piece) ? 3 : 2;
    if (characters.length <= size) return [piece];
    return characters.slice(size - 1).map((_, at) => characters.slice(at, at + size).join(""));
  });
  const all = [...new Set(grams)];
  const step = Math.max(1, all.length / MOST_GRAMS);
  return Array.from({ length: Math.min(all.length, MOST_GRAMS) }, (_, n) => all[Math.floor(n * step)] ?? "");
}
