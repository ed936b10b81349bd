import { createServer, type Server } from "node:http";
import { connect } from "node:net";
import Koa from "koa";
import { afterEach, expect, test, vi } from "vitest";
import type { Incoming } from "../../src/domain/incoming.ts";
import type { Accept } from "../../src/feishu/intake.ts";
import { webhookRoutes } from "../../src/feishu/receive.ts";
import { close, keptLog, listen, postRaw, type RawAnswer } from "./loopback.ts";
import { APP_ID, BOT, event, KEY, MESSAGE, message, NOW, PRESS, press, seal, signed, TOKEN } from "./wire.ts";

const servers: Server[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map(close));
});

async function bot(accept?: Accept, pressLimitMs?: number) {
  const accepted: { incoming: Incoming; raw: string }[] = [];
  const { log, lines } = keptLog();
  const app = new Koa();
  app.on("error", () => undefined);
  const routes = webhookRoutes({
    appId: APP_ID,
    encryptKey: KEY,
    verificationToken: TOKEN,
    botOpenId: () => BOT,
    now: () => NOW,
    log,
    accept: async (incoming, raw) => {
      accepted.push({ incoming, raw });
      return (await accept?.(incoming, raw)) ?? {};
    },
    ...(pressLimitMs && { pressLimitMs }),
  });
  app.use(routes.routes()).use(routes.allowedMethods());
  const server = createServer(app.callback());
  servers.push(server);
  const port = await listen(server);
  const post = (headers: Record<string, string>, ...pieces: Buffer[]) =>
    postRaw(port, "/feishu/events", headers, pieces);
  return { accepted, lines, post, port };
}

const bytes = (value: unknown): Buffer =>
  Buffer.from(typeof value === "string" ? value : JSON.stringify(value));
const sealed = (value: unknown): Buffer => bytes({ encrypt: seal(JSON.stringify(value)) });
const said = event(MESSAGE, message({ text: "帮助" }));
const json = (answer: RawAnswer): unknown => JSON.parse(answer.body);

test("an encrypted, signed event is accepted and answered 200 with an object", async () => {
  const { post, accepted } = await bot();
  const body = sealed(said);
  const answer = await post(signed(body), body);
  expect(answer).toMatchObject({ status: 200, body: "{}" });
  expect(answer.type).toContain("application/json");
  expect(accepted[0]?.incoming).toMatchObject({
    type: "message",
    text: "帮助",
    openId: "ou_li",
    eventId: "ev1",
  });
});

test("the stored event does not hold the verification token", async () => {
  const { post, accepted } = await bot();
  const body = sealed(said);
  await post(signed(body), body);
  expect(JSON.parse(accepted[0]?.raw ?? "")).toMatchObject({ header: { event_id: "ev1" } });
  expect(accepted[0]?.raw).not.toContain(TOKEN);
});

test("a pretty-printed body is judged by its own bytes", async () => {
  const { post, accepted } = await bot();
  const body = Buffer.from(JSON.stringify({ encrypt: seal(JSON.stringify(said, null, 4)) }, null, "\t"));
  expect((await post(signed(body), body)).status).toBe(200);
  expect(accepted).toHaveLength(1);
});

test("a character cut in two on its way stays whole", async () => {
  const { post, accepted } = await bot();
  const body = bytes(event(MESSAGE, message({ text: "你好世界" })));
  const cut = body.indexOf(Buffer.from("好")) + 1;
  expect((await post(signed(body), body.subarray(0, cut), body.subarray(cut))).status).toBe(200);
  expect(accepted[0]?.incoming).toMatchObject({ text: "你好世界" });
});

const verification = { challenge: "ajls384kdjxxxx", token: TOKEN, type: "url_verification" };
const unsignedJson = { "content-type": "application/json" };

test("the address is verified without a signature, encrypted or not, but not without the token", async () => {
  const { post, accepted } = await bot();
  for (const body of [bytes(verification), sealed(verification)]) {
    const answer = await post(unsignedJson, body);
    expect(answer.status).toBe(200);
    expect(json(answer)).toEqual({ challenge: "ajls384kdjxxxx" });
  }
  expect((await post(unsignedJson, sealed({ ...verification, token: "another" }))).status).toBe(403);
  expect(accepted).toEqual([]);
});

const body = sealed(said);
const nested = (levels: number) =>
  bytes(JSON.stringify(said).replace('"tenant_key":"t"', `"x":${"[".repeat(levels)}${"]".repeat(levels)}`));
const changed = (header: Record<string, unknown>) => sealed(event(MESSAGE, message({ text: "x" }), header));
const foreign = bytes({ encrypt: seal(JSON.stringify(said), "k") });
const HOUR = 3_600_000;

const refused: [string, number, Record<string, string>, Buffer][] = [
  ["no signature", 401, unsignedJson, body],
  ["a signature over other bytes", 401, signed(bytes("{}")), body],
  ["a signature with another key", 401, signed(body, NOW, "another key"), body],
  ["a replay of yesterday", 401, signed(body, new Date(NOW.getTime() - 24 * HOUR)), body],
  ["a date of tomorrow", 401, signed(body, new Date(NOW.getTime() + 13 * HOUR)), body],
  ["an encryption with another key, unsigned", 401, unsignedJson, foreign],
  ["an encryption with another key, signed", 400, signed(foreign), foreign],
  ["another verification token", 403, signed(changed({ token: "another" })), changed({ token: "another" })],
  ["no verification token", 403, signed(changed({ token: undefined })), changed({ token: undefined })],
  ["another app", 403, signed(changed({ app_id: "cli_other" })), changed({ app_id: "cli_other" })],
  ["no JSON", 400, signed(bytes("{")), bytes("{")],
  ["an empty body", 400, signed(bytes("")), bytes("")],
  ["JSON nested deep", 400, signed(nested(100)), nested(100)],
  ["JSON nested without end", 400, signed(nested(200_000)), nested(200_000)],
  ["no event", 400, signed(bytes({ a: 1 })), bytes({ a: 1 })],
  ["a list", 400, signed(bytes([])), bytes([])],
  ["an old event", 400, signed(sealed({ ...said, schema: "1.0" })), sealed({ ...said, schema: "1.0" })],
  ["a message without a sender", 400, signed(sealed(event(MESSAGE, {}))), sealed(event(MESSAGE, {}))],
  [
    "a form as content type",
    400,
    { ...signed(body), "content-type": "application/x-www-form-urlencoded" },
    body,
  ],
];

