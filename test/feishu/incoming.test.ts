import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { envelope } from "../../src/feishu/envelope.ts";
import { incomingOf } from "../../src/feishu/incoming-of.ts";
import { BOT, event, MESSAGE, mention, message, NOW, PRESS, press } from "./wire.ts";

const read = (type: string, body: unknown, header = {}) =>
  incomingOf(envelope.parse(event(type, body, header)), BOT, NOW);
const said = (text: string, mentions: unknown[] = []) => read(MESSAGE, message({ text }, { mentions }));

describe("a message", () => {
  test("has its sender, chat and moment", () => {
    expect(said("帮助")).toEqual({
      type: "message",
      eventId: "ev1",
      at: "2020-12-23T12:19:49.000Z",
      messageId: "om_1",
      chatId: "oc_1",
      chatKind: "group",
      openId: "ou_li",
      contentType: "text",
      text: "帮助",
      mentions: [],
      botMentioned: false,
    });
    expect(read(MESSAGE, message({ text: "帮助" }, { chat_type: "p2p" }))).toMatchObject({ chatKind: "p2p" });
  });

  test("loses our own mention and keeps the others apart, with who they are", () => {
    const mentions = [mention(1, BOT, "双随机助手"), mention(2, "ou_wang", "王芳")];
    expect(said("@_user_1绑定@_user_2王芳", mentions)).toMatchObject({
      text: "绑定 @_user_2 王芳",
      mentions: [{ key: "@_user_2", openId: "ou_wang", name: "王芳" }],
      botMentioned: true,
    });
  });

  test("mentions us only by our open_id: a namesake and @所有人 do not", () => {
    expect(said("@_user_1 帮助", [mention(1, "ou_other", "双随机助手")])).toMatchObject({
      botMentioned: false,
    });
    expect(said("@_all 帮助")).toMatchObject({ botMentioned: false, text: "@_all 帮助" });
  });

  test("mentions nobody while we do not know ourselves, though an id be empty", () => {
    const envelopeOf = envelope.parse(
      event(MESSAGE, message({ text: "@_user_1 x" }, { mentions: [mention(1, "", "某人")] })),
    );
    expect(incomingOf(envelopeOf, "", NOW)).toMatchObject({ botMentioned: false, mentions: [] });
  });

  test("with any number of people, tells each key from those it begins", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 25 }), fc.nat(), (count, pick) => {
        const bot = (pick % count) + 1;
        const everyone = Array.from({ length: count }, (_, n) =>
          mention(n + 1, n + 1 === bot ? BOT : `ou_${n + 1}`, "某"),
        );
        const text = everyone.map(({ key }) => key).join("");
        const others = everyone.filter(({ id }) => id.open_id !== BOT);
        expect(said(text, everyone)).toMatchObject({
          text: others.map(({ key }) => key).join(" "),
          mentions: others.map(({ key, id }) => ({ key, openId: id.open_id })),
          botMentioned: true,
        });
      }),
    );
  });

  test("as a post is its title and lines, mentions in place", () => {
    const content = {
      title: "通知",
      content: [
        [
          { tag: "at", user_id: "@_user_1", user_name: "" },
          { tag: "text", text: " 绑定 ", style: ["bold"] },
          { tag: "at", user_id: "@_user_2" },
        ],
        [{ tag: "img", image_key: "img_1" }],
        [{ tag: "a", href: "https://example.org", text: "王芳" }],
      ],
    };
    const mentions = [mention(1, BOT, "双随机助手"), mention(2, "ou_wang", "王芳")];
    expect(read(MESSAGE, message(content, { message_type: "post", mentions }))).toMatchObject({
      contentType: "post",
      text: "通知\n绑定 @_user_2\n王芳",
      botMentioned: true,
    });
  });

  test("as a file has key and name and no words", () => {
    const content = { file_key: "file_v3_1", file_name: "名录.xlsx" };
    expect(read(MESSAGE, message(content, { message_type: "file" }))).toMatchObject({
      text: "",
      file: { key: "file_v3_1", name: "名录.xlsx" },
    });
  });

  test("as an image, or with content nobody can read, has no words and is still told", () => {
    const image = read(MESSAGE, message({ image_key: "img_1" }, { message_type: "image" }));
    expect(image).toMatchObject({ type: "message", contentType: "image", text: "" });
    expect(image).not.toHaveProperty("file");
    expect(read(MESSAGE, message("", { content: "{" }))).toMatchObject({ type: "message", text: "" });
  });

  test("of another bot is nothing", () => {
    const theirs = { ...message({ text: "你好" }), sender: { sender_type: "bot", sender_id: null } };
    expect(read(MESSAGE, theirs)).toBe("nothing");
  });
});

