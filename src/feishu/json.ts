const DEEPEST = 64;
const poisonous = new Set(["__proto__", "constructor", "prototype"]);

/**
 * Parses JSON that strangers wrote. Undefined when it is no JSON, is nested deeper than 64, or has a key that would reach an
 * object's prototype once copied; walks without recursion, so that depth cannot exhaust the stack.
 */
export function parseStrangeJson(text: string): unknown {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  return harmless(parsed) ? parsed : undefined;
}

function harmless(root: unknown): boolean {
  let level: unknown[] = [root];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST || level.some(poisoned)) return false;
    level = level.flatMap((value) => (isObject(value) ? Object.values(value) : [])).filter(isObject);
  }
  return true;
}

const poisoned = (value: unknown): boolean =>
  isObject(value) && Object.keys(value).some((key) => poisonous.has(key));

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;
