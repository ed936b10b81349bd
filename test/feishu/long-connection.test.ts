import { createServer } from "node:http";
import { afterEach, expect, test, vi } from "vitest";
import { type WebSocket, WebSocketServer } from "ws";
import type { Incoming } from "../../src/domain/incoming.ts";
import type { Accept } from "../../src/feishu/intake.ts";
import { createLongConnection, type LongConnectionDeps } from "../../src/feishu/long-connection.ts";
import { decodeFrame, encodeFrame, type Frame } from "./frames.ts";
import { close, keptLog, listen } from "./loopback.ts";
import { APP_ID, BOT, event, MESSAGE, message, NOW, PRESS, press } from "./wire.ts";

const SECRET = "s3cret-of-the-app-0123456789";
const closing: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const end of closing.splice(0).reverse()) await end();
});

interface Ack {
  code: number;
  data?: string;
}

/** The platform's end: hands out an address, waits for the first ping, pushes events, hears acknowledgements. */
async function platform(endpoint?: () => { status?: number; body: unknown } | null, mute = false) {
  const asked: unknown[] = [];
  const sockets: WebSocket[] = [];
  const waiting = new Map<string, (ack: Ack) => void>();
  let pings = 0;
  let serial = 0;
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    asked.push(JSON.parse(Buffer.concat(chunks).toString("utf8")));
    const ours = endpoint?.();
    response.writeHead(ours?.status ?? 200, { "content-type": "application/json" });
    response.end(JSON.stringify(ours?.body ?? connectAnswer()));
  });
  const port = await listen(server);
  const config = { ReconnectCount: -1, ReconnectInterval: 120, ReconnectNonce: 30, PingInterval: 120 };
  const URL = `ws://127.0.0.1:${port}/ws/v2?fpid=493&device_id=7000123&access_key=key-of-the-line&service_id=33&ticket=tick-et`;
  const connectAnswer = () => ({ code: 0, msg: "", data: { URL, ClientConfig: config } });
  const upgrade = new WebSocketServer({ server });
  upgrade.on("connection", (socket) => {
    sockets.push(socket);
    socket.on("message", (data: Buffer) => {
      const frame = decodeFrame(data);
      if (frame.headers.type === "ping") {
        pings += 1;
        if (mute) return;
        socket.send(
          encodeFrame({ ...frame, headers: { type: "pong" }, payload: Buffer.from(JSON.stringify(config)) }),
        );
      } else {
        waiting.get(frame.headers.message_id ?? "")?.(JSON.parse(frame.payload.toString("utf8")) as Ack);
      }
    });
  });
  closing.push(async () => {
    for (const socket of sockets) socket.terminate();
    upgrade.close();
    await close(server);
  });

  /** Pushes an event, in several frames when `pieces` > 1, and resolves with its acknowledgement. */
  function push(body: unknown, pieces = 1): Promise<Ack> {
    const whole = Buffer.from(JSON.stringify(body));
    const messageId = `m${++serial}`;
    const size = Math.ceil(whole.length / pieces);
    for (let seq = 0; seq < pieces; seq++) {
      const headers = {
        type: "event",
        message_id: messageId,
        sum: String(pieces),
        seq: String(seq),
        trace_id: "t",
        timestamp: "0",
      };
      const frame: Frame = {
        method: 1,
        service: 33,
        headers,
        payload: whole.subarray(seq * size, (seq + 1) * size),
      };
      sockets.at(-1)?.send(encodeFrame(frame));
    }
    return new Promise((resolve) => waiting.set(messageId, resolve));
  }
  return { domain: `http://127.0.0.1:${port}`, asked, sockets, push, pings: () => pings };
}

function connection(domain: string, accept?: Accept, more: Partial<LongConnectionDeps> = {}) {
  const accepted: { incoming: Incoming; raw: string }[] = [];
  const { log, lines } = keptLog();
  const line = createLongConnection({
    appId: APP_ID,
    appSecret: SECRET,
    domain,
    botOpenId: () => BOT,
    now: () => NOW,
    log,
    watchMs: 10,
    accept: async (incoming, raw) => {
      accepted.push({ incoming, raw });
      return (await accept?.(incoming, raw)) ?? {};
    },
    ...more,
  });
  closing.push(() => line.stop());
  line.start();
  return { line, accepted, lines };
}

const connected = (line: { status(): { state: string } }) =>
  vi.waitFor(() => expect(line.status().state).toBe("connected"), { timeout: 3000, interval: 5 });
const dataOf = (ack: Ack): unknown => JSON.parse(Buffer.from(ack.data ?? "", "base64").toString("utf8"));
const said = event(MESSAGE, message({ text: "帮助" }));

test("an event comes as it would by the webhook and is acknowledged with an object", async () => {
  const { domain, push, asked, pings } = await platform();
  const { line, accepted, lines } = connection(domain);
  await connected(line);
  await vi.waitFor(() => expect(pings()).toBe(1));
  const ack = await push(said);
  expect([ack.code, dataOf(ack)]).toEqual([200, {}]);
  expect(asked).toEqual([{ AppID: APP_ID, AppSecret: SECRET }]);
  expect(accepted[0]?.incoming).toMatchObject({
    type: "message",
    text: "帮助",
    eventId: "ev1",
    messageId: "om_1",
  });
  expect(JSON.parse(accepted[0]?.raw ?? "")).toMatchObject({
    header: { event_id: "ev1" },
    event: { message: { chat_id: "oc_1" } },
  });
  expect(lines().join()).not.toMatch(new RegExp(`${SECRET}|key-of-the-line|tick-et`));
});

