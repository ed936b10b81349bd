import type { ActOf } from "../../../cards/acts.ts";
import { commitDraw } from "../../flows/commit-draw.ts";
import { beforeContribution, contribute } from "../../flows/contribute.ts";
import { isRefusal, refuse } from "../../flows/ctx.ts";
import { beforePublicNumber, enterPublicNumber } from "../../flows/enter-public-number.ts";
import { type FrozenDraw, freezeDraw } from "../../flows/freeze-draw.ts";
import type { Page } from "../../flows/page.ts";
import { attestDraw, openFullLink, type Verification, verifyDraw } from "../../flows/verify-draw.ts";
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
  async prepare(deps, act, by) {
    const { batch, witnesses, deadline, source, period, untrained } = act.form;
    if ((source === "") !== (period === "")) return refuse("draw.halfStrict");
    const strict = source === "" ? null : { source, period };
    const asked = {
      entryId: act.entryId,
      batch,
      witnessIds: witnesses,
      deadline: new Date(deadline),
      strict,
      untrained,
    };
    return freezeDraw(deps, by, asked);
  },
  async run(ctx, _act, press, prepared) {
    const asked = await ctx.tx.outbox.byMessage(press.messageId);
    if (asked?.page.card === "draw-prepare" && asked.page.by !== ctx.by.id)
      return refuse("draw.preparedByOther");
    if (isRefusal(prepared)) return prepared;
    const done = await commitDraw(ctx, prepared as FrozenDraw, asked?.chatId ?? press.chatId);
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
  prepare: (deps, act, by) => beforeContribution(deps, by, { drawId: act.drawId, ...act.form }),
  async run(ctx, act, _press, prepared) {
    const computed = (prepared ?? null) as Awaited<ReturnType<typeof beforeContribution>>;
    const done = await contribute(ctx, { drawId: act.drawId, ...act.form }, computed);
    if (isRefusal(done)) return done;
    if (done.awaits !== null) return { toast: `数字已收齐，等待${done.awaits}的公开数。` };
    return { toast: done.revealed ? "数字已收齐，抽取完成。" : "已提交，谢谢见证。" };
  },
};

export const number: ActHandler<ActOf<"draw.number">> = {
  prepare: (deps, act, by) => beforePublicNumber(deps, by, { drawId: act.drawId, ...act.form }),
  async run(ctx, act, _press, prepared) {
    const computed = (prepared ?? null) as Awaited<ReturnType<typeof beforePublicNumber>>;
    const done = await enterPublicNumber(ctx, { drawId: act.drawId, ...act.form }, computed);
    return isRefusal(done) ? done : { toast: "公开数已登记，抽取完成。" };
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

/** What was found, as the card tells it. */
export const verificationPage = (found: Verification, by: string): Page => ({
  card: "draw-verification",
  by,
  ...found,
});

export const verify: ActHandler<ActOf<"draw.verify">> = {
  prepare: (deps, act, by) => verifyDraw(deps, by, { drawId: act.drawId, group: false }),
  async run(ctx, _act, _press, prepared) {
    if (isRefusal(prepared)) return prepared;
    return {
      say: verificationPage(prepared as Verification, ctx.by.id),
      toast: "校验结果已发到您的单聊。",
      tone: "info",
    };
  },
};

export const attest: ActHandler<ActOf<"draw.attest">> = {
  permission: "draw.attest",
  prepare: (deps, act, by) => verifyDraw(deps, by, { drawId: act.drawId, group: false }),
  async run(ctx, _act, _press, prepared) {
    if (isRefusal(prepared)) return prepared;
    const done = await attestDraw(ctx, prepared as Verification);
    if (isRefusal(done)) return done;
    return { toast: done.again ? "您此前已经签认过。" : "已重新复算并签认，签认公开可查。" };
  },
};

export const full: ActHandler<ActOf<"draw.full">> = {
  permission: "draw.attest",
  prepare: async (deps) => deps.sha256,
  async run(ctx, act, _press, prepared) {
    const draw = await ctx.tx.draws.byId(act.drawId);
    if (draw?.sealedHash == null) return refuse("draw.notDrawnYet");
    const key = await openFullLink(ctx, draw, prepared as (text: string) => string);
    return {
      say: { card: "draw-full-link", drawId: draw.id, key },
      toast: "链接已发到您的单聊，十分钟内可用一次。",
      tone: "info",
    };
  },
};
