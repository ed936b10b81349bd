import Router from "koa-router";
import { z } from "zod";
import { answerPage } from "./answers.ts";
import { drawIdIn } from "./draw-id.ts";
import { guardedFor } from "./headers.ts";
import { messagePage } from "./pages/message.tsx";
import { type Place, rootOf } from "./place.ts";

export interface FullBundleDeps extends Place {
  /** The supervisors' bundle as JSON text, once for a key that is good; null for any other. */
  openFull: (drawId: string, key: string) => Promise<string | null>;
}

const query = z.object({ key: z.string().regex(/^[0-9a-f]{64}$/) });

/**
 * The supervisors' way to the full bundle, with the key that the bot sent to one of them. Whoever looks at the address (a
 * chat that previews links) spends nothing: only the button does.
 */
export function fullBundleRoutes(deps: FullBundleDeps): Router {
  const router = new Router({ prefix: "/draws" });
  router.use(guardedFor("'self'"));
  router.get("/:drawId/full", (ctx) => {
    const drawId = drawIdIn(ctx.params);
    const asked = query.safeParse(ctx.query);
    if (drawId === null || !asked.success)
      return answerPage(ctx, 404, page(deps, "网址不完整，请从双随机助手重新取得。"));
    const action = `${rootOf(deps)}/draws/${encodeURIComponent(drawId)}/full?key=${asked.data.key}`;
    answerPage(
      ctx,
      200,
      page(
        deps,
        `抽取 ${drawId} 的完整记录含信用风险分类、回避关系等内部信息，只供监督人员复算，请勿转发。`,
        action,
      ),
    );
  });
  router.post("/:drawId/full", async (ctx) => {
    const drawId = drawIdIn(ctx.params);
    const asked = query.safeParse(ctx.query);
    const text = drawId === null || !asked.success ? null : await deps.openFull(drawId, asked.data.key);
    if (text === null)
      return answerPage(ctx, 404, page(deps, "链接只能用一次，十分钟内有效。请在单聊里重新点“取完整记录”。"));
    ctx.attachment(`${drawId}.full.json`);
    ctx.set("Cache-Control", "no-store");
    ctx.type = "application/json; charset=utf-8";
    ctx.body = text;
  });
  return router;
}

const page = (place: Place, words: string, action?: string): string =>
  messagePage(
    place,
    "完整记录",
    words,
    action === undefined ? null : (
      <form method="post" action={action}>
        <button type="submit">下载完整记录</button>
      </form>
    ),
  );
