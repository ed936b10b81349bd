/** JSON that draws hash: integers, strings, booleans, null, lists and objects of them. */
export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

/**
 * Canonical JSON after RFC 8785: keys in UTF-16 order, no blanks. Numbers must be safe integers, so that no two
 * languages can write them differently. Throws with code `json.notCanonical` for anything else, half characters (lone
 * surrogates, RFC 8785 §3.2.2.2), maps and holes in lists among them.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === "string") return quoted(value);
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") {
    if (Number.isSafeInteger(value) && !Object.is(value, -0)) return String(value);
    throw notCanonical(value);
  }
  // Array.from meets holes as undefined, where map would pass them over.
  if (Array.isArray(value)) return `[${Array.from(value, (one) => canonicalJson(one)).join(",")}]`;
  if (!isPlainObject(value)) throw notCanonical(value);
  const byKey = new Map(Object.entries(value));
  // Array.prototype.sort compares UTF-16 units, which is what RFC 8785 asks for.
  const keys = [...byKey.keys()].sort();
  return `{${keys.map((key) => `${quoted(key)}:${canonicalJson(byKey.get(key))}`).join(",")}}`;
}

function quoted(text: string): string {
  if (/\p{Surrogate}/u.test(text)) throw notCanonical(text);
  return JSON.stringify(text);
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

const notCanonical = (value: unknown): Error =>
  Object.assign(new Error(`${typeof value} cannot stand in canonical JSON`), { code: "json.notCanonical" });
