import { type PersonCtx, type Refusal, record, redraw, refuse } from "./ctx.ts";

/** 已知悉 on a 提醒单, 督办单 or 问责单建议稿: silences nothing but that sheet; the next rung still fires. */
export async function ackNotice(
  ctx: PersonCtx,
  input: { noticeId: string },
): Promise<{ acked: true } | Refusal> {
  const notice = await ctx.tx.notices.byId(input.noticeId);
  if (!notice) return refuse("notice.unknown");
  if (notice.addressee !== ctx.by.id) {
    const owner = await ctx.tx.people.byId(notice.addressee);
    return refuse("notice.notYours", { owner: owner?.name ?? "" });
  }
  if (await ctx.tx.notices.ack(notice.id, ctx.now)) {
    await record(ctx, "notice.acked", `duty:${notice.dutyId}`, {
      after: { notice: notice.id, rung: notice.rung },
    });
    await redraw(ctx, `notice:${notice.id}`);
  }
  return { acked: true };
}
