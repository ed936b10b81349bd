import { subjectOf } from "../flows/page.ts";
import type { Claim, Delivery, OutboxRow, Outcome } from "../flows/ports.ts";
import type { Db } from "./db.ts";
import { outboxOf, toJson } from "./rows.ts";

/** feishu-protocol.md §5: 50 a second and 1000 a minute for one app in one tenant. */
const PER_SECOND = 50;
const PER_MINUTE = 1000;
const DIGEST_MOST = 10;

export function delivery({ client }: Db): Delivery {
  const spend = async (id: string, window: Date, n: number, limit: number): Promise<number> => {
    const row = await client.pace.findUnique({ where: { id } });
    const used = row && row.window.getTime() === window.getTime() ? row.used : 0;
    const granted = Math.max(0, Math.min(n, limit - used));
    if (granted > 0) {
      const data = { window, used: used + granted };
      await client.pace.upsert({ where: { id }, create: { id, ...data }, update: data });
    }
    return granted;
  };

  const nextDestination = async (now: Date): Promise<string | null> => {
    const rows = await client.$queryRaw<{ dest: string }[]>`
      SELECT o."dest" AS "dest" FROM "OutboxMessage" o LEFT JOIN "Destination" d ON d."id" = o."dest"
      WHERE ((o."state" IN ('pending', 'retry') AND o."nextAt" <= ${now}) OR (o."state" = 'sending' AND o."leaseUntil" <= ${now}))
        AND (d."id" IS NULL OR ((d."leaseUntil" IS NULL OR d."leaseUntil" <= ${now}) AND d."nextAt" <= ${now}))
      ORDER BY o."lane", o."seq" LIMIT 1`;
    return rows[0]?.dest ?? null;
  };

  const sendable = (dest: string, now: Date) => ({
    dest,
    OR: [
      { state: { in: ["pending", "retry"] }, nextAt: { lte: now } },
      { state: "sending", leaseUntil: { lte: now } },
    ],
  });

  const first = async (dest: string, now: Date): Promise<OutboxRow | null> => {
    const row = await client.outboxMessage.findFirst({
      where: sendable(dest, now),
      orderBy: [{ lane: "asc" }, { seq: "asc" }],
    });
    return row && outboxOf(row);
  };

  /** A digest once begun is repeated with the same notices; a new one takes all that wait and were never attempted. */
  const toldTogether = async (row: OutboxRow, now: Date): Promise<OutboxRow[]> => {
    if (row.noticeId === null) return [];
    const where =
      row.attempts > 0
        ? { digestOf: row.id }
        : {
            dest: row.dest,
            noticeId: { not: null },
            attempts: 0,
            state: "pending",
            nextAt: { lte: now },
            id: { not: row.id },
          };
    const rows = await client.outboxMessage.findMany({
      where,
      orderBy: { seq: "asc" },
      take: DIGEST_MOST - 1,
    });
    return rows.map(outboxOf);
  };

  const finishOthers = async (claim: Claim, outcome: Outcome, now: Date) => {
    const ids = claim.others.map((row) => row.id);
    if (ids.length === 0) return;
    const where = { id: { in: ids } };
    if ("sent" in outcome) {
      const { messageId, chatId } = outcome.sent;
      await client.outboxMessage.updateMany({
        where,
        data: { state: "merged", messageId, chatId, sentAt: now, leaseUntil: null },
      });
    } else if ("settled" in outcome) {
      await client.outboxMessage.updateMany({ where, data: { state: "settled", leaseUntil: null } });
    } else if ("failed" in outcome) {
      await client.outboxMessage.updateMany({
        where,
        data: { state: outcome.failed, error: outcome.error, leaseUntil: null },
      });
    }
    // On a retry they stay with their digest (`digestOf`), which is claimed again as a whole.
  };

  return {
    async takeTokens(n, now) {
      const second = new Date(Math.floor(now.getTime() / 1000) * 1000);
      const minute = new Date(Math.floor(now.getTime() / 60_000) * 60_000);
      const granted = await spend("app:second", second, n, PER_SECOND);
      return granted === 0 ? 0 : spend("app:minute", minute, granted, PER_MINUTE);
    },
    async claim(owner, now, leaseUntil) {
      const dest = await nextDestination(now);
      if (dest === null) return null;
      const lease = { leaseOwner: owner, leaseUntil, nextAt: now };
      await client.destination.upsert({ where: { id: dest }, create: { id: dest, ...lease }, update: lease });
      const row = await first(dest, now);
      if (!row) return null;
      const others = await toldTogether(row, now);
      await client.outboxMessage.updateMany({
        where: { id: { in: [row.id, ...others.map((other) => other.id)] } },
        data: { state: "sending", leaseUntil, attempts: { increment: 1 } },
      });
      if (row.firstAttemptAt === null) {
        await client.outboxMessage.update({ where: { id: row.id }, data: { firstAttemptAt: now } });
      }
      if (others.length > 0) {
        const ids = others.map((other) => other.id);
        await client.outboxMessage.updateMany({
          where: { id: { in: ids } },
          data: { digestOf: row.id, leaseUntil: FOREVER },
        });
      }
      return { dest, row, others, again: row.attempts > 0 };
    },
    async finish(claim, outcome, now, nextAt) {
      await client.outboxMessage.updateMany({
        // A refresh asked for while this one was on its way is pending again and stays so.
        where: { id: claim.row.id, state: "sending" },
        data: { ...rowAfter(outcome, now), leaseUntil: null },
      });
      if ("refreshed" in outcome) {
        const messageId = claim.dest.slice("message:".length);
        await client.outboxMessage.updateMany({
          where: { messageId, state: "sent" },
          data: outcome.refreshed,
        });
      }
      await finishOthers(claim, outcome, now);
      await client.destination.updateMany({
        where: { id: claim.dest },
        data: { leaseOwner: null, leaseUntil: null, nextAt },
      });
    },
    async owner(messageId) {
      const row = await client.outboxMessage.findFirst({ where: { messageId, state: "sent" } });
      return row && outboxOf(row);
    },
    async shown(messageId, shownHash) {
      await client.outboxMessage.updateMany({ where: { messageId, state: "sent" }, data: { shownHash } });
    },
    async counts(until) {
      const count = (where: object) => client.outboxMessage.count({ where });
      const queued = { state: { in: ["pending", "retry"] }, nextAt: { lte: until } };
      const onTheirWay = { state: "sending", leaseUntil: { lt: FOREVER } };
      return {
        waiting: await count({ OR: [queued, onTheirWay] }),
        dead: await count({ state: "dead" }),
        unknown: await count({ state: "unknown" }),
      };
    },
  };
}

/** A digest's further notices are never claimed alone: only their leading row's lease runs out. */
const FOREVER = new Date(Date.UTC(9999, 0, 1));

function rowAfter(outcome: Outcome, now: Date) {
  if ("sent" in outcome) {
    const { page, ...sent } = outcome.sent;
    return { state: "sent", sentAt: now, error: null, ...sent, page: toJson(page), subject: subjectOf(page) };
  }
  if ("refreshed" in outcome) return { state: "settled", sentAt: now, error: null };
  if ("settled" in outcome) return { state: "settled", error: null };
  if ("retry" in outcome) return { state: "retry", nextAt: outcome.retry, error: outcome.error };
  return { state: outcome.failed, error: outcome.error };
}
