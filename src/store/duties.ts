import type { Duties, StoredDuty } from "../flows/ports.ts";
import type { Db } from "./db.ts";
import { dutyOf, toJson } from "./rows.ts";

export function duties({ client }: Db): Duties {
  const many = async (where: object, take?: number) => {
    const rows = await client.duty.findMany({
      where,
      orderBy: [{ dueAt: "asc" }, { id: "asc" }],
      ...(take === undefined ? {} : { take }),
    });
    return rows.map(dutyOf);
  };
  return {
    async open(rows: StoredDuty[]) {
      await client.duty.createMany({ data: rows.map((row) => ({ ...row, policy: toJson(row.policy) })) });
    },
    async byId(id) {
      const row = await client.duty.findUnique({ where: { id } });
      return row && dutyOf(row);
    },
    of: (subject) => many({ subject }),
    openOf: (ownerId) => many({ ownerId, endedAt: null }),
    allOpen: () => many({ endedAt: null }),
    async due(now, limit) {
      const rows = await client.duty.findMany({
        where: { endedAt: null, nextAt: { lte: now } },
        orderBy: [{ nextAt: "asc" }, { id: "asc" }],
        take: limit,
      });
      return rows.map(dutyOf);
    },
    async setNext(id, nextAt) {
      await client.duty.updateMany({ where: { id }, data: { nextAt } });
    },
    async end(where, endedWhy, endedAt) {
      const { count } = await client.duty.updateMany({
        where: { ...where, endedAt: null },
        data: { endedAt, endedWhy, nextAt: null },
      });
      return count;
    },
    async earliest() {
      const row = await client.duty.findFirst({
        where: { endedAt: null, nextAt: { not: null } },
        orderBy: { nextAt: "asc" },
      });
      return row?.nextAt ?? null;
    },
  };
}
