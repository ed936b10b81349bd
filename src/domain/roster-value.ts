/**
 * Whether two values of a registry field are the same; lists are compared in order, the fields of a period in none:
 * PostgreSQL keeps them in an order of its own.
 */
export const sameValue = (a: unknown, b: unknown): boolean => a === b || sortedJson(a) === sortedJson(b);

/** JSON with keys in order and without absent ones; unlike canonical JSON it may hold fractions (信用风险指数). */
export function sortedJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sortedJson).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value ?? null);
  const entries = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${sortedJson(one)}`).join(",")}}`;
}
