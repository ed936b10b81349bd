import type { Inbox } from "../flows/ports.ts";
import type { Db } from "./db.ts";
import { inboxOf, toJson } from "./rows.ts";

/** How many unfinished events are looked through for the head of a chat that can be worked. */
const LOOK_AHEAD = 200;

export function inbox({ client }: Db): Inbox {
  return {
    async store({ eventId, messageKey, type, chatKey, payload, at, leaseUntil }) {
      const same = messageKey === null ? { eventId } : { OR: [{ eventId }, { messageKey }] };
      if (await client.inboxEvent.findFirst({ where: same, select: { seq: true } })) return false;
      await client.inboxEvent.create({
        data: {
          eventId,
          messageKey,
          type,
          chatKey,
          payload: toJson(payload),
          receivedAt: at,
          state: leaseUntil === null ? "new" : "working",
          leaseUntil,
          attempts: leaseUntil === null ? 0 : 1,
        },
      });
      return true;
    },
    async claim(now, leaseUntil) {
      const unfinished = await client.inboxEvent.findMany({
        where: { state: { in: ["new", "working"] } },
        orderBy: { seq: "asc" },
        take: LOOK_AHEAD,
        select: { seq: true, chatKey: true, state: true, leaseUntil: true, nextAt: true },
      });
      const heads = unfinished.filter(
        (row, index) => unfinished.findIndex((other) => other.chatKey === row.chatKey) === index,
      );
      const head = heads.find(
        (row) =>
          (row.state === "new" || row.leaseUntil === null || row.leaseUntil <= now) &&
          (row.nextAt === null || row.nextAt <= now),
      );
      if (!head) return null;
      const { count } = await client.inboxEvent.updateMany({
        where: { seq: head.seq, state: head.state, leaseUntil: head.leaseUntil },
        data: { state: "working", leaseUntil, attempts: { increment: 1 } },
      });
      if (count === 0) return null;
      const row = await client.inboxEvent.findUniqueOrThrow({ where: { seq: head.seq } });
      return inboxOf(row);
    },
    async done(eventId, now) {
      await client.inboxEvent.updateMany({
        where: { eventId },
        data: { state: "done", doneAt: now, leaseUntil: null, error: null },
      });
    },
    async failed(eventId, error, nextAt) {
      await client.inboxEvent.updateMany({
        where: { eventId, state: "working" },
        data: { state: nextAt === null ? "dead" : "new", error, nextAt, leaseUntil: null },
      });
    },
    async prune(before) {
      const { count } = await client.inboxEvent.deleteMany({
        where: { state: "done", receivedAt: { lt: before } },
      });
      return count;
    },
    async counts() {
      const count = (states: string[]) => client.inboxEvent.count({ where: { state: { in: states } } });
      return { waiting: await count(["new", "working"]), dead: await count(["dead"]) };
    },
  };
}
