import { createReadStream, existsSync, statSync } from "node:fs";
import { join, normalize } from "node:path";
import { PassThrough } from "node:stream";
import type { Context, Middleware } from "koa";
import Router from "koa-router";
import { jsonOf, multipartOf } from "./body.ts";
import type { Delivery } from "./delivery.ts";
import * as people from "./people.ts";
import { press } from "./press.ts";
import { ApiRefusal } from "./refusal.ts";
import type { Press } from "./view.ts";
import { chatsOf, chatView, messageView, stateView } from "./views.ts";
import { account, type Change, messagesOf, tell, touched, type World } from "./world.ts";

const HEARTBEAT_MS = 15_000;

/** What the page asks for (view.ts). A refusal is HTTP 400 with the words the client would show. */
export function pageMiddleware(world: World, delivery: Delivery, online: () => boolean): Middleware[] {
  const router = new Router({ prefix: "/sandbox" });
  const asked = (ctx: Context): string => {
    const as = String(ctx.query.as ?? "");
    return account(world, as) ? as : (world.accounts[0]?.openId ?? "");
  };
  const text = (body: Record<string, unknown>, key: string): string => String(body[key] ?? "");

  router.get("/state", (ctx) => {
    ctx.body = stateView(world, asked(ctx), online());
  });
  router.get("/messages", (ctx) => {
    const all = messagesOf(world, String(ctx.query.chat ?? ""));
    const before = all.findIndex((message) => message.messageId === ctx.query.before);
    const until = before === -1 ? all.length : before;
    const from = Math.max(0, until - Math.min(200, Number(ctx.query.limit ?? 50)));
    ctx.body = {
      messages: all.slice(from, until).map((message) => messageView(world, message, asked(ctx))),
      more: from > 0,
    };
  });
  router.get("/events", (ctx) => {
    ctx.body = stream(ctx, world, asked(ctx), online);
  });
  router.post("/say", async (ctx) => {
    const body = await jsonOf(ctx);
    const mentions = Array.isArray(body.mentions) ? body.mentions.map(String) : [];
    const mentionBot = mentions.includes(world.bot.openId);
    const others = mentions.filter((id) => id !== world.bot.openId);
    const message = people.say(
      world,
      delivery,
      text(body, "as"),
      text(body, "chat"),
      withoutNames(world, text(body, "text"), mentions),
      { mentionBot, mentions: others },
    );
    ctx.body = messageView(world, message, text(body, "as"));
  });
  router.post("/file", async (ctx) => {
    const parts = await multipartOf(ctx);
    const part = (name: string) => parts.find((one) => one.name === name);
    const as = part("as")?.bytes.toString("utf8") ?? "";
    const file = part("file");
    if (!file) throw new ApiRefusal(400, "没有收到文件");
    const message = people.dropFile(
      world,
      delivery,
      as,
      part("chat")?.bytes.toString("utf8") ?? "",
      file.filename ?? "文件",
      file.bytes,
    );
    ctx.body = messageView(world, message, as);
  });
  router.post("/press", async (ctx) => {
    ctx.body = await press(world, delivery, (await jsonOf(ctx)) as unknown as Press);
  });
  router.post("/menu", async (ctx) => {
    const body = await jsonOf(ctx);
    people.menu(world, delivery, text(body, "as"), text(body, "eventKey"));
    ctx.body = {};
  });
  router.post("/enter", async (ctx) => {
    const as = text(await jsonOf(ctx), "as");
    ctx.body = chatView(world, people.enter(world, delivery, as), as);
  });
  router.post("/read", async (ctx) => {
    const body = await jsonOf(ctx);
    const as = text(body, "as");
    for (const message of messagesOf(world, text(body, "chat"))) {
      message.readBy.add(as);
      if (message.urgentFor.delete(as)) touched(world, message);
    }
    ctx.body = {};
  });
  router.post("/recall", async (ctx) => {
    const body = await jsonOf(ctx);
    people.recall(world, delivery, text(body, "as"), text(body, "messageId"));
    ctx.body = {};
  });
  router.post("/clock", async (ctx) => {
    const { onClockStep } = world.options;
    if (!onClockStep) {
      ctx.status = 404;
      return;
    }
    await onClockStep(text(await jsonOf(ctx), "step"));
    tell(world, { kind: "clock" });
    ctx.body = { now: world.now().toISOString() };
  });
  router.post("/fault", async (ctx) => {
    const body = await jsonOf(ctx);
    world.faults.set(text(body, "id"), body.on === true);
    tell(world, { kind: "other" });
    ctx.body = {};
  });
  router.get("/download/:id", (ctx) => {
    const file = [...world.files.values()].find((one) => one.messageId === ctx.params.id);
    download(ctx, file);
  });
  router.get("/files/:key", (ctx) => {
    download(ctx, world.files.get(ctx.params.key ?? ""));
  });
  return [refusals, router.routes() as Middleware, staticFiles(world.options.pageDir)];
}

