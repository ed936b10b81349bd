/** A name the bot listens to, with its other names. */
export interface Named {
  name: string;
  aliases: readonly string[];
}

export type Understood =
  | { kind: "nothing" }
  | { kind: "unknown"; word: string }
  | { kind: "command"; name: string; rest: string };

/**
 * What somebody typed, as one clean line: full-width letters, digits, blanks and punctuation become the plain ones (NFKC),
 * dashes between digits become "-", invisible characters and ending punctuation go, blanks collapse. Mention tokens such
 * as `@_user_1` stay.
 */
export function tidy(text: string): string {
  // In this order no step brings back what an earlier one has dealt with: invisible characters part accents from
  // letters and dashes from digits.
  return text
    .replace(/\p{Cf}/gu, "")
    .normalize("NFKC")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .replace(/(?<=\d) ?[\u2010-\u2015\u2212] ?(?=\d)/gu, "-")
    .replace(/[。,、;:!?…~ ]+$/u, "")
    .trim();
}

/**
 * Finds the command by the longest name the line begins with, so that `抽取2026-01` needs no blank. `rest` is what
 * follows, without mention tokens: who was mentioned comes with the message, in order. Blanks alone are nothing.
 */
export function understand(text: string, commands: readonly Named[]): Understood {
  const line = tidy(withoutMentions(text)).replace(/^[/／] ?/, "");
  if (line === "") return { kind: "nothing" };
  const words = commands.flatMap(({ name, aliases }) =>
    [name, ...aliases].map((word) => ({ name, word: fold(word) })),
  );
  const known = words.filter(({ word }) => fold(line).startsWith(word) && endsWord(line, word, words));
  const best = known.reduce<(typeof words)[number] | null>(longer, null);
  if (best === null) return { kind: "unknown", word: line.split(" ")[0] ?? line };
  return { kind: "command", name: best.name, rest: argument(line.slice(best.word.length)) };
}

const fold = (text: string): string => text.toLowerCase();

const longer = <W extends { word: string }>(best: W | null, one: W): W =>
  best !== null && best.word.length >= one.word.length ? best : one;

const withoutMentions = (text: string): string => text.normalize("NFKC").replace(/@_(user_\d+|all)/g, " ");

/** `抽取2026` and `抽取：…` are the command 抽取, `抽取人员名单怎么看` is a sentence that only begins alike. */
function endsWord(line: string, word: string, words: readonly { word: string }[]): boolean {
  const next = line.slice(word.length);
  if (next === "") return true;
  // A Latin word ends where its letters end; a Chinese one where anything but a Chinese character follows.
  if (/[a-z]$/.test(word)) return !/^[a-z]/i.test(next);
  // `帮助抽取`: a command about a command.
  return !/^\p{L}/u.test(next) || /^[a-z]/i.test(next) || words.some((other) => other.word === fold(next));
}

const pairs = ["<>", "《》", "“”", "「」", "『』", "[]", '""'];

/** What follows the command, without a colon or comma before it and without the quotes people copy from the usage line. */
function argument(rest: string): string {
  const bare = rest.replace(/^[\s:,、]+/u, "").trim();
  const quoted = pairs.some(
    ([open = "", close = ""]) => bare.length > 2 && bare.startsWith(open) && bare.endsWith(close),
  );
  return quoted ? bare.slice(1, -1).trim() : bare;
}
