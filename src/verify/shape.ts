// Small parts from which the form of a bundle is put together. They only look: nothing is converted, and the first fault is
// named with its place, such as roster[3].ticket.

export interface Fault {
  path: string;
  why: "missing" | "unknown" | "type" | "value" | "tooMany";
}

/** Null when the value is as it should be. */
export type Check = (value: unknown) => Fault | null;

const wrongType: Fault = { path: "", why: "type" };
const wrongValue: Fault = { path: "", why: "value" };

/** Names come from outside: shortened, and without anything that could break a line. */
const nameOf = (key: string): string => (/^[\p{L}\p{N}._-]{1,40}$/u.test(key) ? key : "?");

const inside = ({ path, why }: Fault, place: string): Fault => ({
  path: path === "" || path.startsWith("[") ? `${place}${path}` : `${place}.${path}`,
  why,
});

/** An object out of JSON text, and no other: no list, no map, no class. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

export const has = (value: object, key: string): boolean => Object.hasOwn(value, key);

/** Characters cut in half have no UTF-8, hence no hash. */
const whole = (text: string): boolean => !/\p{Surrogate}/u.test(text);

export const text =
  (most: number, pattern?: RegExp): Check =>
  (value) => {
    if (typeof value !== "string") return wrongType;
    if (value.length > most) return { path: "", why: "tooMany" };
    return (pattern === undefined ? whole(value) : pattern.test(value)) ? null : wrongValue;
  };

/** Minus zero is refused: two programs would write it differently. */
export const integer =
  (least: number, most: number): Check =>
  (value) => {
    if (typeof value !== "number") return wrongType;
    const sound = Number.isSafeInteger(value) && !Object.is(value, -0);
    return sound && value >= least && value <= most ? null : wrongValue;
  };

export const flag: Check = (value) => (typeof value === "boolean" ? null : wrongType);

export const oneOf =
  (...values: string[]): Check =>
  (value) => {
    if (typeof value !== "string") return wrongType;
    return values.includes(value) ? null : wrongValue;
  };

export const nullOr =
  (check: Check): Check =>
  (value) =>
    value === null ? null : check(value);

export const list =
  (check: Check, most: number, least = 0): Check =>
  (value) => {
    if (!Array.isArray(value)) return wrongType;
    if (value.length > most) return { path: "", why: "tooMany" };
    if (value.length < least) return wrongValue;
    for (let index = 0; index < value.length; index += 1) {
      const fault = check(value[index]);
      if (fault) return inside(fault, `[${index}]`);
    }
    return null;
  };

/** Just these keys, and those of `optional` if they are there; of others only what `rest` lets pass. */
export function record(
  required: Record<string, Check>,
  optional: Record<string, Check> = {},
  rest?: Check,
): Check {
  const musts = Object.keys(required);
  const mustBe = Object.values(required);
  const mays = Object.entries(optional);
  const known = new Set([...Object.keys(required), ...Object.keys(optional)]);
  return (value) => {
    if (!isRecord(value)) return wrongType;
    let seen = 0;
    for (; seen < musts.length; seen += 1) {
      const key = musts[seen] as string;
      if (!has(value, key)) return { path: key, why: "missing" };
      const fault = (mustBe[seen] as Check)(value[key]);
      if (fault) return inside(fault, key);
    }
    for (const [key, check] of mays) {
      if (!has(value, key)) continue;
      const fault = check(value[key]);
      if (fault) return inside(fault, key);
      seen += 1;
    }
    const keys = Object.keys(value);
    if (keys.length === seen) return null;
    for (const key of keys) {
      if (known.has(key)) continue;
      if (rest === undefined) return { path: nameOf(key), why: "unknown" };
      const fault = whole(key) ? rest(value[key]) : wrongValue;
      if (fault) return inside(fault, nameOf(key));
    }
    return null;
  };
}

/** A table of values by names that are free. */
export const table = (check: Check, most: number): Check => {
  const rows = record({}, {}, check);
  return (value) => {
    if (!isRecord(value)) return wrongType;
    return Object.keys(value).length > most ? { path: "", why: "tooMany" } : rows(value);
  };
};

const DEEPEST = 12;
const WIDEST = 10_000;

/** Anything that canonical JSON can hold, within bounds: fields that are hashed and not otherwise looked at. */
export const plain: Check = (value) => plainAt(value, 0);

function plainAt(value: unknown, depth: number): Fault | null {
  if (value === null || typeof value === "boolean") return null;
  if (typeof value === "string") return text(4000)(value);
  if (typeof value === "number") return integer(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)(value);
  if (depth === DEEPEST) return { path: "", why: "tooMany" };
  const below: Check = (one) => plainAt(one, depth + 1);
  return Array.isArray(value) ? list(below, WIDEST)(value) : table(below, WIDEST)(value);
}