function download(ctx: Context, file: { name: string; bytes: Buffer } | undefined): void {
  if (!file) {
    ctx.status = 404;
    return;
  }
  ctx.type = "application/octet-stream";
  ctx.set("Content-Disposition", `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`);
  ctx.body = file.bytes;
}

const refusals: Middleware = async (ctx, next) => {
  try {
    await next();
  } catch (fault) {
    if (!(fault instanceof ApiRefusal)) throw fault;
    ctx.status = 400;
    ctx.body = { code: fault.code, msg: fault.message };
  }
};

/** The page writes "@Name " for each mention into the text; on the wire they are keys before it. */
function withoutNames(world: World, text: string, mentions: string[]): string {
  let rest = text;
  for (const id of mentions) {
    const name = id === world.bot.openId ? world.bot.name : account(world, id)?.name;
    if (name !== undefined) rest = rest.replace(`@${name}`, "");
  }
  return rest.trim();
}

/** Server-sent events for one persona: what changed in the chats it sees. */
function stream(ctx: Context, world: World, as: string, online: () => boolean): PassThrough {
  const out = new PassThrough();
  const send = (event: string, data: object): void =>
    void out.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  const listen = (change: Change): void => {
    const chatId =
      change.kind === "message" ? change.message.chatId : change.kind === "chat" ? change.chatId : null;
    const chat = chatId === null ? null : chatsOf(world, as).find((one) => one.chatId === chatId);
    if (change.kind === "message" && chat) send("message", messageView(world, change.message, as));
    if (chat) send("chat", chatView(world, chat, as));
    if (change.kind === "clock") send("clock", { now: world.now().toISOString() });
    if (change.kind === "bot") send("bot", { online: online() });
  };
  world.listeners.add(listen);
  const heartbeat = setInterval(() => out.write(": here\n\n"), HEARTBEAT_MS);
  const end = (): void => {
    clearInterval(heartbeat);
    world.listeners.delete(listen);
    out.end();
  };
  ctx.req.on("close", end);
  ctx.set({
    "Content-Type": "text/event-stream; charset=utf-8",
    "Cache-Control": "no-cache",
    "X-Accel-Buffering": "no",
  });
  out.write(": welcome\n\n");
  return out;
}

const types: Record<string, string> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  svg: "image/svg+xml",
};

function staticFiles(dir: string | undefined): Middleware {
  return (ctx, next) => {
    if (dir === undefined || ctx.method !== "GET") return next();
    const name = ctx.path === "/" ? "index.html" : normalize(ctx.path).replace(/^([/\\]|\.\.)+/, "");
    const file = join(dir, name);
    const type = types[name.split(".").at(-1) ?? ""];
    if (type === undefined || !existsSync(file) || !statSync(file).isFile()) return next();
    ctx.set("Cache-Control", "no-cache");
    ctx.set(
      "Content-Security-Policy",
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'",
    );
    ctx.type = type;
    ctx.body = createReadStream(file);
    return Promise.resolve();
  };
}
