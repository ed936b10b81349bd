import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { decodeFrame, encodeFrame } from "../../sandbox/frames.ts";
import { type Sandbox, startSandbox } from "../../sandbox/start.ts";
import { decrypted, encrypted } from "../../sandbox/wire-crypto.ts";
import { createFeishu, type Feishu } from "../../src/feishu/client.ts";
import { createLog } from "../../src/log.ts";
import { county } from "../stories/county.ts";

describe("the wire's own arithmetic", () => {
  it("opens the platform's published example", () => {
    expect(decrypted("P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk=", "test key")).toBe("hello world");
    expect(decrypted(encrypted("见证", "k"), "k")).toBe("见证");
  });

  it("writes frames that it reads, required fields of zero included", () => {
    const frame = {
      seq: 0,
      log: 300,
      service: 33554678,
      method: 1,
      headers: { type: "event", 名: "值" },
      payload: randomBytes(300),
    };
    const bytes = encodeFrame(frame);
    expect(bytes.subarray(0, 2)).toEqual(Buffer.from([8, 0]));
    expect(decodeFrame(bytes)).toEqual(frame);
  });
});

describe("the stand-in, asked by the bot's own client", () => {
  let sandbox: Sandbox;
  let feishu: Feishu;
  const card = {
    schema: "2.0",
    header: { title: { tag: "plain_text", content: "题" } },
    body: { elements: [{ tag: "markdown", content: "x" }] },
  };
  beforeEach(async () => {
    sandbox = await startSandbox({
      port: 0,
      host: "127.0.0.1",
      appId: "cli_0123456789abcdef",
      appSecret: "s",
      transport: "webhook",
      tenant: "县",
      bot: "助手",
      people: [{ name: "甲", mobile: "19900000001", email: "a@example.cn", label: "双随机办", title: "" }],
      groups: [{ name: "群", members: ["19900000001"] }],
      commands: [],
      menu: [],
      clockSteps: [],
      hints: [],
    });
    feishu = createFeishu({
      appId: "cli_0123456789abcdef",
      appSecret: "s",
      domain: sandbox.url,
      log: createLog({ level: "silent" }),
    });
  });
  afterEach(() => sandbox.close());

  it("finds accounts by mobile, keeps one message a uuid, and gives files back", async () => {
    const [person] = sandbox.people();
    const found = await feishu.usersByContact({ mobiles: ["19900000001", "19900000009"], emails: [] });
    expect([...found]).toEqual([["19900000001", person?.openId]]);
    const to = { chat: sandbox.group("群") };
    const first = await feishu.send({ to, uuid: "u-1", card });
    expect(await feishu.send({ to, uuid: "u-1", card })).toEqual(first);
    expect(sandbox.counters).toMatchObject({ sent: 1, duplicates: 0 });
  });

  it("refuses what the platform refuses, in the platform's codes", async () => {
    const to = { chat: sandbox.group("群") };
    await expect(feishu.send({ to: { chat: "oc_none" }, uuid: "u", card })).rejects.toMatchObject({
      code: 230034,
      kind: "user",
    });
    await expect(feishu.send({ to, uuid: "u", card: { ...card, sparkle: 1 } })).rejects.toMatchObject({
      code: 230099,
      kind: "card",
    });
    sandbox.fault("refuse-cards", true);
    await expect(feishu.send({ to, uuid: "u2", card })).rejects.toMatchObject({ code: 230099, kind: "card" });
    sandbox.fault("refuse-cards", false);
    for (let n = 0; n < 3; n += 1) await feishu.send({ to, uuid: `v-${n}`, card });
    await expect(feishu.send({ to, uuid: "v-9", card })).rejects.toMatchObject({
      code: 230020,
      kind: "rate",
    });
  });

  it("lets a revoked token be renewed without anybody noticing", async () => {
    await feishu.warmUp();
    sandbox.fault("revoke-tokens", true);
    await expect(feishu.botInfo()).resolves.toMatchObject({ name: "助手" });
  });
});

describe("trouble on the way", () => {
  it("doubles nothing when events are delivered twice and the answer to a send is lost", async () => {
    const stage = await county({ transport: "websocket" });
    stage.sandbox.fault("duplicate-delivery", true);
    stage.sandbox.fault("send-then-drop", true);
    const clerk = stage.actor("双随机办");
    await clerk.says("帮助");
    await stage.settled();
    expect(clerk.cards("双随机助手")).toHaveLength(1);
    expect(stage.sandbox.counters.duplicates).toBe(0);
    await stage.end();
  });

  it("says as text what is refused as a card, and shows the client's code when an answer is lost", async () => {
    const stage = await county({ transport: "websocket" });
    const clerk = stage.actor("双随机办");
    stage.sandbox.fault("refuse-cards", true);
    await clerk.says("帮助");
    const said = stage.sandbox
      .messages(stage.sandbox.p2p(clerk.openId))
      .filter((message) => message.type === "text" && message.from.kind === "bot");
    expect(said.at(-1)?.text).toContain("双随机助手");
    stage.sandbox.fault("refuse-cards", false);
    await clerk.says("我的");
    const mine = await clerk.card("待办事项");
    stage.sandbox.fault("lost-answer", true);
    expect((await mine.press("去办理").catch(() => null))?.error?.code ?? 200341).toBe(200341);
    await stage.end();
  });
});
