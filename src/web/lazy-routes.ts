import type { Middleware } from "koa";

/** Part of a site, and how to end what it keeps open. */
export interface Served {
  serve: Middleware;
  close: () => void;
}

/** Everything under `path`, loaded with the first visitor: a bot that nobody visits need not hold its pages in memory. */
export function lazyRoutes(
  path: string,
  load: () => Promise<Served>,
): { serve: Middleware; close: () => Promise<void> } {
  let made: Promise<Served> | null = null;
  return {
    async serve(ctx, next) {
      if (ctx.path !== path && !ctx.path.startsWith(`${path}/`)) return next();
      made ??= load();
      return (await made).serve(ctx, next);
    },
    async close() {
      if (made) (await made).close();
    },
  };
}
