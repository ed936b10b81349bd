import { createHash } from "node:crypto";
import type { Logger } from "pino";
import { pagesPublic } from "./flows/open-pages.ts";
import type { Store } from "./flows/ports.ts";
import type { Drawing } from "./flows/ports-draws.ts";
import { readFullBundle } from "./flows/read-bundle.ts";
import { publicDraw, publicDraws, versionOfDraw } from "./public-draw.ts";
import { drawRoutes } from "./web/draw-routes.tsx";
import { fullBundleRoutes } from "./web/full-bundle.tsx";
import type { Served } from "./web/lazy-routes.ts";

export interface PagesDeps {
  store: Store;
  drawing: Drawing;
  bureau: string;
  now: () => Date;
  log: Logger;
}

/** Every page of draws over the records. */
export function drawPages(deps: PagesDeps, publicUrl: string): Served {
  const { store, drawing, bureau, now, log } = deps;
  const full = fullBundleRoutes({
    bureau,
    publicUrl,
    async openFull(drawId, key) {
      const hash = createHash("sha256").update(key).digest("hex");
      const by = await store.write((tx) => tx.draws.useLink(hash, drawId, now()));
      const draw = by === null ? null : await store.read.draws.byId(drawId);
      return draw && readFullBundle(store.read, drawing, draw);
    },
  });
  const pages = drawRoutes({
    readDraw: (drawId) => publicDraw(store.read, drawing, drawId),
    listDraws: () => publicDraws(store.read),
    versionOf: (drawId) => versionOfDraw(store.read, drawId),
    pagesOpen: () => pagesPublic(store.read),
    ...{ bureau, publicUrl, now, log },
  });
  const [first, rest] = [full.routes(), pages.routes()];
  return {
    serve: (ctx, next) => first(ctx as never, () => rest(ctx as never, next)),
    close: pages.close,
  };
}
