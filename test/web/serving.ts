import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import Koa from "koa";
import type { PublicDraw } from "../../src/flows/read-public-draw.ts";
import { type DrawPagesDeps, type DrawRoutes, drawRoutes } from "../../src/web/draw-routes.tsx";

/** Tuesday noon in China. */
export const noon = new Date("2026-11-24T04:00:00.000Z");

export interface ServedDraws {
  /** Without a slash at the end. */
  url: string;
  routes: DrawRoutes;
  /** What is served now; change it as you like. */
  draws: Map<string, PublicDraw>;
  /** What was logged, and what Koa itself complained of. */
  warnings: string[];
  /** How many answers the asker did not wait for. */
  left: () => number;
  stop: () => Promise<void>;
}

/** The public pages on a port of their own, over the draws of a map. */
export async function serveDraws(
  draws: Map<string, PublicDraw>,
  options: Partial<DrawPagesDeps> = {},
): Promise<ServedDraws> {
  const warnings: string[] = [];
  const koa = new Koa();
  koa.silent = true;
  koa.on("error", (fault) => warnings.push(String(fault)));
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const routes = drawRoutes({
    readDraw: async (drawId) => draws.get(drawId) ?? null,
    listDraws: async () =>
      [...draws].map(([drawId, { name, batch, state, committedAt }]) => ({
        drawId,
        name,
        batch,
        state,
        committedAt,
      })),
    versionOf: async (drawId) => {
      const draw = draws.get(drawId);
      return draw
        ? `${draw.state}-${draw.witnesses.filter(({ given }) => given).length}-${draw.after.length}`
        : null;
    },
    pagesOpen: async () => false,
    bureau: "示例县教育局",
    publicUrl: url,
    now: () => noon,
    log: { warn: (_facts, text) => void warnings.push(text) },
    ...options,
  });
  koa.use(routes.routes());
  let left = 0;
  server.on("request", (_request, response) => {
    response.once("close", () => {
      if (!response.writableFinished) left += 1;
    });
  });
  server.on("request", koa.callback());
  return {
    url,
    routes,
    draws,
    warnings,
    left: () => left,
    async stop() {
      routes.close();
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeIdleConnections();
      });
    },
  };
}
