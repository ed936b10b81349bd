import { setImmediate as breath } from "node:timers/promises";

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** What XML 1.0 cannot hold, not even escaped. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** Text for HTML and XML, in content or in a quoted attribute. */
export const escaped = (text: string): string =>
  text.replace(forbidden, "").replace(/[&<>"']/g, (sign) => entities[sign] ?? "");

const CHUNK = 200;

/** Joins what `make` gives for each; lets others in between, for thousands of rows. */
export async function joined<T>(list: readonly T[], make: (one: T) => string): Promise<string> {
  const parts: string[] = [];
  for (let at = 0; at < list.length; at += CHUNK) {
    parts.push(
      list
        .slice(at, at + CHUNK)
        .map(make)
        .join(""),
    );
    await breath();
  }
  return parts.join("");
}
