import type { Work } from "../flows/ports.ts";
import type { Db } from "./db.ts";
import { assignmentOf, memberOf, recusalOf } from "./rows.ts";

const slotOrder = [{ assignmentId: "asc" }, { slot: "asc" }, { round: "asc" }] as const;

export function work({ client }: Db): Work {
  const members = async (where: object) =>
    (await client.member.findMany({ where, orderBy: [...slotOrder] })).map(memberOf);
  const recusals = async (where: object) =>
    (await client.recusal.findMany({ where, orderBy: [{ askedAt: "asc" }, { id: "asc" }] })).map(recusalOf);
  return {
    async assignment(id) {
      const row = await client.assignment.findUnique({ where: { id } });
      return row && assignmentOf(row);
    },
    async assignmentsOf(drawId) {
      return (await client.assignment.findMany({ where: { drawId }, orderBy: { showOrder: "asc" } })).map(
        assignmentOf,
      );
    },
    async openOn(day) {
      return (await client.assignment.findMany({ where: { visitUntil: { gte: day } } })).map(assignmentOf);
    },
    async insert(assignments, team, now) {
      await client.assignment.createMany({ data: assignments.map((row) => ({ ...row, createdAt: now })) });
      await client.member.createMany({ data: team });
    },
    async member(id) {
      const row = await client.member.findUnique({ where: { id } });
      return row && memberOf(row);
    },
    members: (assignmentIds) => members({ assignmentId: { in: assignmentIds } }),
    async membersOfDraw(drawId) {
      const rows = await client.assignment.findMany({ where: { drawId }, select: { id: true } });
      return members({ assignmentId: { in: rows.map((row) => row.id) } });
    },
    membersOfInspector: (inspectorId) => members({ inspectorId }),
    async addMember(member) {
      await client.member.create({ data: member });
    },
    async updateMember({ id, ...data }, from) {
      const { count } = await client.member.updateMany({ where: { id, state: from }, data });
      return count === 1;
    },
    async recusal(id) {
      const row = await client.recusal.findUnique({ where: { id } });
      return row && recusalOf(row);
    },
    recusalsOf: (memberIds) => recusals({ memberId: { in: memberIds } }),
    openRecusals: () => recusals({ decidedAt: null }),
    async saveRecusal({ id, ...data }) {
      await client.recusal.upsert({ where: { id }, create: { id, ...data }, update: data });
    },
  };
}
