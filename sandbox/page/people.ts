import type { ChatView, Persona, SandboxState } from "../view.ts";
import { matches } from "./names.ts";

/** Everybody whose name the page may have to show. */
export interface People {
  nameOf(openId: string): string;
  personaOf(openId: string): Persona | undefined;
  isBot(openId: string): boolean;
}

export function peopleOf(state: SandboxState): People {
  const personas = new Map(state.personas.map((persona) => [persona.openId, persona]));
  const names = new Map([
    ...state.chats.flatMap((chat) => chat.members.map((member) => [member.openId, member.name] as const)),
    ...state.personas.map((persona) => [persona.openId, persona.name] as const),
    [state.bot.openId, state.bot.name] as const,
  ]);
  return {
    nameOf: (openId) => names.get(openId) ?? "未知用户",
    personaOf: (openId) => personas.get(openId),
    isBot: (openId) => openId === state.bot.openId,
  };
}

export interface PersonaGroup {
  label: string;
  personas: Persona[];
}

/** Personas who match the search, by label in the order the sandbox gives them. */
export function groupPersonas(personas: readonly Persona[], search: string): PersonaGroup[] {
  const groups = new Map<string, Persona[]>();
  for (const persona of personas) {
    if (!matches(search, persona.name, persona.label, persona.title)) continue;
    groups.set(persona.label, [...(groups.get(persona.label) ?? []), persona]);
  }
  return [...groups].map(([label, members]) => ({ label, personas: members }));
}

/** Members of a chat without the bot and without oneself. */
export const others = (chat: ChatView, me: string): ChatView["members"] =>
  chat.members.filter((member) => member.openId !== me && !member.bot);
