// Reading card JSON, of which only the sandbox knows that it is well-formed.

export type Json = Record<string, unknown>;

export const isJson = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const objectOf = (value: unknown): Json => (isJson(value) ? value : {});
export const objectsOf = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isJson) : []);
export const textOf = (value: unknown): string =>
  typeof value === "string" ? value : typeof value === "number" ? String(value) : "";
export const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(textOf) : []);
export const numberOf = (value: unknown, otherwise: number): number =>
  typeof value === "number" && Number.isFinite(value) ? value : otherwise;

/** The words of a `plain_text` or `lark_md` object, or of a bare string. */
export const wordsOf = (value: unknown): string => textOf(isJson(value) ? value.content : value);
