import type { Context } from "koa";
import type Router from "koa-router";
import { jsonOf } from "./body.ts";
import { checkCard } from "./card-check.ts";
import { ids } from "./ids.ts";
import { createRates } from "./rates.ts";
import { ApiRefusal, answer } from "./refusal.ts";
import { addMessage, isExpired, type Message, messagesOf, tell, touched, type World } from "./world.ts";

const HOUR_MS = 3600_000;

/** im/v1/messages: create, reply, patch, update, delete, get, list, read_users, urgent_app; and the delayed card update. */
export function messageRoutes(router: Router, world: World): void {
  const rates = createRates(() => performance.now());

  router.post("/open-apis/im/v1/messages", async (ctx) => {
    const body = await jsonOf(ctx);
    answer(ctx, () => ({ data: told(world, create(world, rates, chatFor(world, ctx, body), body)) }));
    dropAnswer(world, ctx);
  });
  router.post("/open-apis/im/v1/messages/:id/reply", async (ctx) => {
    const body = await jsonOf(ctx);
    answer(ctx, () => {
      const parent = existing(world, ctx.params.id);
      return { data: told(world, create(world, rates, parent.chatId, body, parent)) };
    });
    dropAnswer(world, ctx);
  });
  router.patch("/open-apis/im/v1/messages/:id", async (ctx) => {
    const body = await jsonOf(ctx);
    answer(ctx, () => {
      if (world.faults.get("rate-limit"))
        throw new ApiRefusal(230020, "this operation triggers the frequency limit");
      rates.check(`message ${ctx.params.id}`);
      patchCard(world, existing(world, ctx.params.id), String(body.content ?? ""));
      return { data: {} };
    });
  });
  router.put("/open-apis/im/v1/messages/:id", async (ctx) => {
    const body = await jsonOf(ctx);
    answer(ctx, () => {
      const message = existing(world, ctx.params.id);
      if (message.type !== "text" && message.type !== "post")
        throw new ApiRefusal(230001, "only text and post can be edited");
      message.text = textIn(String(body.content ?? ""));
      message.updated = true;
      touched(world, message);
      return { data: told(world, message) };
    });
  });
  router.delete("/open-apis/im/v1/messages/:id", (ctx) => {
    answer(ctx, () => {
      const message = existing(world, ctx.params.id);
      message.recalled = true;
      touched(world, message);
      return { data: {} };
    });
  });
  router.get("/open-apis/im/v1/messages", (ctx) => {
    answer(ctx, () => {
      const list = messagesOf(world, String(ctx.query.container_id ?? ""))
        .slice(-50)
        .reverse();
      return {
        data: { items: list.map((message) => told(world, message)), has_more: false, page_token: "" },
      };
    });
  });
  router.get("/open-apis/im/v1/messages/:id", (ctx) => {
    answer(ctx, () => ({ data: { items: [told(world, existing(world, ctx.params.id))] } }));
  });
  router.get("/open-apis/im/v1/messages/:id/read_users", (ctx) => {
    answer(ctx, () => {
      const readers = [...existing(world, ctx.params.id).readBy].filter((one) => one !== world.bot.openId);
      const items = readers.map((id) => ({
        user_id_type: "open_id",
        user_id: id,
        timestamp: String(world.now().getTime()),
        tenant_key: "sandbox",
      }));
      return { data: { items, has_more: false } };
    });
  });
  router.patch("/open-apis/im/v1/messages/:id/urgent_app", async (ctx) => {
    const body = await jsonOf(ctx);
    answer(ctx, () => {
      const message = existing(world, ctx.params.id);
      const asked = Array.isArray(body.user_id_list) ? body.user_id_list.map(String) : [];
      const known = asked.filter((id) => world.accounts.some((one) => one.openId === id));
      if (known.length === 0)
        throw new ApiRefusal(230001, "Your request contains an invalid request parameter.");
      for (const id of known) message.urgentFor.add(id);
      world.counters.urgent += 1;
      touched(world, message);
      return { data: { invalid_user_id_list: asked.filter((id) => !known.includes(id)) } };
    });
  });
  router.post("/open-apis/interactive/v1/card/update", async (ctx) => {
    const body = await jsonOf(ctx);
    answer(ctx, () => {
      const token = String(body.token ?? "");
      const message = world.messages.find((one) => one.tokens.has(token));
      const pass = message?.tokens.get(token);
      if (!message || !pass || pass.until < world.now().getTime())
        throw new ApiRefusal(300030, "token expired");
      if (pass.left === 0) throw new ApiRefusal(300040, "token used up");
      pass.left -= 1;
      patchCard(world, message, JSON.stringify(body.card));
      return {};
    });
  });
}

/** A send whose answer gets lost: the message is there, the bot cannot know. */
function dropAnswer(world: World, ctx: Context): void {
  if (!world.faults.get("send-then-drop")) return;
  world.faults.set("send-then-drop", false);
  ctx.respond = false;
  ctx.req.socket.destroy();
}

function chatFor(world: World, ctx: Context, body: Record<string, unknown>): string {
  const id = String(body.receive_id ?? "");
  const chatId = ctx.query.receive_id_type === "chat_id" ? id : ids.single(id);
  if (!world.chats.has(chatId)) throw new ApiRefusal(230034, "The receive_id is invalid");
  return chatId;
}

