import type { Notices } from "../flows/ports.ts";
import type { Db } from "./db.ts";
import { noticeOf } from "./rows.ts";

export function notices({ client }: Db): Notices {
  const many = async (where: object) =>
    (await client.notice.findMany({ where, orderBy: [{ issuedAt: "asc" }, { id: "asc" }] })).map(noticeOf);
  return {
    async byId(id) {
      const row = await client.notice.findUnique({ where: { id } });
      return row && noticeOf(row);
    },
    byIds: (ids) => many({ id: { in: ids } }),
    ofDuty: (dutyId) => many({ dutyId }),
    ofPerson: (addressee, onlyOpen) => many(onlyOpen ? { addressee, ackedAt: null } : { addressee }),
    async issue(notice) {
      await client.notice.create({ data: notice });
    },
    async ack(id, now) {
      const { count } = await client.notice.updateMany({
        where: { id, ackedAt: null },
        data: { ackedAt: now },
      });
      return count === 1;
    },
    async countOpen() {
      const open = (kind: string) => client.notice.count({ where: { kind, ackedAt: null } });
      return { supervision: await open("supervision"), accountability: await open("accountability") };
    },
  };
}
