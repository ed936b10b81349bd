// What the message box offers while somebody types. Pure.

import type { ChatView, SandboxState } from "../view.ts";
import { matches } from "./names.ts";

export interface Offer {
  kind: "command" | "person";
  /** What is put into the text. */
  insert: string;
  name: string;
  help: string;
  openId?: string;
}

export interface Completion {
  /** What the offers replace: characters from `from` to `to` of the text. */
  from: number;
  to: number;
  offers: Offer[];
  /** The offer is already written out, so that Enter sends. */
  complete: boolean;
}

const MOST = 8;

/** Offers for the text with the cursor at `caret`; null when there is nothing to offer. */
export function complete(
  text: string,
  caret: number,
  commands: SandboxState["commands"],
  members: ChatView["members"],
): Completion | null {
  const before = text.slice(0, caret);
  const at = /(?:^|\s)@([^\s@]{0,20})$/u.exec(before);
  if (at) return mention(before.length - (at[1] ?? "").length - 1, caret, at[1] ?? "", members);
  const word = /^\s*(?:@\S+\s+)*(\/?[^\s@]{0,12})$/u.exec(before)?.[1];
  return word ? command(before.length - word.length, caret, word, commands) : null;
}

function mention(from: number, to: number, typed: string, members: ChatView["members"]): Completion | null {
  const offers = [...members]
    .sort((a, b) => Number(b.bot ?? false) - Number(a.bot ?? false))
    .filter((member) => matches(typed, member.name))
    .slice(0, MOST)
    .map((member) => ({
      kind: "person" as const,
      insert: `@${member.name} `,
      name: member.name,
      help: member.bot ? "机器人" : "",
      openId: member.openId,
    }));
  return offers.length === 0 ? null : { from, to, offers, complete: false };
}

function command(
  from: number,
  to: number,
  typed: string,
  commands: SandboxState["commands"],
): Completion | null {
  const all = typed.startsWith("/");
  const word = typed.replace(/^\//, "");
  const offers = commands
    .filter(({ name, help }) => (all ? matches(word, name, help) : name.startsWith(word)))
    .slice(0, all ? commands.length : MOST)
    .map(({ name, help }) => ({ kind: "command" as const, insert: `${name} `, name, help }));
  return offers.length === 0
    ? null
    : { from, to, offers, complete: offers.some((offer) => offer.name === typed) };
}

/** The text after an offer was taken, and where the cursor then stands. */
export function take(text: string, { from, to }: Completion, offer: Offer): { text: string; caret: number } {
  const rest = text.slice(to).replace(/^ /, "");
  return { text: text.slice(0, from) + offer.insert + rest, caret: from + offer.insert.length };
}
