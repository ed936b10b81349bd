// The platform's side of the wire, written from its documents and not from our code.
import { createCipheriv, createHash } from "node:crypto";

export const APP_ID = "cli_0123456789abcdef";
export const KEY = "an encrypt key";
export const TOKEN = "a verification token";
export const BOT = "ou_bot";
export const NOW = new Date("2026-03-02T02:00:00Z");

export function seal(plain: string, key = KEY): string {
  const iv = Buffer.alloc(16, 7);
  const cipher = createCipheriv("aes-256-cbc", createHash("sha256").update(key).digest(), iv);
  return Buffer.concat([iv, cipher.update(plain, "utf8"), cipher.final()]).toString("base64");
}

export function signed(body: Buffer, at: Date = NOW, key = KEY): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const nonce = "n0nce";
  const signature = createHash("sha256")
    .update(Buffer.concat([Buffer.from(timestamp + nonce + key), body]))
    .digest("hex");
  return {
    "content-type": "application/json; charset=utf-8",
    "x-lark-request-timestamp": timestamp,
    "x-lark-request-nonce": nonce,
    "x-lark-signature": signature,
  };
}

export function event(type: string, body: unknown, header: Record<string, unknown> = {}) {
  return {
    schema: "2.0",
    header: {
      event_id: "ev1",
      event_type: type,
      create_time: "1608725989000",
      token: TOKEN,
      app_id: APP_ID,
      tenant_key: "t",
      ...header,
    },
    event: body,
  };
}

export const message = (content: unknown, extra: Record<string, unknown> = {}) => ({
  sender: { sender_id: { open_id: "ou_li", union_id: "on_li" }, sender_type: "user", tenant_key: "t" },
  message: {
    message_id: "om_1",
    create_time: "1608725989000",
    chat_id: "oc_1",
    chat_type: "group",
    message_type: "text",
    content: JSON.stringify(content),
    ...extra,
  },
});

export const mention = (n: number, openId: string, name: string) => ({
  key: `@_user_${n}`,
  id: { open_id: openId, union_id: "on_x" },
  mentioned_type: "user",
  name,
  tenant_key: "t",
});

export const press = (action: Record<string, unknown> = {}) => ({
  operator: { open_id: "ou_li", union_id: "on_li" },
  token: "c-295ee57216a5dc9de90fefd0aadb4b1d7d",
  action: { value: { act: "confirm" }, tag: "button", timezone: "Asia/Shanghai", ...action },
  host: "im_message",
  context: { open_message_id: "om_card", open_chat_id: "oc_1" },
});

export const PRESS = "card.action.trigger";
export const MESSAGE = "im.message.receive_v1";
