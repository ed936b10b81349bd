import type { Middleware } from "koa";
import type { PagesDeps } from "./draw-pages.ts";

export interface LazyPages {
  serve: Middleware;
  /** Ends the streams of those who follow a draw. */
  close: () => Promise<void>;
}

/** The public pages, loaded with the first visitor: a bot that nobody visits need not hold them in memory. */
export function lazyPages(deps: PagesDeps, publicUrl: string): LazyPages {
  let made: ReturnType<typeof load> | null = null;
  const load = async () => (await import("./draw-pages.ts")).drawPages(deps, publicUrl);
  return {
    async serve(ctx, next) {
      if (!/^\/draws(\/|$)/.test(ctx.path)) return next();
      made ??= load();
      const pages = await made;
      await pages.serve(ctx, next);
    },
    async close() {
      if (made) (await made).close();
    },
  };
}
