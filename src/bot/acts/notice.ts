import type { ActOf } from "../../../cards/acts.ts";
import { ackNotice } from "../../flows/ack-notice.ts";
import { isRefusal, refuse } from "../../flows/ctx.ts";
import type { ActHandler } from "../act.ts";

export const ack: ActHandler<ActOf<"notice.ack">> = {
  async run(ctx, act) {
    const done = await ackNotice(ctx, act);
    return isRefusal(done) ? done : { toast: "已登记知悉。" };
  },
};

export const ackAll: ActHandler<ActOf<"notice.ackAll">> = {
  async run(ctx, _act, press) {
    const row = await ctx.tx.outbox.byMessage(press.messageId);
    if (row?.page.card !== "digest") return refuse("notice.unknown");
    for (const noticeId of row.page.noticeIds) {
      const done = await ackNotice(ctx, { noticeId });
      if (isRefusal(done)) return done;
    }
    return { toast: "已全部登记知悉。" };
  },
};
