import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Logger } from "pino";
import { migrate } from "../prisma/migrate.ts";
import { type App, buildApp } from "./app.ts";
import { startCron } from "./cron.ts";
import { chinaCalendar, dayOf, missingYears } from "./domain/calendar.ts";
import { createDrawing } from "./drawing.ts";
import { createFeishu, type Feishu } from "./feishu/client.ts";
import { createLongConnection } from "./feishu/long-connection.ts";
import type { Chance } from "./flows/ctx.ts";
import { enterAdmins } from "./flows/enter-admins.ts";
import { knowOurselves } from "./identity.ts";
import { readSheet } from "./papers/read-sheet.ts";
import { rehearse } from "./rehearse.ts";
import { type OpenStore, openStore } from "./store/open.ts";

export interface ServeOptions {
  databaseUrl: string;
  host: string;
  port: number;
  adminOpenIds: string[];
  appId: string;
  appSecret: string;
  /** Base URL of the open platform. */
  domain: string;
  /** Where browsers reach the public pages; null: there are none. `own`: at the port this listens on. */
  publicUrl: string | null | "own";
  /** Whose pages they are. */
  bureau: string;
  /** Null: long connection. */
  webhook: { encryptKey: string; verificationToken: string } | null;
  /** Without it nothing ticks by itself: tests and the demo step the clock. */
  cron: boolean;
  now: () => Date;
  chance: Chance;
  log: Logger;
}

export interface Serving {
  app: App;
  store: OpenStore;
  feishu: Feishu;
  port: number;
  /** Set when nobody is admin yet: what somebody must say to the bot to become it. */
  claimCode: string | null;
  stop: () => Promise<void>;
}

/** Rows of a table that is read while its event is worked; longer ones are read in the background. */
const MOST_ROWS = 2_001;

/** Brings the bot up: database, platform, web, loops, cron. Throws when the database or the port cannot be had. */
export async function serve(options: ServeOptions): Promise<Serving> {
  const { log, now, chance, appId, appSecret, domain } = options;
  const applied = await migrate(options.databaseUrl);
  if (applied.length > 0) log.info({ applied }, "database migrated");
  const store = await openStore(options.databaseUrl);
  const feishu = createFeishu({ appId, appSecret, domain, log });
  const connection = options.webhook
    ? null
    : createLongConnection({
        appId,
        appSecret,
        domain,
        log,
        now,
        botOpenId: () => identity.openId(),
        accept: (incoming) => app.accept(incoming),
      });
  // The port first: addresses of our own pages stand on cards. Until all is up the answer is to come back later.
  let handler: RequestListener = (_request, response) => response.writeHead(503).end();
  const server = await listen((request, response) => handler(request, response), options.host, options.port);
  const { port } = server.address() as AddressInfo;
  const app = buildApp({
    store,
    feishu,
    calendar: chinaCalendar,
    chance,
    now,
    drawing: createDrawing(),
    publicUrl: options.publicUrl === "own" ? `http://127.0.0.1:${port}` : options.publicUrl,
    bureau: options.bureau,
    readSheet: (bytes, name) => readSheet(bytes, name, { maxRows: MOST_ROWS }),
    log,
    owner: chance.id(),
    appId,
    botOpenId: () => identity.openId(),
    webhook: options.webhook,
    connected: connection ? () => connection.status().state === "connected" : null,
  });
  const claimCode = await enterAdmins(store, feishu, options.adminOpenIds, { now: now(), chance });
  const identity = await knowOurselves({ store, feishu, appId, log }, () => connection?.start());
  handler = app.koa.callback();
  const cron = options.cron ? startCron(jobs(app), log) : null;
  await rehearse(store, now());
  await app.tick();
  warnMissingYears(now(), log);
  return {
    app,
    store,
    feishu,
    port,
    claimCode,
    async stop() {
      identity.stop();
      await cron?.stop();
      await connection?.stop();
      app.leave();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      });
      await app.stop();
      await store.close();
    },
  };
}

const jobs = (app: App) => [
  { name: "duties", when: "* * * * *", run: () => app.tick() },
  { name: "tidy", when: "10 3 * * *", run: () => app.tidy() },
];

function listen(handler: RequestListener, host: string, port: number): Promise<Server> {
  const server = createServer(handler);
  server.requestTimeout = 10_000;
  server.headersTimeout = 5_000;
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => resolve(server));
  });
}

function warnMissingYears(now: Date, log: Logger): void {
  const today = dayOf(now);
  const soon = `${Number(today.slice(0, 4)) + 1}-01-31`;
  const missing = missingYears(chinaCalendar, today, soon);
  if (missing.length > 0)
    log.warn(
      { missing },
      "holiday notices not imported; working days of these years are counted Monday to Friday",
    );
}
