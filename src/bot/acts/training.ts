import type { ActOf } from "../../../cards/acts.ts";
import { isRefusal } from "../../flows/ctx.ts";
import { correctTraining, logTraining } from "../../flows/log-training.ts";
import type { ActHandler } from "../act.ts";

const permission = "training.log" as const;

export const list: ActHandler<ActOf<"training.list">> = {
  permission,
  run: async (_ctx, act) => ({ become: { card: "training-list", page: act.page } }),
};

export const begin: ActHandler<ActOf<"training.new">> = {
  permission,
  async run(ctx, _act, press) {
    const page = { card: "training-form" as const, trainingId: null };
    // On a notice or a list of one's own it must not take the place of what the card is for.
    const asked = await ctx.tx.outbox.byMessage(press.messageId);
    return asked?.page.card === "training-list"
      ? { become: page }
      : { say: page, toast: "登记卡片已发到您的单聊。", tone: "info" };
  },
};

export const edit: ActHandler<ActOf<"training.edit">> = {
  permission,
  run: async (_ctx, act) => ({ become: { card: "training-form", trainingId: act.trainingId } }),
};

export const log: ActHandler<ActOf<"training.log">> = {
  permission,
  async run(ctx, act) {
    const done = await logTraining(ctx, act.form);
    if (isRefusal(done)) return done;
    return {
      become: { card: "training-list", page: 1 },
      toast: `已登记，${done.training.attended.length} 人参加。`,
    };
  },
};

export const correct: ActHandler<ActOf<"training.correct">> = {
  permission,
  async run(ctx, act) {
    const done = await correctTraining(ctx, { trainingId: act.trainingId, ...act.form });
    if (isRefusal(done)) return done;
    return { become: { card: "training-list", page: 1 }, toast: "已更正，更正前后的内容都已留存。" };
  },
};
