import type { CreditRecord } from "../domain/credit-change.ts";
import type { Credit, CreditWarning } from "../flows/ports-credit.ts";
import type { Db } from "./db.ts";
import { jsonOf } from "./rows.ts";
import { type Columns, upsertRows } from "./upsert.ts";

const STATEMENT = 2_000;

const recordColumns = {
  targetId: "text",
  month: "text",
  grade: "text",
  stratum: "text",
  index: "real",
  importId: "text",
  at: "date",
} as const satisfies Columns;

const warningColumns = {
  targetId: "text",
  month: "text",
  kind: "text",
  id: "text",
  level: "text",
  facts: "json",
  state: "text",
  at: "date",
} as const satisfies Columns;

export function credit(db: Db): Credit {
  const { client } = db;
  const warningOf = (
    row: Awaited<ReturnType<typeof client.creditWarning.findMany>>[number],
  ): CreditWarning => ({
    ...row,
    kind: row.kind as CreditWarning["kind"],
    level: row.level as CreditWarning["level"],
    state: row.state as CreditWarning["state"],
    facts: jsonOf<CreditWarning["facts"]>(row.facts),
  });
  return {
    async of(targetId) {
      return recordsIn(
        await client.creditRecord.findMany({ where: { targetId }, orderBy: { month: "asc" } }),
      );
    },
    async month(month) {
      return recordsIn(
        await client.creditRecord.findMany({ where: { month }, orderBy: { targetId: "asc" } }),
      );
    },
    async before(month) {
      const rows = await client.creditRecord.findMany({
        where: { month: { lt: month } },
        orderBy: { month: "desc" },
        distinct: ["targetId"],
      });
      return recordsIn(rows);
    },
    async newestMonth() {
      return (await client.creditRecord.findFirst({ orderBy: { month: "desc" } }))?.month ?? null;
    },
    async save(records, now) {
      for (let from = 0; from < records.length; from += STATEMENT) {
        const rows = records.slice(from, from + STATEMENT).map((one) => ({ ...one, at: now }));
        await upsertRows(db, "CreditRecord", ["targetId", "month"], recordColumns, rows);
      }
    },
    async forget(month) {
      await client.creditRecord.deleteMany({ where: { month } });
    },
    async warn(warnings) {
      const known = await client.creditWarning.findMany({
        where: { month: { in: [...new Set(warnings.map(({ month }) => month))] } },
      });
      const told = new Set(known.map(keyOf));
      const fresh = warnings.filter((one) => !told.has(keyOf(one)));
      for (let from = 0; from < fresh.length; from += STATEMENT) {
        const rows = fresh.slice(from, from + STATEMENT);
        await upsertRows(db, "CreditWarning", ["targetId", "month", "kind"], warningColumns, rows);
      }
    },
    async warning(id) {
      const row = await client.creditWarning.findUnique({ where: { id } });
      return row && warningOf(row);
    },
    async warnings(states) {
      const rows = await client.creditWarning.findMany({
        where: { state: { in: states } },
        orderBy: [{ month: "desc" }, { level: "asc" }, { targetId: "asc" }],
      });
      return rows.map(warningOf);
    },
    async settle({ id, state, entryId, closedWhy, closedBy, closedAt }) {
      const { count } = await client.creditWarning.updateMany({
        where: { id, state: "open" },
        data: { state, entryId, closedWhy, closedBy, closedAt },
      });
      return count === 1;
    },
    async reopen(id) {
      await client.creditWarning.updateMany({
        where: { id, state: "proposed" },
        data: { state: "open", entryId: null },
      });
    },
  };
}

const keyOf = (one: { targetId: string; month: string; kind: string }): string =>
  `${one.targetId} ${one.month} ${one.kind}`;

const recordsIn = (rows: (CreditRecord & { at: Date })[]): CreditRecord[] =>
  rows.map(({ at: _at, ...rest }) => rest);
