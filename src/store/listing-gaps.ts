// Counting what the registries lack, in one pass over the rows and without loading them.

import type { GapDays, InspectorGap, TargetGap } from "../domain/registry-gaps.ts";
import type { Target } from "../domain/roster.ts";
import type { GapPlace } from "../flows/page.ts";
import type { Found, GapCount } from "../flows/ports-listing.ts";
import type { Db } from "./db.ts";
import { raw } from "./raw.ts";
import { instant } from "./upsert.ts";

/** A condition with the values it needs, in order. */
interface Condition {
  sql: string;
  values: unknown[];
}

const emptyList = (db: Db, column: string): string =>
  db.provider === "sqlite" ? `"${column}" = '[]'` : `"${column}"::text = '[]'`;
const before = (db: Db, at: Date): Condition =>
  db.provider === "sqlite"
    ? { sql: `"updatedAt" < ?`, values: [instant(db, at)] }
    : { sql: `"updatedAt" < ?::timestamp`, values: [instant(db, at)] };

function targetConditions(db: Db, days: GapDays): Record<TargetGap, Condition> {
  return {
    code: { sql: `"code" IS NULL`, values: [] },
    class: { sql: `("subject" = '企业' AND "creditClass" IS NULL)`, values: [] },
    tag: { sql: emptyList(db, "tags"), values: [] },
    stale: before(db, days.staleBefore),
  };
}

// Accounts are looked for by inspector; whoever has none among the people is found nowhere in this list.
const BOUND = `EXISTS (SELECT 1 FROM "Person" WHERE "Person"."inspectorId" = "Inspector"."id" AND "Person"."openId" IS NOT NULL)`;

function inspectorConditions(db: Db, days: GapDays): Record<InspectorGap, Condition> {
  return {
    cert: { sql: `("certNumber" IS NULL OR "certUntil" IS NULL)`, values: [] },
    expired: { sql: `"certUntil" < ?`, values: [days.today] },
    expiring: { sql: `("certUntil" >= ? AND "certUntil" < ?)`, values: [days.today, days.soon] },
    // People of partner departments are outside the tenant and have no account to bind.
    unbound: { sql: `("department" IS NULL AND NOT ${BOUND})`, values: [] },
    staleInspector: before(db, days.staleBefore),
  };
}

const sums = (conditions: Record<string, Condition>): Condition => ({
  sql: Object.entries(conditions)
    .map(([name, { sql }]) => `SUM(CASE WHEN ${sql} THEN 1 ELSE 0 END) AS "${name}"`)
    .join(", "),
  values: Object.values(conditions).flatMap(({ values }) => values),
});

const numbers = <Gap extends string>(gaps: string[], row: object): Record<Gap, number> =>
  Object.fromEntries(gaps.map((gap) => [gap, Number((row as Record<string, unknown>)[gap] ?? 0)])) as Record<
    Gap,
    number
  >;

export async function gapCounts(db: Db, days: GapDays): Promise<GapCount[]> {
  const conditions = targetConditions(db, days);
  const { sql, values } = sums(conditions);
  const rows = await raw<{ type: Target["type"]; district: string | null; n: bigint }>(
    db,
    `SELECT "type", "district", COUNT(*) AS n, ${sql} FROM "Target" WHERE "status" = 'active' GROUP BY "type", "district"`,
    values,
  );
  return rows.map((row) => ({
    type: row.type,
    district: row.district,
    all: Number(row.n),
    gaps: numbers<TargetGap>(Object.keys(conditions), row),
  }));
}

export async function targetsWith(
  db: Db,
  gap: TargetGap,
  { type, district }: GapPlace,
  days: GapDays,
  skip: number,
  take: number,
): Promise<Found> {
  const { sql, values } = targetConditions(db, days)[gap];
  const where = [`"status" = 'active'`, sql];
  if (type !== undefined) where.push(`"type" = ?`);
  if (district !== undefined) where.push(`"district" = ?`);
  const given = [...values, ...(type ? [type] : []), ...(district ? [district] : [])];
  return some(db, "Target", where.join(" AND "), given, skip, take);
}

export async function inspectorGapCounts(
  db: Db,
  days: GapDays,
): Promise<{ all: number; gaps: Record<InspectorGap, number> }> {
  const conditions = inspectorConditions(db, days);
  const { sql, values } = sums(conditions);
  const [row] = await raw<{ n: bigint }>(
    db,
    `SELECT COUNT(*) AS n, ${sql} FROM "Inspector" WHERE "status" = 'active'`,
    values,
  );
  return { all: Number(row?.n ?? 0), gaps: numbers<InspectorGap>(Object.keys(conditions), row ?? {}) };
}

export function inspectorsWith(
  db: Db,
  gap: InspectorGap,
  days: GapDays,
  skip: number,
  take: number,
): Promise<Found> {
  const { sql, values } = inspectorConditions(db, days)[gap];
  return some(db, "Inspector", `"status" = 'active' AND ${sql}`, values, skip, take);
}

async function some(
  db: Db,
  table: string,
  where: string,
  values: unknown[],
  skip: number,
  take: number,
): Promise<Found> {
  const [counted] = await raw<{ n: bigint }>(
    db,
    `SELECT COUNT(*) AS n FROM "${table}" WHERE ${where}`,
    values,
  );
  const page = `SELECT "id" FROM "${table}" WHERE ${where} ORDER BY "id" LIMIT ? OFFSET ?`;
  const ids = (await raw<{ id: string }>(db, page, [...values, take, skip])).map(({ id }) => id);
  return { ids, total: Number(counted?.n ?? 0) };
}

/** Lists are kept as JSON text, `["食品安全"]`, so a specialty is found with its quotes. */
export async function specialist(db: Db, specialty: string, today: string): Promise<boolean> {
  const column = db.provider === "sqlite" ? `"specialties"` : `"specialties"::text`;
  const like = `%${JSON.stringify(specialty).replace(/[\\%_]/g, "\\$&")}%`;
  const rows = await raw(
    db,
    `SELECT 1 AS one FROM "Inspector" WHERE "status" = 'active' AND "department" IS NULL AND "certNumber" IS NOT NULL AND "certUntil" >= ? AND ${column} LIKE ? ESCAPE '\\' LIMIT 1`,
    [today, like],
  );
  return rows.length > 0;
}
