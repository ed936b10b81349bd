// Text on a card. What people typed reaches markdown only through `md` or `text`, which escape it.

declare const source: unique symbol;

/** Markdown that is safe to show: written by us, with everything foreign escaped. Made only in this file. */
export interface Md {
  readonly [source]: true;
}

class Markdown {
  readonly source: string;
  constructor(source: string) {
    this.source = source;
  }
}

const made = (source: string): Md => new Markdown(source) as unknown as Md;

/** The markdown itself, for the builders of the kit. */
export const sourceOf = (value: Md): string => (value as unknown as Markdown).source;

export type Colour =
  | "neutral"
  | "blue"
  | "turquoise"
  | "lime"
  | "orange"
  | "violet"
  | "indigo"
  | "wathet"
  | "green"
  | "yellow"
  | "red"
  | "purple"
  | "carmine";

/** Colours of text; `grey` exists for text but not for tags. */
export type Ink = "default" | "grey" | "green" | "orange" | "red" | "blue";

/** How much of a foreign value is shown where nothing else is said, in characters: names, matters, places. */
const LONGEST = 100;
/** Reasons, statements and our own paragraphs. */
const LONGEST_PROSE = 500;

/** Bidirectional controls, zero-width characters and blanks that pass for letters; private-use ones stay (rare names). */
const HIDDEN = /[\p{Cf}\p{Cs}\u115F\u1160\u3164\uFFA0]/gu;
const CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}]/gu;
/** One base character with a heap of combining marks on it covers the lines around it. */
const HEAPED_MARKS = /(\p{M}{2})\p{M}+/gu;

/**
 * A foreign value as one line: no controls, line breaks or hidden characters, at most `longest` characters with 「…」 at
 * the end of what was cut. For `plain_text`, which interprets nothing.
 */
export function plain(value: string | number, longest: number = LONGEST): string {
  const line = String(value)
    .normalize("NFC")
    .replace(CONTROLS, " ")
    .replace(HIDDEN, "")
    .replace(HEAPED_MARKS, "$1")
    .replace(/[^\S\u3000]+/gu, " ")
    .replace(/\u3000{2,}/gu, "\u3000")
    .trim();
  const characters = [...line];
  return characters.length <= longest ? line : `${characters.slice(0, longest - 1).join("")}…`;
}

/** Characters that mean something to CommonMark or to the platform's own tags anywhere in a line. */
const MEANINGFUL = /[&<>*_~`[\]()!#|\\$^]/g;

/** A foreign value as safe markdown that shows exactly its characters. */
export function text(value: string | number, longest: number = LONGEST): Md {
  return made(escaped(plain(value, longest)));
}

/** Whole sentences: ours, or a reason or statement in somebody's own words. */
export const prose = (value: string): Md => text(value, LONGEST_PROSE);

function escaped(line: string): string {
  return line
    .replace(MEANINGFUL, (character) => `&#${character.codePointAt(0)};`)
    .replace(/^[-+=]/, (character) => `&#${character.codePointAt(0)};`)
    .replace(/^(\d{1,9})\./, "$1&#46;")
    .replace(/(?<=[A-Za-z]):(?=\S)|:(?=\/\/)/g, "：")
    .replace(BARE_DOMAIN_DOT, "．")
    .replace(/:(?=[A-Za-z]\w*:)/g, "："); // :OK: becomes a picture
}

/** A client may turn a bare address into a link, whatever is escaped; names of files keep their dot. */
const BARE_DOMAIN_DOT =
  /(?<=[\p{L}\p{N}-])\.(?=\p{L})(?!(?:xlsx?|csv|docx?|pdf|json|zip|html?|txt)(?![\p{L}\p{N}]))/giu;

/**
 * Markdown written by us: what stands in the literal is taken as it is, what is put in is escaped unless it is `Md`
 * already.
 */
export function md(literal: TemplateStringsArray, ...values: (Md | string | number)[]): Md {
  return made(
    literal.map((part, index) => part + (index < values.length ? inserted(values[index]) : "")).join(""),
  );
}

const inserted = (value: Md | string | number | undefined): string => {
  if (value instanceof Markdown) return value.source;
  return value === undefined ? "" : escaped(plain(value as string | number));
};

/** A hard line break in CommonMark; a single newline alone may be drawn as a blank (feishu-protocol.md §6.1). */
const BREAK = "  \n";

export const lines = (parts: readonly (Md | string)[]): Md => made(parts.map(inserted).join(BREAK));

/**
 * Stands at the start of a line or after a blank, and before a blank or the end of a line: elsewhere CommonMark may show
 * the asterisks, as in `**（东校区）**的`.
 */
export function bold(value: Md | string | number): Md {
  const inner = inserted(value);
  return made(inner === "" ? "" : `**${inner}**`);
}

export function ink(colour: Ink, value: Md | string | number): Md {
  const inner = inserted(value);
  return made(colour === "default" || inner === "" ? inner : `<font color='${colour}'>${inner}</font>`);
}

export const label = (colour: Colour, value: string): Md =>
  made(`<text_tag color='${colour}'>${escaped(plain(value, 20))}</text_tag>`);

export const fault = (code: string, what: string): Error & { code: string } =>
  Object.assign(new Error(`${code}: ${what}`), { code });