for (const name of ["__proto__", "constructor", "prototype"]) {
  const poisoned = bytes(JSON.stringify(said).replace('"tenant_key":"t"', `"${name}":{"polluted":1}`));
  refused.push([`the key ${name}`, 400, signed(poisoned), poisoned]);
}

test.each(refused)(
  "%s is refused with %i, plainly, and one line in the log",
  async (_name, status, headers, request) => {
    const { post, accepted, lines } = await bot();
    const answer = await post(headers, request);
    expect(answer.status).toBe(status);
    expect(answer.type).toContain("text/plain");
    expect(accepted).toEqual([]);
    expect(lines()).toHaveLength(1);
    expect(lines()[0]).not.toContain(KEY);
    expect(lines()[0]).not.toContain(TOKEN);
    expect(JSON.parse(lines()[0] ?? "")).toMatchObject({ status, msg: "webhook request refused" });
  },
);

test("more than a megabyte is 413, with and without a length, and the sender hears it", async () => {
  const { post, accepted, lines } = await bot();
  const large = bytes({ encrypt: "a".repeat(3 * 1024 * 1024) });
  expect((await post(signed(large), large)).status).toBe(413);
  expect((await post({ ...signed(large), "content-length": String(large.length) }, large)).status).toBe(413);
  expect(accepted).toEqual([]);
  expect(lines()).toHaveLength(2);
});

test("a sender who breaks off leaves one line", async () => {
  const { port, lines, accepted } = await bot();
  const socket = connect(port, "127.0.0.1", () => {
    socket.write(
      "POST /feishu/events HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{",
    );
    setImmediate(() => socket.resetAndDestroy());
  });
  await vi.waitFor(() => expect(lines()).toHaveLength(1));
  expect(JSON.parse(lines()[0] ?? "")).toMatchObject({ reason: "brokenOff" });
  expect(accepted).toEqual([]);
});

test("other methods do not exist", async () => {
  const { port } = await bot();
  expect((await fetch(`http://127.0.0.1:${port}/feishu/events`)).status).toBe(405);
});

test("events of types we do not use and words of other bots are acknowledged and go nowhere", async () => {
  const { post, accepted } = await bot();
  const other = message({ text: "你好" });
  const ofBot = { ...other, sender: { ...other.sender, sender_type: "bot" } };
  for (const unused of [
    event("im.message.message_read_v1", {}),
    event("toString", {}),
    event(MESSAGE, ofBot),
  ]) {
    const request = sealed(unused);
    expect(await post(signed(request), request)).toMatchObject({ status: 200, body: "{}" });
  }
  expect(accepted).toEqual([]);
});

test("an event that cannot be stored is 500, so that the platform sends it again", async () => {
  const { post } = await bot(async () => {
    throw new Error("disk full");
  });
  expect((await post(signed(body), body)).status).toBe(500);
});

test.each(["encryptKey", "verificationToken"])("without its %s there is no address at all", (name) => {
  const accept: Accept = async () => ({});
  const deps = { appId: APP_ID, botOpenId: () => BOT, now: () => NOW, log: keptLog().log, accept };
  const keys = { encryptKey: KEY, verificationToken: TOKEN, [name]: "" };
  expect(() => webhookRoutes({ ...deps, ...keys })).toThrow("feishu.webhookKeys");
});

const pressed = sealed(event(PRESS, press()));

test("a press is answered with what it resolves to", async () => {
  const answer = {
    toast: { type: "success", content: "已确认" },
    card: { schema: "2.0" },
  } as const;
  const { post } = await bot(async () => answer);
  const got = await post(signed(pressed), pressed);
  expect(got.status).toBe(200);
  expect(json(got)).toEqual({ toast: answer.toast, card: { type: "raw", data: answer.card } });
});

test("a press without an answer is an object all the same", async () => {
  const { post } = await bot(async () => ({}));
  expect(await post(signed(pressed), pressed)).toMatchObject({ status: 200, body: "{}" });
});

test("a press that fails is 200 with a toast: nothing else reaches the person", async () => {
  const { post, lines } = await bot(() => {
    throw new Error("no such draw");
  });
  const got = await post(signed(pressed), pressed);
  expect(got.status).toBe(200);
  expect(json(got)).toMatchObject({ toast: { type: "error" } });
  expect(lines().join()).toContain("no such draw");
});

test("a press that takes too long is answered before the platform gives up, and may still fail later", async () => {
  let fail = (_error: Error) => {};
  const never = new Promise<never>((_resolve, reject) => {
    fail = reject;
  });
  const { post, lines } = await bot(() => never, 20);
  const got = await post(signed(pressed), pressed);
  expect(json(got)).toEqual({ toast: { type: "info", content: "正在处理，请稍候。" } });
  fail(new Error("too late"));
  await vi.waitFor(() => expect(lines().join()).toContain("too late"));
});
