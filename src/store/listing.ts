import type { RegistryKind } from "../domain/registry-form.ts";
import type { Listing } from "../flows/ports-listing.ts";
import type { Db } from "./db.ts";
import { gapCounts, inspectorGapCounts, inspectorsWith, specialist, targetsWith } from "./listing-gaps.ts";
import { forgetLines, makeLines } from "./listing-index.ts";
import { raw } from "./raw.ts";
import { inspectorOf, relationOf, targetOf } from "./rows.ts";

const tables: Record<RegistryKind, string> = { targets: "Target", inspectors: "Inspector" };

/**
 * Bytes are compared: on SQLite twice as fast as LIKE where a pattern begins with a Chinese character, on PostgreSQL where
 * little is found (test/load/search.test.ts), and nothing has to be escaped.
 */
const holds = ({ provider }: Db): string =>
  provider === "sqlite" ? `instr("words", ?) > 0` : `strpos("words", ?) > 0`;

export function listing(db: Db): Listing {
  const { client } = db;
  return {
    async find(kind, pieces, skip, take) {
      const where = [`"words" <> ''`, ...pieces.map(() => holds(db))].join(" AND ");
      const from = `FROM "${tables[kind]}" WHERE ${where}`;
      // With pieces the rows have to be looked through anyway, and are counted on the way; all of them count faster apart.
      const counting = pieces.length > 0 ? ", COUNT(*) OVER () AS n" : "";
      const page = `SELECT "id"${counting} ${from} ORDER BY "words", "id" LIMIT ? OFFSET ?`;
      const rows = await raw<{ id: string; n?: bigint }>(db, page, [...pieces, take, skip]);
      const ids = rows.map(({ id }) => id);
      const n = rows[0]?.n ?? (skip === 0 && ids.length < take ? ids.length : null);
      if (n !== null) return { ids, total: Number(n) };
      const [counted] = await raw<{ n: bigint }>(db, `SELECT COUNT(*) AS n ${from}`, pieces);
      return { ids, total: Number(counted?.n ?? 0) };
    },
    async near(kind, pieces, take) {
      if (pieces.length === 0) return [];
      const scored = pieces.map(() => `(CASE WHEN ${holds(db)} THEN 1 ELSE 0 END)`).join(" + ");
      const inner = `SELECT "id", ${scored} AS score FROM "${tables[kind]}"`;
      const best = `SELECT "id" FROM (${inner}) AS s WHERE score > 0 ORDER BY score DESC, "id" LIMIT ?`;
      const rows = await raw<{ id: string }>(db, best, [...pieces, take]);
      const where = { id: { in: rows.map(({ id }) => id) } };
      const select = { id: true, name: true };
      return kind === "targets"
        ? client.target.findMany({ where, select })
        : client.inspector.findMany({ where, select });
    },
    async target(id) {
      const row = await client.target.findUnique({ where: { id } });
      return row && { entry: targetOf(row), rev: row.rev, updatedAt: row.updatedAt };
    },
    async inspector(id) {
      const row = await client.inspector.findUnique({ where: { id } });
      return row && { entry: inspectorOf(row), rev: row.rev, updatedAt: row.updatedAt };
    },
    async targetWithCode(code, except) {
      const row = await client.target.findFirst({ where: { code, id: { not: except } } });
      return row && targetOf(row);
    },
    async inspectorWithCert(certNumber, except) {
      const row = await client.inspector.findFirst({ where: { certNumber, id: { not: except } } });
      return row && inspectorOf(row);
    },
    async relationsOfTarget(targetId) {
      return (await client.relation.findMany({ where: { targetId }, take: 200 })).map(relationOf);
    },
    async relationsOfInspector(inspectorId) {
      return (await client.relation.findMany({ where: { inspectorId }, take: 200 })).map(relationOf);
    },
    async removeRelation({ inspectorId, targetId, kind }) {
      const { count } = await client.relation.deleteMany({ where: { inspectorId, targetId, kind } });
      return count > 0;
    },
    creditHistory: (targetId, most) =>
      client.creditRecord.findMany({
        where: { targetId },
        orderBy: { month: "desc" },
        take: most,
        select: { month: true, grade: true, stratum: true },
      }),
    async visitsOf(targetId, day) {
      const rows = await client.assignment.findMany({
        where: { targetId, state: "active", visitUntil: { gte: day } },
        orderBy: { visitFrom: "asc" },
        take: 20,
        select: { id: true, visitFrom: true, visitUntil: true },
      });
      return rows.map(({ id, ...window }) => ({ assignmentId: id, ...window }));
    },
    async load(inspectorId, day) {
      const seats = await client.member.findMany({
        where: { inspectorId, state: { not: "struck" } },
        select: { assignmentId: true },
      });
      const ids = seats.map(({ assignmentId }) => assignmentId).slice(-500);
      return client.assignment.count({
        where: { id: { in: ids }, state: "active", visitUntil: { gte: day } },
      });
    },
    index: (most) => makeLines(db, most),
    forget: (word) => forgetLines(db, word),
    targetGaps: (days) => gapCounts(db, days),
    targetsWith: (gap, place, days, skip, take) => targetsWith(db, gap, place, days, skip, take),
    inspectorGaps: (days) => inspectorGapCounts(db, days),
    inspectorsWith: (gap, days, skip, take) => inspectorsWith(db, gap, days, skip, take),
    hasSpecialist: (specialty, today) => specialist(db, specialty, today),
  };
}
