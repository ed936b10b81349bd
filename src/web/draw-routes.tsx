import type { Context, Next } from "koa";
import Router from "koa-router";
import type { PublicDraw } from "../flows/read-public-draw.ts";
import { answer, answerHtml, answerPage } from "./answers.ts";
import { drawEvents } from "./draw-events.ts";
import { drawIdIn } from "./draw-id.ts";
import { drawReader, type SeenDraw } from "./draw-reader.ts";
import { guarded } from "./headers.ts";
import { ServedHead } from "./pages/document.tsx";
import { type ListedDraw, listPage } from "./pages/draw-list.tsx";
import { liveFragment, livePage } from "./pages/live.tsx";
import { notFoundPage, unavailablePage } from "./pages/message.tsx";
import { savedPage } from "./pages/saved.tsx";
import { storyPage } from "./pages/story.tsx";
import { bundleName } from "./place.ts";
import { type PublicName, publicFiles } from "./public-files.ts";

export interface DrawPagesDeps {
  /** What anybody may see of a draw now; null: there is none. */
  readDraw: (drawId: string) => Promise<PublicDraw | null>;
  listDraws: () => Promise<ListedDraw[]>;
  /** A short string that changes whenever what readDraw tells changes (cheap to ask); null: no such draw. */
  versionOf: (drawId: string) => Promise<string | null>;
  /** Whether the pages of 公示 are open to everybody. */
  pagesOpen: () => Promise<boolean>;
  bureau: string;
  publicUrl: string;
  now: () => Date;
  log: { warn(facts: object, text: string): void };
  /** Where `dist/public` and `docs` lie; the package's folder unless a test says otherwise. */
  folder?: string;
}

/** The public pages of draws. `close` ends the streams of those who follow one, before the server stops. */
export type DrawRoutes = Router & { close: () => void };

export function drawRoutes(deps: DrawPagesDeps): DrawRoutes {
  const { bureau, log, now } = deps;
  const place = { bureau, publicUrl: deps.publicUrl.replace(/\/+$/, "") };
  const read = drawReader(deps);
  const events = drawEvents(deps);
  const file = publicFiles(deps.folder);
  const router = new Router({ prefix: "/draws" });

  const notFound = (ctx: Context) => answerPage(ctx, 404, notFoundPage(place));

  /** Answers with what `show` makes of the draw that the address names. */
  const draw = (show: (ctx: Context, seen: SeenDraw) => unknown) => async (ctx: Context) => {
    const drawId = drawIdIn(ctx.params);
    const seen = drawId === null ? null : await read(drawId);
    if (seen) await show(ctx, seen);
    else notFound(ctx);
  };

  const send = async (ctx: Context, name: string, save: boolean) => {
    const found = await file(name);
    if (!found) return notFound(ctx);
    if (save) ctx.attachment(name);
    answer(ctx, found.type, found.text, found.etag);
  };

  router.use(guarded);
  router.use(async (ctx: Context, next: Next) => {
    try {
      await next();
    } catch (fault) {
      log.warn({ fault, path: ctx.path }, "a public page could not be made");
      answerPage(ctx, 503, unavailablePage(place));
    }
  });

  router.get("/", async (ctx) =>
    answerHtml(ctx, listPage(await deps.listDraws(), place, await deps.pagesOpen())),
  );
  // Before the draws: these names could be ids.
  router.get("/verify.mjs", (ctx) => send(ctx, "verify.mjs", true));
  router.get("/bundle.schema.json", (ctx) => send(ctx, "draw-bundle.schema.json", true));
  router.get("/assets/:name", (ctx) => send(ctx, ctx.params.name ?? "", false));

  router.get(
    "/:drawId",
    draw((ctx, seen) => {
      const head = <ServedHead place={place} style="draw.css" script="draw.js" />;
      answerHtml(ctx, storyPage({ seen, place, now: now(), head, saved: false }));
    }),
  );
  router.get(
    "/:drawId/public.json",
    draw((ctx, { draw: { drawId, bundle } }) => {
      if (bundle === null) return notFound(ctx);
      ctx.attachment(bundleName(drawId));
      answer(ctx, "application/json; charset=utf-8", bundle);
    }),
  );
  router.get(
    "/:drawId/saved.html",
    draw(async (ctx, seen) => {
      const text = async (name: PublicName) => (await file(name))?.text ?? "";
      const style = await text("draw.css");
      const scripts = [await text("verify-browser.js"), await text("draw.js")].filter((code) => code !== "");
      ctx.attachment(`${seen.draw.drawId}.html`);
      answerHtml(ctx, savedPage(seen, place, now(), { style, scripts }));
    }),
  );
  router.get(
    "/:drawId/live",
    draw((ctx, seen) => answerPage(ctx, 200, livePage(seen, place, now()))),
  );
  router.get(
    "/:drawId/live/fragment",
    draw((ctx, seen) => answerPage(ctx, 200, liveFragment(seen, now()))),
  );
  router.get("/:drawId/events", async (ctx) => {
    const drawId = drawIdIn(ctx.params);
    const version = drawId === null ? null : await deps.versionOf(drawId);
    if (drawId === null || version === null) return notFound(ctx);
    ctx.set("Cache-Control", "no-store");
    if (ctx.method === "HEAD") {
      ctx.type = "text/event-stream";
      ctx.status = 200;
      return;
    }
    const stream = events.follow(drawId, version);
    if (!stream) {
      ctx.set("Retry-After", "30");
      ctx.status = 503;
      ctx.body = "同时观看的人太多，请稍后再试。";
      return;
    }
    ctx.type = "text/event-stream; charset=utf-8";
    // nginx would hold events back until a buffer is full.
    ctx.set("X-Accel-Buffering", "no");
    ctx.status = 200;
    // Koa would take every visitor who leaves for a fault (ERR_STREAM_PREMATURE_CLOSE), and a compressor hold events back.
    ctx.respond = false;
    ctx.res.once("close", () => stream.destroy());
    stream.pipe(ctx.res);
  });
  router.get("/{*rest}", notFound);

  return Object.assign(router, { close: events.close });
}
