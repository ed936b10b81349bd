import type { ActOf } from "../../../cards/acts.ts";
import { commitDraw } from "../../flows/commit-draw.ts";
import { contribute } from "../../flows/contribute.ts";
import { isRefusal, refuse } from "../../flows/ctx.ts";
import { voidDraw } from "../../flows/void-draw.ts";
import type { ActHandler } from "../act.ts";

export const due: ActHandler<{ act: "draw.due" } | { act: "draw.back" }> = {
  permission: "draw.organise",
  run: async () => ({ become: { card: "draw-due" } }),
};

export const prepare: ActHandler<ActOf<"draw.prepare">> = {
  permission: "draw.organise",
  run: async (ctx, act) => ({ become: { card: "draw-prepare", entryId: act.entryId, by: ctx.by.id } }),
};

export const commit: ActHandler<ActOf<"draw.commit">> = {
  permission: "draw.organise",
  async run(ctx, act, press) {
    const asked = await ctx.tx.outbox.byMessage(press.messageId);
    if (asked?.page.card === "draw-prepare" && asked.page.by !== ctx.by.id)
      return refuse("draw.preparedByOther");
    const { batch, witnesses, deadline } = act.form;
    const chatId = asked?.chatId ?? press.chatId;
    const done = await commitDraw(ctx, {
      entryId: act.entryId,
      batch,
      witnessIds: witnesses,
      deadline: new Date(deadline),
      chatId,
    });
    if (isRefusal(done)) return done;
    return {
      become: { card: "draw-ceremony", drawId: done.draw.id },
      toast: "名单和规则已锁定，请见证人依次提交数字。",
    };
  },
};

export const open: ActHandler<ActOf<"draw.open">> = {
  async run(ctx, act, press) {
    const draw = await ctx.tx.draws.byId(act.drawId);
    if (!draw) return refuse("draw.unknown", { draw: act.drawId });
    const page = { card: "draw-ceremony" as const, drawId: draw.id };
    // On a notice or a list of one's own it must not take the place of what the card is for.
    const asked = await ctx.tx.outbox.byMessage(press.messageId);
    const onDrawCard = asked !== null && ["draw-due", "draw-list", "draw-prepare"].includes(asked.page.card);
    return onDrawCard ? { become: page } : { say: page, toast: "抽取卡片已发到您的单聊。", tone: "info" };
  },
};

export const contribution: ActHandler<ActOf<"draw.contribute">> = {
  async run(ctx, act) {
    const done = await contribute(ctx, { drawId: act.drawId, ...act.form });
    if (isRefusal(done)) return done;
    return { toast: done.revealed ? "数字已收齐，抽取完成。" : "已提交，谢谢见证。" };
  },
};

export const giveUp: ActHandler<ActOf<"draw.void">> = {
  permission: "draw.organise",
  async run(ctx, act) {
    const done = await voidDraw(ctx, { drawId: act.drawId, reason: act.form.reason });
    return isRefusal(done) ? done : { toast: "这次抽取已作废，记录保留。" };
  },
};

export const list: ActHandler<ActOf<"draw.list">> = {
  run: async (_ctx, act) => ({ become: { card: "draw-list", drawId: act.drawId, page: act.page } }),
};
