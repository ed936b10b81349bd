import type { ChatView } from "../view.ts";

/**
 * open_ids of everybody the text mentions as `@name`, in order. Of two members with one name the one that was picked from
 * the list is meant (`picked`: name → open_id), else the first.
 */
export function mentionsIn(
  text: string,
  members: ChatView["members"],
  picked: ReadonlyMap<string, string> = new Map(),
): string[] {
  const ids = new Map<string, string>();
  for (const member of members) if (!ids.has(member.name)) ids.set(member.name, member.openId);
  for (const [name, openId] of picked) if (ids.has(name)) ids.set(name, openId);
  const names = [...ids.keys()].sort((a, b) => b.length - a.length);
  const found: string[] = [];
  for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", at + 1)) {
    const name = names.find((one) => one !== "" && text.startsWith(one, at + 1));
    const id = name === undefined ? undefined : ids.get(name);
    if (id !== undefined) found.push(id);
  }
  return found;
}

/** What is sent when the bot's chip stands before the text: the mention first, unless the text has it already. */
export function withBot(
  text: string,
  bot: { openId: string; name: string } | undefined,
  members: ChatView["members"],
  picked?: ReadonlyMap<string, string>,
): { text: string; mentions: string[] } {
  const mentions = mentionsIn(text, members, picked);
  if (!bot || mentions.includes(bot.openId)) return { text, mentions };
  return { text: `@${bot.name} ${text}`, mentions: [bot.openId, ...mentions] };
}
