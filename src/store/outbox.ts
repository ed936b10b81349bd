import { subjectOf } from "../flows/page.ts";
import { lanes, type Outbox, type Outgoing } from "../flows/ports.ts";
import type { Db } from "./db.ts";
import { outboxOf, toJson } from "./rows.ts";

/** Cards older than this can no longer be changed (feishu-protocol.md §4.2). */
const UPDATABLE_MS = 14 * 24 * 3600_000;

export const destOf = (dest: Outgoing["dest"]): string =>
  "chat" in dest ? `chat:${dest.chat}` : `user:${dest.user}`;

export function outbox({ client }: Db): Outbox {
  const queueRefresh = async (messageId: string, nextAt: Date) => {
    const id = `refresh:${messageId}`;
    const queued = await client.outboxMessage.findUnique({
      where: { id },
      select: { state: true, nextAt: true },
    });
    if (!queued) {
      const data = {
        id,
        dest: `message:${messageId}`,
        lane: lanes.refresh,
        page: {},
        state: "pending",
        nextAt,
        createdAt: nextAt,
      };
      await client.outboxMessage.create({ data });
      return;
    }
    const waits = queued.state === "pending" || queued.state === "retry";
    const earlier = waits && queued.nextAt < nextAt ? queued.nextAt : nextAt;
    await client.outboxMessage.update({
      where: { id },
      data: { state: "pending", nextAt: earlier, attempts: 0, firstAttemptAt: null, leaseUntil: null },
    });
  };
  return {
    async put(messages, now) {
      if (messages.length === 0) return;
      await client.outboxMessage.createMany({
        data: messages.map(({ id, dest, lane, page, replyTo, urgent, noticeId }) => ({
          id,
          dest: destOf(dest),
          lane,
          page: toJson(page),
          subject: subjectOf(page),
          replyTo: replyTo ?? null,
          urgent: urgent ?? false,
          noticeId: noticeId ?? null,
          state: "pending",
          nextAt: now,
          createdAt: now,
        })),
      });
    },
    async refresh(subject, now, answered) {
      const copies = await client.outboxMessage.findMany({
        where: {
          subject,
          messageId: { not: null },
          state: { in: ["sent", "merged"] },
          sentAt: { gt: new Date(now.getTime() - UPDATABLE_MS) },
        },
        select: { messageId: true },
      });
      const ids = new Set(copies.flatMap(({ messageId }) => (messageId === null ? [] : [messageId])));
      for (const id of ids) if (id !== answered?.messageId) await queueRefresh(id, now);
      if (answered) await queueRefresh(answered.messageId, answered.notBefore);
    },
    refreshMessage: queueRefresh,
    async byMessage(messageId) {
      const row = await client.outboxMessage.findFirst({ where: { messageId, state: "sent" } });
      return row && outboxOf(row);
    },
    async become(messageId, page) {
      await client.outboxMessage.updateMany({
        where: { messageId, state: "sent" },
        data: { page: toJson(page), subject: subjectOf(page) },
      });
    },
  };
}
