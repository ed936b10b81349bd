import { createServer } from "node:http";
import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { createFeishu, type Feishu } from "../../src/feishu/client.ts";
import { FeishuError } from "../../src/feishu/errors.ts";
import { type Answer, close, keptLog, listen, type Seen, startServer } from "./loopback.ts";
import { APP_ID } from "./wire.ts";

const SECRET = "s3cret-of-the-app-0123456789";
const TOKEN_PATH = "/open-apis/auth/v3/tenant_access_token/internal";
const MESSAGES = "/open-apis/im/v1/messages";
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((end) => end()));
});

/** A platform whose tokens are t-1, t-2, …; `answer` is for everything else. */
async function platform(
  answer: (seen: Seen) => Answer | Promise<Answer>,
  token?: () => Answer,
  timeoutMs = 300,
) {
  let issued = 0;
  const server = await startServer((seen) => {
    if (seen.path !== TOKEN_PATH) return answer(seen);
    if (token) return token();
    issued += 1;
    return { json: { code: 0, msg: "ok", tenant_access_token: `t-${issued}`, expire: 7200 } };
  });
  closing.push(server.close);
  const { log, lines } = keptLog();
  const feishu = createFeishu({ appId: APP_ID, appSecret: SECRET, domain: server.origin, log, timeoutMs });
  const calls = () => server.seen.filter(({ path }) => path !== TOKEN_PATH);
  const tokens = () => server.seen.length - calls().length;
  return { feishu, calls, tokens, lines, origin: server.origin };
}

const sent: Answer = { json: { code: 0, msg: "success", data: { message_id: "om_new", chat_id: "oc_1" } } };
const no = (code: number, status: number, more: Partial<Answer> & { msg?: string } = {}): Answer => ({
  status,
  json: { code, msg: more.msg ?? "no", error: { log_id: "log-1" } },
  headers: more.headers ?? {},
});
const say = (feishu: Feishu, uuid = "u-1") => feishu.send({ to: { chat: "oc_1" }, text: "您好", uuid });
const faultOf = (call: Promise<unknown>): Promise<FeishuError> =>
  call.then(
    () => Promise.reject(new Error("it went well")),
    (error: unknown) => (error instanceof FeishuError ? error : Promise.reject(error)),
  );
const bodyOf = (seen: Seen | undefined) => JSON.parse(seen?.body.toString("utf8") ?? "null");

test("a card goes to a chat or a person, a text as an answer; the uuid is the caller's", async () => {
  const { feishu, calls } = await platform(() => sent);
  const card = { schema: "2.0", body: { elements: [] } };
  expect(await feishu.send({ to: { chat: "oc_1" }, card, uuid: "u-1" })).toEqual({
    messageId: "om_new",
    chatId: "oc_1",
  });
  await feishu.send({ to: { user: "ou_li" }, card, uuid: "u-2" });
  await feishu.send({ to: { chat: "oc_1" }, text: "已登记", uuid: "u-3", replyTo: "om_1" });
  const [chat, user, reply] = calls();
  expect(chat?.query.get("receive_id_type")).toBe("chat_id");
  expect(bodyOf(chat)).toEqual({
    receive_id: "oc_1",
    msg_type: "interactive",
    content: JSON.stringify(card),
    uuid: "u-1",
  });
  expect(user?.query.get("receive_id_type")).toBe("open_id");
  expect(bodyOf(user)).toMatchObject({ receive_id: "ou_li", uuid: "u-2" });
  expect(reply?.path).toBe(`${MESSAGES}/om_1/reply`);
  expect(bodyOf(reply)).toEqual({
    msg_type: "text",
    content: JSON.stringify({ text: "已登记" }),
    uuid: "u-3",
  });
  expect(calls().map(({ headers }) => headers.authorization)).toEqual(Array(3).fill("Bearer t-1"));
});

test("no text, whatever somebody is called, holds a tag or a link", async () => {
  const { feishu, calls } = await platform(() => sent);
  const bits = fc.constantFrom('<at user_id="all">', "</at>", "<b>", "[x](https://evil)", "](", "<", "李");
  await fc.assert(
    fc.asyncProperty(
      fc.array(bits).map((parts) => parts.join("")),
      async (name) => {
        await feishu.send({ to: { chat: "oc_1" }, text: name, uuid: "u" });
        expect(JSON.parse(bodyOf(calls().at(-1)).content).text).not.toMatch(/<|\]\(/);
      },
    ),
    { numRuns: 30 },
  );
});

test("eight at once on a cold start ask for one token", async () => {
  const { feishu, calls, tokens } = await platform(() => sent);
  await Promise.all(Array.from({ length: 8 }, (_, n) => say(feishu, `u-${n}`)));
  expect([calls().length, tokens()]).toEqual([8, 1]);
});

