/** What stands in a person's round picture: the given name of a Chinese name, the first two letters of another. */
export function initials(name: string): string {
  const clean = name.replace(/[（(].*$/u, "").trim();
  const characters = [...clean];
  return /\p{Script=Han}/u.test(clean)
    ? characters.slice(-2).join("")
    : characters.slice(0, 2).join("").toUpperCase();
}

const HUES = 8;

/** Which of the eight picture colours somebody gets; always the same for one id. */
export function hueOf(id: string): number {
  let sum = 0;
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 65_521;
  return sum % HUES;
}

/** Whether every word of the search occurs in one of the texts, whatever the case. */
export function matches(search: string, ...texts: string[]): boolean {
  const within = texts.join("\n").toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => within.includes(word));
}

export function fileSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(1)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
