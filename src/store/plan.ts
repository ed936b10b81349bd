import type { Plan } from "../flows/ports.ts";
import type { Db } from "./db.ts";
import { planEntryOf, planItemOf, toJson } from "./rows.ts";

export function plan({ client }: Db): Plan {
  return {
    async entries(year) {
      const rows = await client.planEntry.findMany({
        where: { year },
        orderBy: [{ code: "asc" }, { version: "desc" }],
      });
      const newest = rows.filter((row, index) => rows[index - 1]?.code !== row.code);
      return newest.map(planEntryOf);
    },
    async entry(id) {
      const row = await client.planEntry.findUnique({ where: { id } });
      return row && planEntryOf(row);
    },
    async items(codes) {
      const rows = await client.item.findMany({ where: { code: { in: codes } }, orderBy: { code: "asc" } });
      return rows.map(planItemOf);
    },
    async saveEntries(entries) {
      for (const { id, filter, rates, ...rest } of entries) {
        const data = {
          ...rest,
          filter: { ...filter },
          rates: { ...rates },
          state: rest.approvedAt === null ? "draft" : "approved",
        };
        await client.planEntry.upsert({ where: { id }, create: { id, ...data }, update: data });
      }
    },
    async saveItems(items) {
      for (const { code, name, kind, section, legalBasis, ...rest } of items) {
        const data = { name, kind, section, legalBasis, data: toJson(rest) };
        await client.item.upsert({ where: { code }, create: { code, ...data }, update: data });
      }
    },
  };
}