function create(
  world: World,
  rates: { check: (key: string) => void },
  chatId: string,
  body: Record<string, unknown>,
  parent?: Message,
): Message {
  if (world.faults.get("fail-once")) {
    world.faults.set("fail-once", false);
    throw new ApiRefusal(1000, "internal error", 500);
  }
  if (world.faults.get("rate-limit"))
    throw new ApiRefusal(99991400, "request trigger frequency limit", 429, { "x-ogw-ratelimit-reset": "1" });
  const uuid = typeof body.uuid === "string" && body.uuid !== "" ? body.uuid : undefined;
  const before = uuid === undefined ? undefined : world.byUuid.get(uuid);
  // What a repeated uuid answers is not documented; we say the first message again.
  if (before && world.now().getTime() - before.at < HOUR_MS) return before.message;
  rates.check(`chat ${chatId}`);
  const content = String(body.content ?? "");
  const type = String(body.msg_type ?? "");
  const shown = shownAs(world, type, content);
  const message = addMessage(world, {
    chatId,
    from: { ...world.bot, kind: "bot" },
    content,
    ...shown,
    ...(uuid === undefined ? {} : { uuid }),
    ...(parent ? { replyTo: { messageId: parent.messageId, summary: summaryOf(parent) } } : {}),
  });
  world.counters.sent += 1;
  if (before) world.counters.duplicates += 1;
  if (uuid !== undefined) world.byUuid.set(uuid, { message, at: world.now().getTime() });
  tell(world, { kind: "chat", chatId });
  return message;
}

function shownAs(world: World, type: string, content: string): Pick<Message, "type"> & Partial<Message> {
  switch (type) {
    case "text":
      return { type: "text", text: textIn(content) };
    case "interactive":
      return { type: "interactive", card: cardIn(world, content) };
    case "file": {
      const key = (JSON.parse(content) as { file_key?: string }).file_key ?? "";
      const file = world.files.get(key);
      if (!file) throw new ApiRefusal(230001, "file_key is invalid");
      return {
        type: "file",
        file: { name: file.name, size: file.bytes.length, url: `/sandbox/files/${key}` },
      };
    }
    default:
      throw new ApiRefusal(230001, `msg_type ${type} is not in this stand-in`);
  }
}

function textIn(content: string): string {
  const text = (JSON.parse(content) as { text?: unknown }).text;
  if (typeof text !== "string" || text === "") throw new ApiRefusal(230001, "content is invalid");
  return text;
}

/** The card of a content string, checked as strictly as we know how. */
export function cardIn(world: World, content: string): Record<string, unknown> {
  let card: unknown;
  try {
    card = JSON.parse(content);
  } catch {
    throw new ApiRefusal(
      230099,
      "Failed to create card content, ext=ErrCode: 200621; ErrMsg: parse card json err; ",
    );
  }
  const fault = world.faults.get("refuse-cards")
    ? {
        code: 230099,
        msg: "Failed to create card content, ext=ErrCode: 200621; ErrPath: ROOT; ErrMsg: refused on demand; ",
      }
    : checkCard(card, Buffer.byteLength(content));
  if (fault) {
    world.counters.refused += 1;
    throw new ApiRefusal(fault.code, fault.msg);
  }
  return card as Record<string, unknown>;
}

function patchCard(world: World, message: Message, content: string): void {
  if (message.type !== "interactive") throw new ApiRefusal(230001, "only cards can be patched");
  if (message.recalled) throw new ApiRefusal(230011, "The message was recalled");
  if (isExpired(world, message)) throw new ApiRefusal(230031, "The message is too old to be updated");
  if (message.locked)
    throw new ApiRefusal(
      230099,
      "Failed to update card content, ext=ErrCode: 11310; ErrMsg: card action is lock; ",
    );
  message.card = cardIn(world, content);
  message.content = content;
  message.updated = true;
  world.counters.patches += 1;
  touched(world, message);
}

function existing(world: World, id: string | undefined): Message {
  const message = world.byId.get(id ?? "");
  if (!message) throw new ApiRefusal(99992354, "The request you send is not a valid {message_id}");
  return message;
}

const told = (world: World, message: Message): object => ({
  message_id: message.messageId,
  msg_type: message.type,
  create_time: String(Date.parse(message.at)),
  update_time: String(world.now().getTime()),
  deleted: message.recalled,
  updated: message.updated,
  chat_id: message.chatId,
  ...(message.replyTo ? { root_id: message.replyTo.messageId, parent_id: message.replyTo.messageId } : {}),
  sender:
    message.from.kind === "bot"
      ? { id: world.options.appId, id_type: "app_id", sender_type: "app", tenant_key: "sandbox" }
      : { id: message.from.openId, id_type: "open_id", sender_type: "user", tenant_key: "sandbox" },
  body: { content: message.content },
});

export const summaryOf = (message: Message): string => {
  if (message.recalled) return "消息已撤回";
  if (message.type === "interactive") {
    const summary = (message.card?.config as { summary?: { content?: string } } | undefined)?.summary
      ?.content;
    const title = (message.card?.header as { title?: { content?: string } } | undefined)?.title?.content;
    return summary ?? title ?? "[卡片]";
  }
  if (message.type === "file") return `[文件] ${message.file?.name ?? ""}`;
  return message.text ?? "";
};
