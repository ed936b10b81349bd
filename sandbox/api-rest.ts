import type Router from "koa-router";
import { jsonOf, multipartOf } from "./body.ts";
import { ids } from "./ids.ts";
import { ApiRefusal, answer } from "./refusal.ts";
import { type Account, account, type World } from "./world.ts";

const TOKEN_SECONDS = 7200;

/** Tokens, the bot itself, files, chats and contacts. */
export function restRoutes(router: Router, world: World): void {
  router.post("/open-apis/auth/v3/tenant_access_token/internal", async (ctx) => {
    const body = await jsonOf(ctx);
    answer(ctx, () => {
      const { appId, appSecret } = world.options;
      if (body.app_id !== appId || body.app_secret !== appSecret)
        throw new ApiRefusal(10014, "app secret invalid", 200);
      const token = ids.token();
      world.tokens.set(token, Date.now() + TOKEN_SECONDS * 1000);
      return { tenant_access_token: token, expire: TOKEN_SECONDS };
    });
  });
  router.get("/open-apis/bot/v3/info", (ctx) => {
    answer(ctx, () => ({
      bot: {
        activate_status: 2,
        app_name: world.bot.name,
        avatar_url: "",
        ip_white_list: [],
        open_id: world.bot.openId,
      },
    }));
  });
  fileRoutes(router, world);
  chatRoutes(router, world);
  contactRoutes(router, world);
}

function fileRoutes(router: Router, world: World): void {
  for (const [path, kind] of [
    ["files", "file"],
    ["images", "image"],
  ] as const) {
    router.post(`/open-apis/im/v1/${path}`, async (ctx) => {
      const parts = await multipartOf(ctx);
      answer(ctx, () => {
        const part = parts.find((one) => one.name === kind);
        if (!part || part.bytes.length === 0) throw new ApiRefusal(234010, "File's size can't be 0.");
        const name =
          parts.find((one) => one.name === "file_name")?.bytes.toString("utf8") ?? part.filename ?? "file";
        const key = kind === "file" ? ids.file() : ids.image();
        world.files.set(key, { name, bytes: part.bytes });
        return { data: { [`${kind}_key`]: key } };
      });
    });
  }
  router.get("/open-apis/im/v1/messages/:id/resources/:key", (ctx) => {
    const file = world.files.get(ctx.params.key ?? "");
    const fits = file !== undefined && file.messageId === ctx.params.id;
    answer(ctx, () => {
      if (!fits) throw new ApiRefusal(234003, "File not in msg.");
      return {};
    });
    if (!fits) return;
    ctx.type = "application/octet-stream";
    ctx.body = file.bytes;
  });
}

function chatRoutes(router: Router, world: World): void {
  const existing = (id: string | undefined) => {
    const chat = world.chats.get(id ?? "");
    if (!chat) throw new ApiRefusal(230002, "The bot can not be outside the group.");
    return chat;
  };
  router.get("/open-apis/im/v1/chats", (ctx) => {
    answer(ctx, () => ({
      data: {
        items: [...world.chats.values()]
          .filter((chat) => chat.kind === "group")
          .map((chat) => ({ chat_id: chat.chatId, name: chat.name })),
        has_more: false,
      },
    }));
  });
  router.get("/open-apis/im/v1/chats/:id", (ctx) => {
    answer(ctx, () => {
      const chat = existing(ctx.params.id);
      return {
        data: {
          name: chat.name,
          chat_mode: chat.kind,
          chat_type: "private",
          chat_status: "normal",
          user_count: String(chat.members.length),
          bot_count: "1",
          external: false,
        },
      };
    });
  });
  router.get("/open-apis/im/v1/chats/:id/members", (ctx) => {
    answer(ctx, () => {
      const members = existing(ctx.params.id).members.map((id) => ({
        member_id_type: "open_id",
        member_id: id,
        name: account(world, id)?.name ?? "",
        tenant_key: "sandbox",
      }));
      return { data: { items: members, has_more: false, member_total: members.length } };
    });
  });
}

function contactRoutes(router: Router, world: World): void {
  const user = (one: Account) => ({
    open_id: one.openId,
    union_id: ids.union(one.openId),
    name: one.name,
    mobile: one.mobile,
    email: one.email,
    status: { is_frozen: false, is_resigned: false, is_activated: true, is_exited: false, is_unjoin: false },
  });
  router.post("/open-apis/contact/v3/users/batch_get_id", async (ctx) => {
    const body = await jsonOf(ctx);
    answer(ctx, () => {
      const found = (key: "mobile" | "email", values: unknown) =>
        (Array.isArray(values) ? values.map(String) : []).map((value) => {
          const one = world.accounts.find((who) => who[key] === value);
          return { [key]: value, ...(one ? { user_id: one.openId } : {}) };
        });
      const list = [...found("mobile", body.mobiles), ...found("email", body.emails)];
      if (list.length > 100) throw new ApiRefusal(40001, "too many contacts in one call");
      return { data: { user_list: list } };
    });
  });
  router.get("/open-apis/contact/v3/users/batch", (ctx) => {
    answer(ctx, () => {
      const asked = [ctx.query.user_ids ?? []].flat();
      return { data: { items: world.accounts.filter((one) => asked.includes(one.openId)).map(user) } };
    });
  });
  router.get("/open-apis/contact/v3/users/:id", (ctx) => {
    answer(ctx, () => {
      const one = account(world, ctx.params.id ?? "");
      if (!one) throw new ApiRefusal(99992351, "The request you send is not a valid {open_id}");
      return { data: { user: user(one) } };
    });
  });
}
