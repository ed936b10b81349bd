// What people do in the client: say something, drop a file, open the single chat, press its menu, take a message back.

import type { Delivery } from "./delivery.ts";
import { ids } from "./ids.ts";
import { ApiRefusal } from "./refusal.ts";
import { account, addMessage, type Chat, type Message, touched, type World } from "./world.ts";

export interface SayOptions {
  mentionBot?: boolean;
  /** open_ids, in the order in which their @ stands before the text. */
  mentions?: string[];
}

/** A text message; who is mentioned stands before the text, the bot first. */
export function say(
  world: World,
  delivery: Delivery,
  as: string,
  chatId: string,
  text: string,
  { mentionBot = false, mentions = [] }: SayOptions = {},
): Message {
  const { from, chat } = speaker(world, as, chatId);
  const named = [
    ...(mentionBot ? [world.bot] : []),
    ...mentions.flatMap((id) => account(world, id) ?? []),
  ].map((one, index) => ({
    key: `@_user_${index + 1}`,
    openId: one.openId,
    name: one.name,
  }));
  const content = JSON.stringify({ text: [...named.map((one) => one.key), text].join(" ") });
  const shownText = [...named.map((one) => `@${one.name}`), text].join(" ");
  const message = addMessage(world, {
    chatId,
    from,
    type: "text",
    text: shownText,
    content,
    mentions: named,
  });
  delivery.event("im.message.receive_v1", received(world, message, chat, "text"), chatId);
  return message;
}

export function dropFile(
  world: World,
  delivery: Delivery,
  as: string,
  chatId: string,
  name: string,
  bytes: Buffer,
): Message {
  const { from, chat } = speaker(world, as, chatId);
  const key = ids.file();
  const content = JSON.stringify({ file_key: key, file_name: name });
  const file = { name, size: bytes.length, url: `/sandbox/files/${key}` };
  const message = addMessage(world, { chatId, from, type: "file", file, content });
  world.files.set(key, { name, bytes, messageId: message.messageId });
  delivery.event("im.message.receive_v1", received(world, message, chat, "file"), chatId);
  return message;
}

export function menu(world: World, delivery: Delivery, as: string, eventKey: string): void {
  const who = speaker(world, as, ids.single(as)).from;
  const operator = { operator_name: who.name, operator_id: idsOf(as) };
  delivery.event(
    "application.bot.menu_v6",
    { operator, event_key: eventKey, timestamp: Math.floor(world.now().getTime() / 1000) },
    ids.single(as),
  );
}

/** Somebody opens the single chat with the bot. */
export function enter(world: World, delivery: Delivery, as: string): Chat {
  const { chat } = speaker(world, as, ids.single(as));
  const event = {
    chat_id: chat.chatId,
    operator_id: idsOf(as),
    last_message_id: "",
    last_message_create_time: "",
  };
  delivery.event("im.chat.access_event.bot_p2p_chat_entered_v1", event, chat.chatId);
  return chat;
}

export function recall(world: World, delivery: Delivery, as: string, messageId: string): void {
  const message = world.byId.get(messageId);
  if (!message || message.from.openId !== as) throw new ApiRefusal(400, "只能撤回自己发送的消息");
  message.recalled = true;
  touched(world, message);
  const event = {
    message_id: messageId,
    chat_id: message.chatId,
    recall_time: String(world.now().getTime()),
    recall_type: "message_owner",
  };
  delivery.event("im.message.recalled_v1", event, message.chatId);
}

/** The bot is put into every group when the stand-in begins. */
export function announceGroups(world: World, delivery: Delivery): void {
  for (const chat of world.chats.values()) {
    if (chat.kind !== "group") continue;
    const event = {
      chat_id: chat.chatId,
      operator_id: idsOf(chat.members[0] ?? ""),
      external: false,
      operator_tenant_key: "sandbox",
      name: chat.name,
    };
    delivery.event("im.chat.member.bot.added_v1", event, chat.chatId);
  }
}

function speaker(world: World, as: string, chatId: string) {
  const who = account(world, as);
  const chat = world.chats.get(chatId);
  if (!who || !chat?.members.includes(as)) throw new ApiRefusal(403, "您不在这个会话里");
  return { chat, from: { openId: as, name: who.name, kind: "user" as const } };
}

const idsOf = (openId: string) => ({ open_id: openId, union_id: ids.union(openId) });

const received = (world: World, message: Message, chat: Chat, type: string): object => ({
  sender: { sender_id: idsOf(message.from.openId), sender_type: "user", tenant_key: "sandbox" },
  message: {
    message_id: message.messageId,
    create_time: String(world.now().getTime()),
    update_time: String(world.now().getTime()),
    chat_id: chat.chatId,
    chat_type: chat.kind,
    message_type: type,
    content: message.content,
    ...(message.mentions?.length
      ? {
          mentions: message.mentions.map((one) => ({
            key: one.key,
            id: idsOf(one.openId),
            name: one.name,
            tenant_key: "sandbox",
          })),
        }
      : {}),
  },
});
