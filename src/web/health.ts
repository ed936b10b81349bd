import Router from "koa-router";
import type { Store } from "../flows/ports.ts";

interface HealthDeps {
  store: Store & { longestMs: () => number };
  connected: (() => boolean) | null;
}

/** `/healthz`: the process lives. `/readyz`: database and long connection answer; 503 with what is missing otherwise. */
export function healthRoutes({ store, connected }: HealthDeps): Router {
  const router = new Router();
  router.get("/healthz", (ctx) => {
    ctx.body = { ok: true };
  });
  router.get("/readyz", async (ctx) => {
    const database = await store.read.inbox.counts().then(
      (counts) => counts,
      () => null,
    );
    const connection = connected === null || connected();
    ctx.status = database && connection ? 200 : 503;
    ctx.body = {
      ok: ctx.status === 200,
      database: database !== null,
      connection,
      inbox: database,
      // Since the last time somebody asked.
      longestTransactionMs: Math.round(store.longestMs()),
    };
  });
  return router;
}
