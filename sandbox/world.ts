// What the stand-in knows: accounts, chats, messages, files, tokens. In memory; a restart begins anew.

import { ids } from "./ids.ts";
import type { SandboxOptions } from "./options.ts";
import type { MessageView } from "./view.ts";

export interface Account {
  openId: string;
  name: string;
  mobile: string;
  email: string;
  label: string;
  title: string;
}

export interface Chat {
  chatId: string;
  kind: "group" | "p2p";
  name: string;
  members: string[];
}

export interface Message extends Omit<MessageView, "urgent" | "expired"> {
  /** Who was marked urgent and has not looked yet. */
  urgentFor: Set<string>;
  readBy: Set<string>;
  /** Card JSON or text as the bot sent it. */
  content: string;
  uuid?: string;
  /** Tokens of presses that may still change this card: uses left, and until when. */
  tokens: Map<string, { left: number; until: number }>;
}

export interface StoredFile {
  name: string;
  bytes: Buffer;
  messageId?: string;
}

export interface Counters {
  sent: number;
  duplicates: number;
  patches: number;
  refused: number;
  urgent: number;
  delivered: number;
  lost: number;
}

export interface World {
  options: SandboxOptions;
  bot: { openId: string; name: string };
  accounts: Account[];
  chats: Map<string, Chat>;
  messages: Message[];
  byId: Map<string, Message>;
  byUuid: Map<string, { message: Message; at: number }>;
  files: Map<string, StoredFile>;
  tokens: Map<string, number>;
  faults: Map<string, boolean>;
  counters: Counters;
  /** How long the bot took to take each event, in milliseconds. */
  latencies: number[];
  now: () => Date;
  version: number;
  /** Whoever wants to know that something changed. */
  listeners: Set<(change: Change) => void>;
}

export type Change =
  | { kind: "message"; message: Message }
  | { kind: "chat"; chatId: string }
  | { kind: "clock" }
  | { kind: "bot"; online: boolean }
  | { kind: "other" };

export function openWorld(options: SandboxOptions, now: () => Date): World {
  const bot = { openId: ids.user(`bot ${options.appId}`), name: options.bot };
  const accounts = options.people.map((person) => ({ ...person, openId: ids.user(person.mobile) }));
  const chats = new Map<string, Chat>();
  for (const { name, members } of options.groups) {
    const chatId = ids.group(name);
    const openIds = accounts
      .filter((account) => members.includes(account.mobile))
      .map((account) => account.openId);
    chats.set(chatId, { chatId, kind: "group", name, members: openIds });
  }
  for (const { openId, name } of accounts) {
    const chatId = ids.single(openId);
    chats.set(chatId, { chatId, kind: "p2p", name, members: [openId] });
  }
  return {
    options,
    bot,
    accounts,
    chats,
    messages: [],
    byId: new Map(),
    byUuid: new Map(),
    files: new Map(),
    tokens: new Map(),
    faults: new Map(),
    counters: { sent: 0, duplicates: 0, patches: 0, refused: 0, urgent: 0, delivered: 0, lost: 0 },
    latencies: [],
    now,
    version: 0,
    listeners: new Set(),
  };
}

export function tell(world: World, change: Change): void {
  for (const listener of [...world.listeners]) listener(change);
}

/** A message as new or as changed: it gets the next version and everybody who listens hears of it. */
export function touched(world: World, message: Message): void {
  world.version += 1;
  message.version = world.version;
  tell(world, { kind: "message", message });
}

export function addMessage(
  world: World,
  given: Pick<Message, "chatId" | "from" | "type" | "content"> & Partial<Message>,
): Message {
  const message: Message = {
    messageId: ids.message(),
    version: 0,
    at: world.now().toISOString(),
    updated: false,
    recalled: false,
    locked: false,
    urgentFor: new Set(),
    readBy: new Set([given.from.openId]),
    tokens: new Map(),
    ...given,
  };
  world.messages.push(message);
  world.byId.set(message.messageId, message);
  touched(world, message);
  return message;
}

export const account = (world: World, openId: string): Account | undefined =>
  world.accounts.find((one) => one.openId === openId);

export const messagesOf = (world: World, chatId: string): Message[] =>
  world.messages.filter((message) => message.chatId === chatId);

/** Cards can be pressed and changed for 14 days (feishu-protocol.md §4.2). */
export const isExpired = (world: World, message: Message): boolean =>
  world.now().getTime() - Date.parse(message.at) > 14 * 24 * 3600_000;