test("after warming up no call waits for a token", async () => {
  const { feishu, tokens } = await platform(() => sent);
  await feishu.warmUp();
  expect(tokens()).toBe(1);
  await say(feishu);
  expect(tokens()).toBe(1);
});

test.each([200, 400])(
  "a token the platform forgot (HTTP %i) is fetched anew once, and the message sent again as it was",
  async (status) => {
    const { feishu, calls, tokens } = await platform(({ headers }) =>
      headers.authorization === "Bearer t-1" ? no(99991663, status) : sent,
    );
    expect(await say(feishu)).toEqual({ messageId: "om_new", chatId: "oc_1" });
    expect([calls().length, tokens()]).toEqual([2, 2]);
    expect(bodyOf(calls()[1])).toEqual(bodyOf(calls()[0]));
  },
);

test("many whose token is forgotten at once fetch one new token between them", async () => {
  const { feishu, tokens } = await platform(({ headers }) =>
    headers.authorization === "Bearer t-1" ? no(99991663, 400) : sent,
  );
  await feishu.warmUp();
  await Promise.all(Array.from({ length: 8 }, (_, n) => say(feishu, `u-${n}`)));
  expect(tokens()).toBe(2);
});

test("a token that is refused even when fresh is an error after the second attempt", async () => {
  const { feishu, calls } = await platform(() => no(99991663, 400));
  expect(await faultOf(say(feishu))).toMatchObject({
    kind: "auth",
    code: 99991663,
    httpStatus: 400,
    logId: "log-1",
  });
  expect(calls()).toHaveLength(2);
});

const LOCK = "Failed, ext=ErrCode: 11310; ErrMsg: card action is lock";
const ELEMENTS = "Failed, ext=ErrCode: 11310; ErrMsg: element exceeds the limit";
test.each([
  ["rate", no(230020, 400)],
  ["rate", no(230020, 200)],
  ["rate", { status: 429, json: {} }],
  ["rate", no(11232, 400)],
  ["busy", no(230049, 400)],
  ["busy", no(230099, 400, { msg: LOCK })],
  ["card", no(230099, 400, { msg: ELEMENTS })],
  ["card", no(230025, 400)],
  ["card", no(200621, 200)],
  ["gone", no(230011, 400)],
  ["gone", no(230110, 400)],
  ["gone", no(230002, 400)],
  ["gone", no(232009, 400)],
  ["user", no(230013, 400)],
  ["user", no(230029, 400)],
  ["user", no(230053, 400)],
  ["user", no(230034, 400)],
  ["auth", no(99991661, 400)],
  ["refused", no(230001, 400)],
  ["refused", no(99991672, 400)],
  ["refused", { status: 302, headers: { location: "http://127.0.0.1:1/" } }],
  ["ambiguous", { status: 502, json: "bad gateway" }],
  ["ambiguous", no(1, 500)],
  ["ambiguous", { status: 200, json: "a captive portal" }],
  ["ambiguous", { json: { code: 0, msg: "ok", data: {} } }],
  ["ambiguous", { reset: true }],
  ["ambiguous", { silent: true }],
] satisfies [string, Answer][])("%s: %j", async (kind, answer) => {
  const { feishu } = await platform(() => answer);
  expect(await faultOf(say(feishu))).toMatchObject({ kind });
});

test("a limit tells how long to wait", async () => {
  const headers = { "x-ogw-ratelimit-limit": "50", "x-ogw-ratelimit-reset": "7" };
  const { feishu } = await platform(() => no(99991400, 429, { headers }));
  expect(await faultOf(say(feishu))).toMatchObject({
    kind: "rate",
    code: 99991400,
    httpStatus: 429,
    retryAfterSeconds: 7,
  });
});

test("what is wrong with a card is told by its own code", async () => {
  const { feishu } = await platform(() =>
    no(230099, 400, { msg: "Failed, ext=ErrCode: 200550; ErrPath: ROOT" }),
  );
  expect(await faultOf(say(feishu))).toMatchObject({ kind: "card", code: 230099, subCode: 200550 });
});

test("an answer that comes drop by drop does not hold a call beyond its time", async () => {
  const server = createServer((_request, response) => {
    response.writeHead(200, { "content-type": "application/json" });
    const drip = setInterval(() => response.write(" "), 50);
    response.on("close", () => clearInterval(drip));
  });
  const domain = `http://127.0.0.1:${await listen(server)}`;
  closing.push(() => close(server));
  const feishu = createFeishu({
    appId: APP_ID,
    appSecret: SECRET,
    domain,
    log: keptLog().log,
    timeoutMs: 200,
  });
  expect(await faultOf(feishu.warmUp())).toMatchObject({ kind: "ambiguous" });
});

