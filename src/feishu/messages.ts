import type { Client } from "@larksuiteoapi/node-sdk";
import { FeishuError } from "./errors.ts";
import { pathId } from "./ids.ts";
import type { Sdk } from "./sdk.ts";

/** What to say: a card (JSON 2.0), plain text, or a file uploaded before. */
export type Saying = { card: object } | { text: string } | { file: string };

export type Sending = Saying & {
  to: { chat: string } | { user: string };
  /** At most 50 characters; the platform delivers one message per uuid and hour. */
  uuid: string;
  /** Message that is answered. */
  replyTo?: string;
};

export interface Sent {
  messageId: string;
  chatId: string;
}

export interface RecentMessage {
  messageId: string;
  /** ISO instant. */
  at: string;
  /** open_id, or the app's id for what a bot said. */
  senderId: string;
  contentType: string;
  /** JSON as the platform keeps it; cards as they were sent. */
  content: string;
}

const PAGE_SIZE = 50;
const MOST_PAGES = 20;

export async function send({ call }: Sdk, sending: Sending): Promise<Sent> {
  const data = { ...contentOf(sending), uuid: sending.uuid };
  const { to, replyTo } = sending;
  const answer = await call(({ im }) => {
    if (replyTo !== undefined) return im.v1.message.reply({ path: { message_id: pathId(replyTo) }, data });
    const [type, id] = "chat" in to ? (["chat_id", to.chat] as const) : (["open_id", to.user] as const);
    return im.v1.message.create({ params: { receive_id_type: type }, data: { ...data, receive_id: id } });
  });
  const { message_id: messageId, chat_id: chatId } = answer.data ?? {};
  if (!messageId || !chatId)
    throw new FeishuError("feishu: sent without an id", { kind: "ambiguous", code: 0, httpStatus: 200 });
  return { messageId, chatId };
}

function contentOf(saying: Saying): { msg_type: string; content: string } {
  if ("card" in saying) return { msg_type: "interactive", content: JSON.stringify(saying.card) };
  if ("file" in saying) return { msg_type: "file", content: JSON.stringify({ file_key: saying.file }) };
  return { msg_type: "text", content: JSON.stringify({ text: inert(saying.text) }) };
}

/** Text messages know mentions, tags and links: a name such as `<at user_id="all">` would call everybody. */
const inert = (text: string): string => text.replaceAll("<", "＜").replaceAll("](", "]（");

/** Redraws a card of ours, at most 14 days old. */
export async function patchCard({ call }: Sdk, messageId: string, card: object): Promise<void> {
  const payload = { path: { message_id: pathId(messageId) }, data: { content: JSON.stringify(card) } };
  await call(({ im }) => im.v1.message.patch(payload));
}

/** Marks a message of ours urgent for up to 200 people; returns those it could not be done for. */
export async function urgent({ call }: Sdk, messageId: string, openIds: string[]): Promise<string[]> {
  const answer = await call(({ im }) =>
    im.v1.message.urgentApp({
      path: { message_id: pathId(messageId) },
      params: { user_id_type: "open_id" },
      data: { user_id_list: openIds },
    }),
  );
  return answer.data?.invalid_user_id_list ?? [];
}

/** What was said in a chat since then, newest first, at most 1,000 messages. The platform does not tell the uuid. */
export async function recentMessages({ call }: Sdk, chatId: string, since: Date): Promise<RecentMessage[]> {
  const found: RecentMessage[] = [];
  let next: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const params = {
      container_id_type: "chat",
      container_id: chatId,
      start_time: String(Math.floor(since.getTime() / 1000)),
      sort_type: "ByCreateTimeDesc" as const,
      page_size: PAGE_SIZE,
      card_msg_content_type: "user_card_content",
      ...(next && { page_token: next }),
    };
    const { data } = await call(({ im }) => im.v1.message.list({ params }));
    found.push(...(data?.items ?? []).map(recentOf));
    next = data?.page_token;
    if (!data?.has_more || !next) break;
  }
  return found;
}

type WireRecent = NonNullable<
  NonNullable<Awaited<ReturnType<Client["im"]["v1"]["message"]["list"]>>["data"]>["items"]
>[number];

const recentOf = (item: WireRecent): RecentMessage => ({
  messageId: item.message_id ?? "",
  at: new Date(Number(item.create_time ?? 0)).toISOString(),
  senderId: item.sender?.id ?? "",
  contentType: item.msg_type ?? "",
  content: item.body?.content ?? "",
});
