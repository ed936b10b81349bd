/** Whether two values of a registry field are the same; lists and periods are compared by what they hold, in order. */
export const sameValue = (a: unknown, b: unknown): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b);