test("a platform that is not there was certainly not reached", async () => {
  const server = await startServer(() => ({}));
  await server.close();
  const feishu = createFeishu({
    appId: APP_ID,
    appSecret: SECRET,
    domain: server.origin,
    log: keptLog().log,
  });
  expect(await faultOf(say(feishu))).toMatchObject({ kind: "offline", httpStatus: 0 });
});

test.each([
  [
    "refused by the platform, which repeats what it was told",
    no(10003, 400, { msg: `invalid secret ${SECRET}` }),
  ],
  ["refused politely", no(10014, 200, { msg: SECRET })],
  ["answered with nothing", {}],
  ["cut off", { reset: true }],
  ["never answered", { silent: true }],
] satisfies [string, Answer][])(
  "a token request %s leaves no secret in log or error, and the next one is made anew",
  async (_name, answer) => {
    let ill = true;
    const { feishu, lines, tokens } = await platform(
      () => sent,
      () => (ill ? answer : { json: { code: 0, tenant_access_token: "t-token-0123456789", expire: 7200 } }),
    );
    const fault = await faultOf(say(feishu));
    expect(JSON.stringify([fault.message, fault.stack, fault])).not.toContain(SECRET);
    expect(fault.cause).toBeUndefined();
    ill = false;
    await say(feishu);
    expect(tokens()).toBe(2);
    expect(lines().join()).not.toContain(SECRET);
    expect(lines().join()).not.toContain("t-token-0123456789");
  },
);

test("a failed call leaves neither token nor text in the log", async () => {
  const { feishu, lines } = await platform(
    () => no(230001, 400),
    () => ({
      json: { code: 0, tenant_access_token: "t-token-0123456789", expire: 7200 },
    }),
  );
  await faultOf(feishu.send({ to: { user: "ou_li" }, text: "某某的举报", uuid: "u" }));
  expect(lines().join()).not.toMatch(/t-token-0123456789|某某|Bearer/);
});

test("a proxy in the environment is not asked", async () => {
  const proxy = await startServer(() => ({ status: 500 }));
  closing.push(proxy.close);
  const before = { ...process.env };
  Object.assign(process.env, {
    HTTP_PROXY: proxy.origin,
    http_proxy: proxy.origin,
    NO_PROXY: "",
    no_proxy: "",
  });
  try {
    const { feishu } = await platform(() => sent);
    await say(feishu);
  } finally {
    process.env = before;
  }
  expect(proxy.seen).toEqual([]);
});

test.each(["om_1/../../../x?y=1", "..", "om_1%2e", "om 1", "", "om_1?", "消息"])(
  "the id %j goes into no path",
  async (id) => {
    const { feishu, calls } = await platform(() => sent);
    const attempts = [
      feishu.patchCard(id, {}),
      feishu.urgent(id, ["ou_li"]),
      feishu.download(id, "file_1", 10),
      feishu.download("om_1", id, 10),
      feishu.chatMembers(id),
      feishu.user(id),
      feishu.send({ to: { chat: "oc_1" }, text: "x", uuid: "u", replyTo: id }),
    ];
    const faults = await Promise.all(attempts.map(faultOf));
    expect(faults.map(({ kind, code }) => `${kind} ${code}`)).toEqual(Array(7).fill("refused 0"));
    expect(calls()).toEqual([]);
  },
);

test("a card of ours is redrawn, and marked urgent", async () => {
  const { feishu, calls } = await platform(({ path }) =>
    path.endsWith("urgent_app")
      ? { json: { code: 0, data: { invalid_user_id_list: ["ou_gone"] } } }
      : { json: { code: 0, data: {} } },
  );
  await feishu.patchCard("om_1", { schema: "2.0" });
  expect(await feishu.urgent("om_1", ["ou_li", "ou_gone"])).toEqual(["ou_gone"]);
  const [patch, urgent] = calls();
  expect([patch?.method, patch?.path, bodyOf(patch)]).toEqual([
    "PATCH",
    `${MESSAGES}/om_1`,
    { content: '{"schema":"2.0"}' },
  ]);
  expect([urgent?.query.get("user_id_type"), bodyOf(urgent)]).toEqual([
    "open_id",
    { user_id_list: ["ou_li", "ou_gone"] },
  ]);
});

test("a file comes whole, and not a byte beyond what is allowed", async () => {
  const bytes = Buffer.alloc(300_000, "名录");
  const { feishu, calls } = await platform(() => ({ bytes }));
  expect((await feishu.download("om_1", "file_1", bytes.length)).equals(bytes)).toBe(true);
  expect(calls()[0]).toMatchObject({ path: `${MESSAGES}/om_1/resources/file_1` });
  expect(calls()[0]?.query.get("type")).toBe("file");
  expect(await faultOf(feishu.download("om_1", "file_1", bytes.length - 1))).toMatchObject({ kind: "size" });
});

