import type { z } from "zod";
import type { FormValue, Incoming } from "../domain/incoming.ts";
import {
  type Envelope,
  enteredEvent,
  membershipEvent,
  menuEvent,
  messageEvent,
  pressEvent,
  recalledEvent,
} from "./envelope.ts";
import { fileOf, untangle, wordsOf } from "./words.ts";

/** The part of an arrival every kind has. */
type Arrival = Pick<Incoming, "eventId" | "at">;
type Reader = (event: unknown, arrival: Arrival, botOpenId: string) => Incoming | "nothing" | "malformed";

const readers: Record<string, Reader> = {
  "im.message.receive_v1": readMessage,
  "card.action.trigger": readPress,
  "application.bot.menu_v6": (event, arrival) =>
    take(menuEvent, event, (menu) => ({
      ...arrival,
      type: "menu",
      openId: menu.operator.operator_id.open_id,
      key: menu.event_key,
    })),
  "im.chat.access_event.bot_p2p_chat_entered_v1": (event, arrival) =>
    take(enteredEvent, event, (entered) => ({
      ...arrival,
      type: "entered",
      openId: entered.operator_id.open_id,
      chatId: entered.chat_id,
    })),
  "im.chat.member.bot.added_v1": membership("joined"),
  "im.chat.member.bot.deleted_v1": membership("left"),
  "im.message.recalled_v1": (event, arrival) =>
    take(recalledEvent, event, (recalled) => ({
      ...arrival,
      type: "recalled",
      messageId: recalled.message_id,
      chatId: recalled.chat_id,
    })),
};

/**
 * What an event means to us. `nothing`: acknowledged and forgotten (a type we do not use, or something another bot said);
 * `malformed`: a type we use without what we need.
 * @param received taken as the moment of events that give none
 */
export function incomingOf(
  envelope: Envelope,
  botOpenId: string,
  received: Date,
): Incoming | "nothing" | "malformed" {
  const { event_id: eventId, event_type: type, create_time: created } = envelope.header;
  const read = Object.hasOwn(readers, type) ? readers[type] : undefined;
  if (!read) return "nothing";
  return read(envelope.event, { eventId, at: instant(created, received) }, botOpenId);
}

function readMessage(
  event: unknown,
  arrival: Arrival,
  botOpenId: string,
): Incoming | "nothing" | "malformed" {
  const read = messageEvent.safeParse(event);
  if (!read.success) return "malformed";
  const { sender, message } = read.data;
  // Two bots answering each other would never stop.
  if (sender.sender_type !== "user") return "nothing";
  const openId = sender.sender_id?.open_id;
  if (!openId) return "malformed";
  const file = fileOf(message);
  return {
    ...arrival,
    type: "message",
    messageId: message.message_id,
    chatId: message.chat_id,
    chatKind: message.chat_type === "p2p" ? "p2p" : "group",
    openId,
    contentType: message.message_type,
    ...untangle(wordsOf(message), message.mentions, botOpenId),
    ...(file && { file }),
  };
}

function readPress(event: unknown, arrival: Arrival): Incoming | "malformed" {
  return take(pressEvent, event, ({ operator, token, action, context }) => ({
    ...arrival,
    type: "press",
    openId: operator.open_id,
    messageId: context.open_message_id,
    chatId: context.open_chat_id ?? "",
    value: isRecord(action.value) ? action.value : {},
    token,
    ...(action.form_value && { form: formOf(action.form_value) }),
    ...(action.option && { option: action.option }),
    ...(action.name && { name: action.name }),
  }));
}

/** An empty optional field may come as "", [], null or not at all (feishu-protocol §4.2): null is told as not at all. */
function formOf(fields: Record<string, unknown>): Record<string, FormValue> {
  const entries = Object.entries(fields).map(([name, value]) => [
    name,
    typeof value === "number" ? String(value) : value,
  ]);
  return Object.fromEntries(entries.filter((entry): entry is [string, FormValue] => isFormValue(entry[1])));
}

const isFormValue = (value: unknown): value is FormValue =>
  typeof value === "string" ||
  typeof value === "boolean" ||
  (Array.isArray(value) && value.every((item) => typeof item === "string"));

function membership(type: "joined" | "left"): Reader {
  return (event, arrival) =>
    take(membershipEvent, event, (change) => ({
      ...arrival,
      type,
      chatId: change.chat_id,
      name: change.name ?? "",
      openId: change.operator_id?.open_id ?? "",
    }));
}

function take<T>(schema: z.ZodType<T>, event: unknown, tell: (event: T) => Incoming): Incoming | "malformed" {
  const read = schema.safeParse(event);
  return read.success ? tell(read.data) : "malformed";
}

/** Milliseconds have 13 digits until the year 2286; card presses come in microseconds. */
function instant(created: string | undefined, received: Date): string {
  if (!created || !/^\d{13,16}$/.test(created)) return received.toISOString();
  return new Date(Number(created.slice(0, 13))).toISOString();
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