test("a press is answered with card and toast, whichever way the line cut it", async () => {
  const answer = {
    toast: { type: "success", content: "已确认" },
    card: { schema: "2.0" },
  } as const;
  const { domain, push } = await platform();
  const { line, accepted } = connection(domain, async () => answer);
  await connected(line);
  expect(dataOf(await push(event(PRESS, press()), 7))).toEqual({
    toast: answer.toast,
    card: { type: "raw", data: answer.card },
  });
  // The token of the card, which the SDK would let hide that of the header.
  expect(accepted[0]?.incoming).toMatchObject({
    type: "press",
    token: "c-295ee57216a5dc9de90fefd0aadb4b1d7d",
  });
});

test("a press without an answer still gets an object, a failed one a toast", async () => {
  const { domain, push } = await platform();
  const { line } = connection(domain, async (incoming) => {
    if (incoming.eventId === "bad") throw new Error("no such draw");
    return {};
  });
  await connected(line);
  expect(dataOf(await push(event(PRESS, press())))).toEqual({});
  expect(dataOf(await push(event(PRESS, press(), { event_id: "bad" })))).toMatchObject({
    toast: { type: "error" },
  });
});

test("an event that cannot be stored is acknowledged with 500, so that it comes again", async () => {
  const { domain, push } = await platform();
  const { line } = connection(domain, async () => {
    throw new Error("disk full");
  });
  await connected(line);
  expect((await push(said)).code).toBe(500);
});

test("what is for another app, malformed, poisoned or unused goes nowhere", async () => {
  const { domain, push } = await platform();
  const { line, accepted } = connection(domain);
  await connected(line);
  const poisoned = JSON.parse(
    JSON.stringify(said).replace('"tenant_key":"t"', '"__proto__":{"polluted":1}'),
  ) as unknown;
  const unused = event("im.message.message_read_v1", {});
  const foreign = event(MESSAGE, message({ text: "x" }), { app_id: "cli_other" });
  for (const body of [foreign, event(MESSAGE, {}), { a: 1 }, poisoned, unused]) {
    expect(dataOf(await push(body))).toEqual({});
  }
  expect(accepted).toEqual([]);
});

test("a cut line is opened again, and events come through it", async () => {
  const { domain, push, sockets } = await platform();
  const { line, accepted } = connection(domain);
  await connected(line);
  sockets[0]?.terminate();
  await vi.waitFor(() => expect(sockets).toHaveLength(2), { timeout: 3000 });
  await connected(line);
  expect((await push(said)).code).toBe(200);
  expect(accepted).toHaveLength(1);
});

test.each([
  ["refuses our credentials", { body: { code: 514, msg: "auth failed", data: {} } }],
  ["refuses without data", { body: { code: 514, msg: "auth failed" } }],
  ["has an inner fault", { status: 500, body: { code: 1000040343, msg: "internal" } }],
  ["answers with nonsense", { body: "<html>" }],
])("a platform that %s is asked again until it agrees, and no secret is logged", async (_name, ill) => {
  let times = 0;
  const { domain, asked } = await platform(() => (++times <= 3 ? ill : null));
  const { line, lines } = connection(domain);
  expect(line.status().state).not.toBe("connected");
  await connected(line);
  expect(asked).toHaveLength(4);
  expect(lines().join()).not.toContain(SECRET);
});

test("a bot started before its platform finds it soon", async () => {
  const first = await platform();
  const port = Number(new URL(first.domain).port);
  for (const end of closing.splice(0)) await end();
  const { line } = connection(first.domain);
  await vi.waitFor(() => expect(line.status().state).toBe("waiting"));
  const late = createServer((_request, response) => response.end("{}"));
  let found = false;
  late.on("request", () => {
    found = true;
  });
  await new Promise<void>((resolve) => late.listen(port, "127.0.0.1", resolve));
  closing.push(() => close(late));
  await vi.waitFor(() => expect(found).toBe(true), { timeout: 3000 });
});

test("a line that is open but dead is given up", async () => {
  const { domain, sockets } = await platform(undefined, true);
  const { line } = connection(domain, undefined, { pongSeconds: 0.05 });
  await connected(line);
  await vi.waitFor(() => expect(sockets.length).toBeGreaterThan(1), { timeout: 3000 });
});

test("stopped, it stays stopped", async () => {
  const { domain, sockets, asked } = await platform();
  const { line } = connection(domain);
  await connected(line);
  line.stop();
  expect(line.status().state).toBe("stopped");
  await vi.waitFor(() => expect(sockets[0]?.readyState).toBe(3));
  expect(asked).toHaveLength(1);
});

test("it says that it is connected when it is, not at the next look", async () => {
  const { domain, pings } = await platform();
  const { line } = connection(domain, undefined, { watchMs: 60_000 });
  await connected(line);
  await vi.waitFor(() => expect(pings()).toBe(1));
});

test("an app id that is none is told at once, since the SDK would say nothing", () => {
  expect(() => connection("http://127.0.0.1:1", undefined, { appId: "cli_test_app" })).toThrow(
    "feishu.appId",
  );
});
