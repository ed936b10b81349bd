import { createHash } from "node:crypto";
import Koa from "koa";
import type { Logger } from "pino";
import { plainText } from "../cards/kit-plain.ts";
import { converse } from "./bot/converse.ts";
import type { ReadSheet } from "./bot/deps.ts";
import { acceptor, inboxStep } from "./bot/inbox.ts";
import { render } from "./bot/render.ts";
import type { WorkCalendar } from "./domain/calendar.ts";
import type { Incoming, PressAnswer } from "./domain/incoming.ts";
import type { Feishu } from "./feishu/client.ts";
import { hashOfCard, startDelivery } from "./feishu/deliver.ts";
import { webhookRoutes } from "./feishu/receive.ts";
import { makeFile } from "./files.ts";
import type { Chance, Ctx } from "./flows/ctx.ts";
import { keepBureau } from "./flows/keep-bureau.ts";
import { keepDraws } from "./flows/keep-draws.ts";
import { keepLines, keepRegistry } from "./flows/keep-registry.ts";
import { openPlanDuties } from "./flows/open-plan-duties.ts";
import { openTrainingDuty } from "./flows/open-training-duty.ts";
import { answer, type Page } from "./flows/page.ts";
import type { Records } from "./flows/ports.ts";
import type { Drawing } from "./flows/ports-draws.ts";
import { remind } from "./flows/remind.ts";
import { alertOffice, tellChat, tellPeople } from "./flows/tell.ts";
import { createCheck } from "./import-check-thread.ts";
import { startImporting } from "./importing.ts";
import { startLoop } from "./loop.ts";
import type { OpenStore } from "./store/open.ts";
import { healthRoutes } from "./web/health.ts";
import { lazyRoutes, type Served } from "./web/lazy-routes.ts";

export interface AppDeps {
  store: OpenStore;
  feishu: Feishu;
  calendar: WorkCalendar;
  chance: Chance;
  now: () => Date;
  readSheet: ReadSheet;
  drawing: Drawing;
  /** Where browsers reach the public pages; null: there are none. */
  publicUrl: string | null;
  /** Whose pages they are. */
  bureau: string;
  log: Logger;
  /** Names this process in leases. */
  owner: string;
  appId: string;
  botOpenId: () => string;
  /** Set in webhook mode; without it the route does not exist. */
  webhook: { encryptKey: string; verificationToken: string } | null;
  /** Whether the long connection stands; null in webhook mode. */
  connected: (() => boolean) | null;
}

export interface App {
  koa: Koa;
  /** What both transports hand their events to. */
  accept: (incoming: Incoming) => Promise<PressAnswer>;
  /** Duties whose rung is due become notices; audit rows are sealed. Harmless to repeat. */
  tick: () => Promise<void>;
  /** Old finished events go. */
  tidy: () => Promise<void>;
  /** Whether the platform can reach us: always true in webhook mode. */
  connected: () => boolean;
  /** Resolves when inbox and outbox have nothing left that can be done now. */
  idle: () => Promise<void>;
  /** Ends the streams of those who follow a draw, so that the server can close. */
  leave: () => void;
  stop: () => Promise<void>;
}

/** The inbox keeps what it worked at least this long, so that a late repetition is known (feishu-protocol.md §4.3). */
const INBOX_KEPT_MS = 72 * 3600_000;
const SEAL_AT_ONCE = 500;
/** Rows of a roster, its header included. */
const MOST_ROWS = 100_001;