test("a download's refusal comes as a stream and is read all the same", async () => {
  let asked = 0;
  const { feishu, tokens } = await platform(() => {
    asked += 1;
    return asked === 1 ? no(99991663, 400) : no(234004, 400);
  });
  expect(await faultOf(feishu.download("om_1", "file_1", 10))).toMatchObject({
    kind: "refused",
    code: 234004,
    logId: "log-1",
  });
  expect(tokens()).toBe(2);
});

test.each(["reset", "stall"] as const)("a download that ends half way (%s) is no file", async (end) => {
  const half: Answer = { bytes: Buffer.from("half"), headers: { "content-length": "4000" }, [end]: true };
  const { feishu } = await platform(() => half, undefined, 50);
  expect(await faultOf(feishu.download("om_1", "file_1", 9000))).toMatchObject({ kind: "ambiguous" });
});

test("a file is uploaded by its kind and name, and again after a forgotten token", async () => {
  const { feishu, calls } = await platform(({ headers }) =>
    headers.authorization === "Bearer t-1"
      ? no(99991663, 400)
      : { json: { code: 0, data: { file_key: "file_new" } } },
  );
  expect(await feishu.uploadFile("名录.xlsx", Buffer.from("bytes of a roster"))).toBe("file_new");
  const body = calls().at(-1)?.body.toString("utf8") ?? "";
  expect(body).toMatch(/name="file_type"\r\n\r\nxls\r\n/);
  expect(body).toContain("名录.xlsx");
  expect(body).toContain("bytes of a roster");
  expect(calls()).toHaveLength(2);
});

test("who we are stands under bot, not data", async () => {
  const { feishu } = await platform(() => ({
    json: { code: 0, msg: "ok", bot: { open_id: "ou_bot", app_name: "双随机助手" } },
  }));
  expect(await feishu.botInfo()).toEqual({ openId: "ou_bot", name: "双随机助手" });
});

test("members are read page by page", async () => {
  const { feishu, calls } = await platform(({ query }) => {
    const second = query.get("page_token") === "p2";
    const items = [{ member_id: second ? "ou_b" : "ou_a", name: second ? "乙" : "甲" }];
    return { json: { code: 0, data: { items, has_more: !second, page_token: second ? "" : "p2" } } };
  });
  expect(await feishu.chatMembers("oc_1")).toEqual([
    { openId: "ou_a", name: "甲" },
    { openId: "ou_b", name: "乙" },
  ]);
  expect(calls()).toHaveLength(2);
});

test("people are found by mobile or e-mail, fifty of each a call", async () => {
  const { feishu, calls } = await platform((seen) => {
    const { mobiles, emails } = bodyOf(seen) as { mobiles: string[]; emails: string[] };
    const found = mobiles.map((mobile) => ({ mobile, user_id: `ou_${mobile}` }));
    return { json: { code: 0, data: { user_list: [...found, ...emails.map((email) => ({ email }))] } } };
  });
  const mobiles = Array.from({ length: 120 }, (_, n) => String(13_800_000_000 + n));
  const found = await feishu.usersByContact({ mobiles, emails: ["nobody@example.org"] });
  expect(calls()).toHaveLength(3);
  expect(calls().every((seen) => bodyOf(seen).mobiles.length <= 50)).toBe(true);
  expect([...found.keys()]).toEqual(mobiles);
  expect(found.get("13800000119")).toBe("ou_13800000119");
  expect(await feishu.usersByContact({ mobiles: [], emails: [] })).toEqual(new Map());
});

test("a person's contact is told as far as the platform tells it", async () => {
  const { feishu } = await platform(() => ({
    json: { code: 0, data: { user: { name: "李", mobile: "+8613800000000", email: "" } } },
  }));
  expect(await feishu.user("ou_li")).toEqual({ name: "李", mobile: "+8613800000000" });
});

test("recent messages are asked for as they were sent, newest first", async () => {
  const item = {
    message_id: "om_1",
    create_time: "1608725989000",
    msg_type: "interactive",
    sender: { id: APP_ID },
    body: { content: "{}" },
  };
  const { feishu, calls } = await platform(() => ({
    json: { code: 0, data: { items: [item], has_more: false } },
  }));
  expect(await feishu.recentMessages("oc_1", new Date("2026-03-02T02:00:00.900Z"))).toEqual([
    {
      messageId: "om_1",
      at: "2020-12-23T12:19:49.000Z",
      senderId: APP_ID,
      contentType: "interactive",
      content: "{}",
    },
  ]);
  expect(Object.fromEntries(calls()[0]?.query ?? [])).toMatchObject({
    container_id: "oc_1",
    start_time: "1772416800",
    sort_type: "ByCreateTimeDesc",
    card_msg_content_type: "user_card_content",
  });
});
