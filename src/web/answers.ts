import type { Context } from "koa";
import { etagOf } from "./public-files.ts";

/** An answer that browsers may keep but have to ask about each time: what it tells may change at any moment. */
export function answer(ctx: Context, type: string, text: string, etag = etagOf(text)): void {
  ctx.status = 200;
  ctx.type = type;
  ctx.set("Cache-Control", "no-cache");
  ctx.set("ETag", etag);
  if (ctx.fresh) {
    ctx.status = 304;
    return;
  }
  ctx.body = text;
}

export const answerHtml = (ctx: Context, html: string): void => answer(ctx, "text/html; charset=utf-8", html);

/** A page that is never kept: what follows the clock, refusals, faults. */
export function answerPage(ctx: Context, status: number, html: string): void {
  ctx.status = status;
  ctx.type = "text/html; charset=utf-8";
  ctx.set("Cache-Control", "no-store");
  ctx.body = html;
}
