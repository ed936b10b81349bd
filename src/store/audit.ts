import { createHash } from "node:crypto";
import { canonicalJson } from "../domain/canonical-json.ts";
import type { AuditLog } from "../flows/ports.ts";
import type { Db } from "./db.ts";
import { auditOf, nullableJson } from "./rows.ts";

export function auditLog({ client }: Db): AuditLog {
  return {
    async write({ id, at, actor, action, subject, before, after }) {
      await client.audit.create({
        data: {
          id,
          at,
          actor,
          action,
          subject,
          before: nullableJson(before ?? null),
          after: nullableJson(after ?? null),
        },
      });
    },
    async of(subject) {
      return (await client.audit.findMany({ where: { subject }, orderBy: { seq: "asc" } })).map(auditOf);
    },
    async head() {
      const last = await client.auditSeal.findFirst({ orderBy: { n: "desc" } });
      return last ? { n: last.n, hash: last.hash } : { n: 0, hash: GENESIS };
    },
  };
}

const GENESIS = "0".repeat(64);

/**
 * Chains committed audit rows that have no seal yet, in the order found, at most `limit` a call; returns how many.
 * `h_n = SHA-256(h_{n-1} | canonical row)`; a rewritten, missing or inserted row breaks every later hash.
 * Call it inside a transaction: its first statement takes the lock that makes one sealer at a time.
 */
export async function sealAudit({ client, provider }: Db, limit: number): Promise<number> {
  if (provider === "postgresql") await client.$executeRaw`SELECT pg_advisory_xact_lock(7350172001)`;
  const rows = await client.$queryRaw<{ id: string }[]>`
    SELECT a."id" FROM "Audit" a LEFT JOIN "AuditSeal" s ON s."auditId" = a."id" WHERE s."n" IS NULL ORDER BY a."seq" LIMIT ${limit}`;
  if (rows.length === 0) return 0;
  const found = await client.audit.findMany({
    where: { id: { in: rows.map((row) => row.id) } },
    orderBy: { seq: "asc" },
  });
  let { n, hash } = await auditLog({ client, provider }).head();
  const seals = found.map((row) => {
    n += 1;
    hash = chained(hash, auditOf(row));
    return { n, auditId: row.id, hash };
  });
  await client.auditSeal.createMany({ data: seals });
  return seals.length;
}

/** Cheap enough to ask twice a second. */
export async function hasUnsealed({ client }: Db): Promise<boolean> {
  const rows = await client.$queryRaw<{ id: string }[]>`
    SELECT a."id" FROM "Audit" a LEFT JOIN "AuditSeal" s ON s."auditId" = a."id" WHERE s."n" IS NULL LIMIT 1`;
  return rows.length > 0;
}

/** Recomputes the whole chain; the number of the first seal that does not hold, or null when all do. */
export async function brokenSeal({ client }: Db): Promise<number | null> {
  let hash = GENESIS;
  let n = 0;
  for (;;) {
    const seals = await client.auditSeal.findMany({
      where: { n: { gt: n } },
      orderBy: { n: "asc" },
      take: 500,
    });
    if (seals.length === 0) return null;
    const rows = await client.audit.findMany({ where: { id: { in: seals.map((seal) => seal.auditId) } } });
    const byId = new Map(rows.map((row) => [row.id, auditOf(row)]));
    for (const seal of seals) {
      const row = byId.get(seal.auditId);
      if (seal.n !== n + 1 || !row) return n + 1;
      hash = chained(hash, row);
      if (hash !== seal.hash) return seal.n;
      n = seal.n;
    }
  }
}

function chained(previous: string, row: ReturnType<typeof auditOf>): string {
  const text = canonicalJson([
    row.id,
    row.at.toISOString(),
    row.actor,
    row.action,
    row.subject,
    row.before,
    row.after,
  ]);
  return createHash("sha256").update(`${previous}|${text}`).digest("hex");
}