describe("a press", () => {
  test("has who, where and what; its moment comes in microseconds", () => {
    const got = read(PRESS, press({ name: "Button_1" }), { create_time: "1603977298000000" });
    expect(got).toEqual({
      type: "press",
      eventId: "ev1",
      at: "2020-10-29T13:14:58.000Z",
      openId: "ou_li",
      messageId: "om_card",
      chatId: "oc_1",
      value: { act: "confirm" },
      name: "Button_1",
      token: "c-295ee57216a5dc9de90fefd0aadb4b1d7d",
    });
  });

  test("keeps a form's fields of every kind and drops what is null", () => {
    const form = {
      reason: "亲属",
      people: ["ou_a", "ou_b"],
      agree: true,
      empty: "",
      none: [],
      nothing: null,
      count: 3,
    };
    expect(read(PRESS, press({ form_value: form }))).toMatchObject({
      form: { reason: "亲属", people: ["ou_a", "ou_b"], agree: true, empty: "", none: [], count: "3" },
    });
    expect(read(PRESS, press({ form_value: { nothing: null } }))).toMatchObject({ form: {} });
  });

  test("of a select tells what was chosen", () => {
    expect(read(PRESS, press({ tag: "select_static", option: "batch-2" }))).toMatchObject({
      option: "batch-2",
    });
  });

  test("needs no chat, value, union id or user id", () => {
    const bare = {
      operator: { open_id: "ou_li" },
      action: { tag: "button" },
      context: { open_message_id: "om_card" },
    };
    expect(read(PRESS, bare)).toMatchObject({ type: "press", chatId: "", value: {} });
  });

  test("without its presser or card is malformed", () => {
    expect(read(PRESS, { ...press(), operator: {} })).toBe("malformed");
    expect(read(PRESS, { ...press(), context: {} })).toBe("malformed");
  });
});

const operator_id = { open_id: "ou_li", union_id: "on_li" };
test.each([
  [
    "application.bot.menu_v6",
    { operator: { operator_name: "李", operator_id }, event_key: "mine", timestamp: 1 },
    { type: "menu", openId: "ou_li", key: "mine" },
  ],
  [
    "im.chat.access_event.bot_p2p_chat_entered_v1",
    { chat_id: "oc_1", operator_id },
    { type: "entered", openId: "ou_li", chatId: "oc_1" },
  ],
  [
    "im.chat.member.bot.added_v1",
    { chat_id: "oc_1", operator_id, name: "双随机群" },
    { type: "joined", chatId: "oc_1", name: "双随机群", openId: "ou_li" },
  ],
  [
    "im.chat.member.bot.deleted_v1",
    { chat_id: "oc_1" },
    { type: "left", chatId: "oc_1", name: "", openId: "" },
  ],
  [
    "im.message.recalled_v1",
    { message_id: "om_1", chat_id: "oc_1", recall_type: "message_owner" },
    { type: "recalled", messageId: "om_1", chatId: "oc_1" },
  ],
])("%s", (type, body, told) => {
  expect(read(type, body)).toEqual({ eventId: "ev1", at: "2020-12-23T12:19:49.000Z", ...told });
  expect(read(type, {})).toBe("malformed");
});

test("an event without a moment of its own takes that of its receipt", () => {
  for (const create_time of [undefined, "", "soon", "99999999999999999"]) {
    expect(read(MESSAGE, message({ text: "x" }), { create_time })).toMatchObject({ at: NOW.toISOString() });
  }
});