/** Puts the rooms together. Starts the loops, opens no port: main and the tests decide that. */
export function buildApp(deps: AppDeps): App {
  const { store, log, now } = deps;
  const ctxOf = (tx: Records): Ctx => ({
    tx,
    now: now(),
    chance: deps.chance,
    calendar: deps.calendar,
    pressed: null,
  });
  const draw = (page: Page, first: boolean) =>
    render({ tx: store.read, now: now(), calendar: deps.calendar, publicUrl: deps.publicUrl, first }, page);

  const delivery = startDelivery({
    store,
    feishu: deps.feishu,
    render: draw,
    file: (ref) => makeFile(store.read, ref),
    plainText,
    alert: (dest, what) => store.write((tx) => alertOffice(ctxOf(tx), `alert.${what}`, { dest })),
    now,
    owner: deps.owner,
    log,
  });

  const importing = startImporting({
    store,
    check: createCheck(),
    ctxOf,
    usersByContact: (wanted) => deps.feishu.usersByContact(wanted),
    poke: () => delivery.poke(),
    log,
    maxRows: MOST_ROWS,
  });
  const inboxDeps = {
    store,
    work: (incoming: Incoming) =>
      converse(
        {
          store,
          calendar: deps.calendar,
          chance: deps.chance,
          now,
          readSheet: deps.readSheet,
          checkImport: (importId, bytes) => importing.take(importId, bytes),
          drawing: deps.drawing,
          sha256,
          usersByContact: (wanted) => deps.feishu.usersByContact(wanted),
          nameOf: async (openId) => (await deps.feishu.user(openId).catch(() => null))?.name ?? null,
          download: (messageId, fileKey, most) => deps.feishu.download(messageId, fileKey, most),
          render: (page) => draw(page, false),
          shown: (messageId, card) => rememberShown(messageId, card),
        },
        incoming,
      ),
    giveUp: (incoming: Incoming) => store.write((tx) => sorry(ctxOf(tx), incoming)),
    poke: () => {
      delivery.poke();
      importing.poke();
    },
    now,
    log,
  };
  const rememberShown = (messageId: string, card: object) => {
    store
      .write((tx) => tx.delivery.shown(messageId, hashOfCard(card as Record<string, unknown>)))
      .catch((fault: unknown) => log.warn({ messageId, fault }, "could not note what a card shows"));
  };
  const inbox = startLoop({ name: "inbox", workers: 1, step: inboxStep(inboxDeps), log });
  const sealer = startLoop({
    name: "seal",
    workers: 1,
    step: async () => (await store.seal(SEAL_AT_ONCE)) > 0,
    log,
  });
  const take = acceptor(inboxDeps, () => inbox.poke());
  const accept: App["accept"] = async (incoming) => {
    // Without knowing who we are a mention cannot be told from talk: refused, so that it is sent again.
    if (deps.botOpenId() === "")
      throw Object.assign(new Error("our own open_id is not known yet"), { code: "bot.unknown" });
    return take(incoming);
  };

  const { publicUrl } = deps;
  const pages =
    publicUrl === null
      ? null
      : lazyRoutes("/draws", async () => (await import("./draw-pages.ts")).drawPages(deps, publicUrl));
  return {
    koa: web(deps, accept, pages),
    accept,
    async tick() {
      await store.write((tx) => keepBureau(tx, deps.bureau));
      await store.write((tx) => openPlanDuties(ctxOf(tx)));
      await store.write((tx) => openTrainingDuty(ctxOf(tx)));
      await keepDraws(store, ctxOf, now());
      await keepLines(store);
      await keepRegistry(store, ctxOf, now());
      await remind(store, ctxOf, now());
      delivery.poke();
    },
    async tidy() {
      await store.write((tx) => tx.inbox.prune(new Date(now().getTime() - INBOX_KEPT_MS)));
    },
    connected: () => deps.connected?.() ?? true,
    async idle() {
      await inbox.idle();
      await importing.idle();
      await delivery.idle();
    },
    leave: () => void pages?.close(),
    async stop() {
      await Promise.all([inbox.stop(), importing.stop(), delivery.stop(), sealer.stop()]);
    },
  };
}

const sha256 = (bytes: Uint8Array | string): string => createHash("sha256").update(bytes).digest("hex");

function web(deps: AppDeps, accept: App["accept"], pages: Pick<Served, "serve"> | null): Koa {
  const koa = new Koa();
  koa.silent = true;
  koa.on("error", (fault) => deps.log.warn({ fault }, "a web request failed"));
  koa.use(healthRoutes(deps).routes());
  if (pages) koa.use(pages.serve);
  const { publicUrl } = deps;
  if (publicUrl !== null) koa.use(publicationServer(deps, publicUrl));
  if (deps.webhook) {
    koa.use(
      webhookRoutes({
        ...deps.webhook,
        appId: deps.appId,
        botOpenId: deps.botOpenId,
        accept,
        now: deps.now,
        log: deps.log,
      }).routes(),
    );
  }
  return koa;
}

/** The pages of 公示, loaded with the first visitor. */
function publicationServer(deps: AppDeps, publicUrl: string): Koa.Middleware {
  let made: Promise<Served> | null = null;
  return async (ctx, next) => {
    if (!/^\/(items|plans|schemes|preview)(?=[/.]|$)/.test(ctx.path)) return next();
    made ??= import("./publication-pages.ts").then((room) => room.publicationPages(deps, publicUrl));
    return (await made).serve(ctx, next);
  };
}

/** An event that could not be worked after several tries: whoever asked is told, and so is the office. */
async function sorry(ctx: Ctx, incoming: Incoming): Promise<void> {
  if (incoming.type === "message") await tellChat(ctx, incoming.chatId, answer("alert.notDone"));
  else if ("openId" in incoming) {
    const person = await ctx.tx.people.byOpenId(incoming.openId);
    if (person) await tellPeople(ctx, [person], answer("alert.notDone"));
  }
  await alertOffice(ctx, "alert.eventFailed", { event: incoming.eventId });
}
