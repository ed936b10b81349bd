import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import Koa, { type Middleware } from "koa";
import { apiMiddleware } from "./api.ts";
import { jsonOf } from "./body.ts";
import { findButton, type Path } from "./card-find.ts";
import { createDelivery, type Delivery } from "./delivery.ts";
import { ids } from "./ids.ts";
import type { SandboxOptions } from "./options.ts";
import { pageMiddleware } from "./page-routes.ts";
import * as people from "./people.ts";
import { press } from "./press.ts";
import { clientConfig, socketTransport, socketUrl, webhookTransport } from "./transport.ts";
import type { MessageView, Press, PressAnswer } from "./view.ts";
import { messageView } from "./views.ts";
import { type Account, type Counters, messagesOf, openWorld, tell, type World } from "./world.ts";

export type { SandboxOptions } from "./options.ts";

/** The stand-in as a test or a parent holds it. */
export interface Sandbox {
  port: number;
  url: string;
  bot: { openId: string; name: string };
  counters: Counters;
  latencies: number[];
  people: () => Account[];
  person: (name: string) => Account;
  /** chat_id of a group by name. */
  group: (name: string) => string;
  /** chat_id of somebody's single chat with the bot. */
  p2p: (openId: string) => string;
  say: (as: string, chatId: string, text: string, options?: people.SayOptions) => void;
  file: (as: string, chatId: string, name: string, bytes: Buffer) => void;
  press: (given: Press) => Promise<PressAnswer>;
  menu: (as: string, eventKey: string) => void;
  enter: (as: string) => void;
  messages: (chatId: string) => MessageView[];
  findButton: (card: unknown, label: string, nth?: number) => Path | null;
  /** Re-evaluates on every change until it gives something; rejects after the time limit, naming `what`. */
  waitFor: <T>(probe: () => T | null | undefined | false, timeoutMs: number, what: string) => Promise<T>;
  /** Events the bot has not taken yet. */
  pending: () => number;
  online: () => boolean;
  fault: (id: string, on: boolean) => void;
  setEventUrl: (url: string) => void;
  /** The clock moved: the page is told. */
  clockMoved: () => void;
  close: () => Promise<void>;
}

const SOCKET_PATH = "/ws/v2";

export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const world = openWorld(options, options.nowFn ?? (() => new Date()));
  let eventUrl = options.eventUrl ?? "";
  const koa = new Koa();
  koa.silent = true;
  const server = createServer();
  const wake: { up: () => void } = { up: () => {} };
  const transport =
    options.transport === "websocket"
      ? socketTransport(world, server, SOCKET_PATH, () => wake.up())
      : webhookTransport(world, () => eventUrl);
  const delivery = createDelivery(world, transport);
  wake.up = delivery.wake;

  for (const middleware of [
    localOnly,
    endpoint(world, () => port()),
    ...apiMiddleware(world),
    ...pageMiddleware(world, delivery, transport.online),
  ]) {
    koa.use(middleware);
  }
  people.announceGroups(world, delivery);
  server.on("request", koa.callback());
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port, options.host, resolve);
  });
  const port = (): number => (server.address() as AddressInfo).port;

  return {
    port: port(),
    url: `http://127.0.0.1:${port()}`,
    ...hands(world, delivery),
    online: transport.online,
    setEventUrl(url) {
      eventUrl = url;
      delivery.wake();
    },
    async close() {
      delivery.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function hands(
  world: World,
  delivery: Delivery,
): Omit<Sandbox, "port" | "url" | "online" | "setEventUrl" | "close"> {
  return {
    bot: world.bot,
    counters: world.counters,
    latencies: world.latencies,
    people: () => world.accounts,
    person(name) {
      const found = world.accounts.find((one) => one.name === name);
      if (!found) throw new Error(`nobody is called ${name}`);
      return found;
    },
    group: (name) => ids.group(name),
    p2p: (openId) => ids.single(openId),
    say: (as, chatId, text, options) => void people.say(world, delivery, as, chatId, text, options),
    file: (as, chatId, name, bytes) => void people.dropFile(world, delivery, as, chatId, name, bytes),
    press: (given) => press(world, delivery, given),
    menu: (as, eventKey) => people.menu(world, delivery, as, eventKey),
    enter: (as) => void people.enter(world, delivery, as),
    messages: (chatId) => messagesOf(world, chatId).map((message) => messageView(world, message, "")),
    findButton,
    pending: () => delivery.pending(),
    fault: (id, on) => void world.faults.set(id, on),
    clockMoved: () => tell(world, { kind: "clock" }),
    waitFor: (probe, timeoutMs, what) => waitFor(world, probe, timeoutMs, what),
  };
}

function waitFor<T>(
  world: World,
  probe: () => T | null | undefined | false,
  timeoutMs: number,
  what: string,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      const found = probe();
      if (found === null || found === undefined || found === false) return;
      done();
      resolve(found);
    };
    const timer = setTimeout(() => {
      done();
      reject(new Error(`waited in vain for ${what}`));
    }, timeoutMs);
    const done = (): void => {
      clearTimeout(timer);
      world.listeners.delete(look);
    };
    world.listeners.add(look);
    look();
  });
}

/** A page of another site must not be able to reach this by a name that points here. */
const localOnly: Middleware = (ctx, next) => {
  if (/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(ctx.get("host"))) return next();
  ctx.status = 421;
  ctx.body = "this stand-in answers on loopback only";
  return Promise.resolve();
};

/** Where the long connection's client asks for its address. Errors carry `data: {}`: without it the SDK would retry for ever. */
function endpoint(world: World, port: () => number): Middleware {
  return async (ctx, next) => {
    if (ctx.path !== "/callback/ws/endpoint" || ctx.method !== "POST") return next();
    const { AppID, AppSecret } = await jsonOf(ctx);
    const known = AppID === world.options.appId && AppSecret === world.options.appSecret;
    ctx.body = known
      ? { code: 0, msg: "", data: { URL: socketUrl(port(), SOCKET_PATH), ClientConfig: clientConfig } }
      : { code: 514, msg: "auth failed", data: {} };
  };
}
