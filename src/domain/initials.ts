import { otherInitials, placeInitials, surnameInitials } from "./initials-local.ts";
import { initialsTable } from "./initials-table.ts";

/** Words with their first letters, such as 单县 → sx: what the office has added to the list of the house. */
export type Readings = Readonly<Record<string, string>>;

/** A name with many characters of two readings is found by its first few spellings only. */
const MOST_SPELLINGS = 8;
const LONGEST_WORD = 6;
const FIRST = 0x4e00;

/**
 * How a name may be typed by the first letters of its pinyin, the most usual spelling first: 城关镇第一小学 → cgzdyxx. Words
 * of the local lists have one reading; other characters of two readings give a spelling each. Latin letters and digits stand
 * for themselves, everything else is left out. `who` is a person: the surname is read as surnames are.
 */
export function initialsOf(name: string, own: Readings = {}, who: "place" | "person" = "place"): string[] {
  const characters = [...name.normalize("NFKC").toLowerCase()];
  let spellings = [""];
  for (let at = 0; at < characters.length; ) {
    const { letters, length } = readAt(characters, at, own, who);
    if (letters.length > 0) {
      const wanted = spellings.length * letters.length <= MOST_SPELLINGS ? letters : letters.slice(0, 1);
      spellings = wanted.flatMap((letter) => spellings.map((before) => before + letter));
    }
    at += length;
  }
  return [...new Set(spellings)].filter((spelling) => spelling !== "");
}

function readAt(
  characters: string[],
  at: number,
  own: Readings,
  who: "place" | "person",
): { letters: string[]; length: number } {
  const character = characters[at] ?? "";
  const begins = [own, placeInitials, surnameInitials].some((list) => firstsOf(list).has(character));
  for (let length = !begins ? 0 : Math.min(LONGEST_WORD, characters.length - at); length > 0; length -= 1) {
    const word = characters.slice(at, at + length).join("");
    const reading =
      listed(own, word) ??
      (who === "person" && at === 0 ? listed(surnameInitials, word) : undefined) ??
      listed(placeInitials, word);
    if (reading !== undefined) return { letters: [reading], length };
  }
  return { letters: lettersOf(character), length: 1 };
}

const firsts = new WeakMap<Readings, Set<string>>();

/** The characters that words of a list begin with: most characters begin none, and need not be looked up six times. */
function firstsOf(list: Readings): Set<string> {
  const known = firsts.get(list);
  if (known) return known;
  const made = new Set(Object.keys(list).map((word) => [...word][0] ?? ""));
  firsts.set(list, made);
  return made;
}

const listed = (list: Readings, word: string): string | undefined =>
  Object.hasOwn(list, word) ? list[word] : undefined;

function lettersOf(character: string): string[] {
  if (/^[a-z0-9]$/.test(character)) return [character];
  const usual = initialsTable.charAt((character.codePointAt(0) ?? 0) - FIRST);
  if (usual === "" || usual === "-") return [];
  return [usual, ...(listed(otherInitials, character) ?? "")];
}

/**
 * The first letters of a reading somebody wrote: "shan xian", "Shàn Xiàn" or "sx" for 单县 → sx. Null when they are not one
 * to each character.
 */
export function readingIn(word: string, text: string): string | null {
  const plain = text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter(Boolean);
  const size = [...word].length;
  if (plain.length === size) return plain.map((one) => one.charAt(0)).join("");
  return plain.length === 1 && plain[0]?.length === size ? plain[0] : null;
}
