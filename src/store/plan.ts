import type { TargetGroup } from "../domain/plan-forecast.ts";
import type { Plan } from "../flows/ports.ts";
import type { Db } from "./db.ts";
import { nullableJson, planEntryOf, planItemOf, planOf } from "./rows.ts";

export function plan({ client, provider }: Db): Plan {
  const byCode = { orderBy: [{ code: "asc" as const }, { version: "desc" as const }] };
  const inForce = async (year: number): Promise<string[] | null> => {
    const plans = await client.plan.findMany({ where: { year }, orderBy: { version: "desc" } });
    if (plans.length === 0) return null;
    const published = plans.find(({ state }) => state === "published");
    return (published?.entryIds ?? []) as string[];
  };
  return {
    async entries(year) {
      const ids = await inForce(year);
      const where =
        ids === null
          ? { year }
          : { year, OR: [{ id: { in: ids } }, { outOfPlan: true, publishedAt: { not: null } }] };
      const rows = await client.planEntry.findMany({ where, ...byCode });
      const newest = rows.filter((row, index) => rows[index - 1]?.code !== row.code);
      return newest.map(planEntryOf);
    },
    async entry(id) {
      const row = await client.planEntry.findUnique({ where: { id } });
      return row && planEntryOf(row);
    },
    async entriesByIds(ids) {
      return (await client.planEntry.findMany({ where: { id: { in: ids } }, ...byCode })).map(planEntryOf);
    },
    async codes(year) {
      const rows = await client.planEntry.findMany({
        where: { year },
        select: { code: true },
        distinct: ["code"],
      });
      return rows.map(({ code }) => code).sort();
    },
    async versions(year) {
      return (await client.plan.findMany({ where: { year }, orderBy: { version: "desc" } })).map(planOf);
    },
    async savePlan({ year, version, forecast, ...rest }) {
      const data = { ...rest, forecast: nullableJson(forecast) };
      await client.plan.upsert({
        where: { year_version: { year, version } },
        create: { year, version, ...data },
        update: data,
      });
    },
    async groups() {
      const tags = provider === "sqlite" ? `"tags"` : `"tags"::text`;
      const rows = await client.$queryRawUnsafe<
        (Omit<TargetGroup, "tags" | "count"> & { tags: string | string[]; n: bigint })[]
      >(
        `SELECT "type", "ownership", "subject", "district", "creditClass", ${tags} AS "tags", count(*) AS "n"
         FROM "Target" WHERE "status" = 'active' GROUP BY 1, 2, 3, 4, 5, 6`,
      );
      return rows.map(({ n, tags, ...group }) => ({
        ...group,
        tags: typeof tags === "string" ? JSON.parse(tags) : tags,
        count: Number(n),
      }));
    },
    async items(codes) {
      const rows = await client.item.findMany({ where: { code: { in: codes } }, orderBy: { code: "asc" } });
      return rows.map(planItemOf);
    },
    async activeItems() {
      return (await client.item.findMany({ where: { state: "active" }, orderBy: { code: "asc" } })).map(
        planItemOf,
      );
    },
    async saveEntries(entries) {
      for (const { id, filter, rates, ...rest } of entries) {
        const state = rest.publishedAt ? "published" : rest.approvedAt ? "approved" : "draft";
        const data = { ...rest, filter: { ...filter }, rates: { ...rates }, state };
        await client.planEntry.upsert({ where: { id }, create: { id, ...data }, update: data });
      }
    },
  };
}
