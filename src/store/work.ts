import type { Work } from "../flows/ports.ts";
import type { Db } from "./db.ts";
import { changed } from "./registry.ts";
import { assignmentOf, assistanceOf, memberOf, recusalOf } from "./rows.ts";

const slotOrder = [{ assignmentId: "asc" }, { slot: "asc" }, { round: "asc" }] as const;

/** SQLite binds a limited number of parameters a statement. */
const AT_ONCE = 500;

export function work(db: Db): Work {
  const { client } = db;
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
    async visitsSince(day) {
      const visits = await client.assignment.findMany({
        where: { visitUntil: { gte: day }, state: "active" },
        select: { id: true, drawId: true, targetId: true, visitUntil: true },
        orderBy: { id: "asc" },
      });
      const drawIds = [...new Set(visits.map(({ drawId }) => drawId))];
      const draws = await client.draw.findMany({
        where: { id: { in: drawIds } },
        select: { id: true, entryId: true },
      });
      const entries = new Map(draws.map(({ id, entryId }) => [id, entryId]));
      const teams = new Map<string, string[]>();
      for (let at = 0; at < visits.length; at += AT_ONCE) {
        const ids = visits.slice(at, at + AT_ONCE).map(({ id }) => id);
        const rows = await client.member.findMany({
          where: { assignmentId: { in: ids }, state: { not: "struck" } },
          select: { assignmentId: true, inspectorId: true },
        });
        for (const { assignmentId, inspectorId } of rows)
          teams.set(assignmentId, [...(teams.get(assignmentId) ?? []), inspectorId]);
      }
      return visits.map(({ id, drawId, targetId, visitUntil }) => ({
        targetId,
        visitUntil,
        entryId: entries.get(drawId) ?? "",
        team: (teams.get(id) ?? []).sort(),
      }));
    },
    async endAssignment(id, state, endedWhy) {
      const { count } = await client.assignment.updateMany({
        where: { id, state: "active" },
        data: { state, endedWhy },
      });
      await changed(db, "work");
      return count === 1;
    },
    async assist(assistance) {
      await client.assistance.create({ data: assistance });
    },
    async assistance(assignmentId) {
      const rows = await client.assistance.findMany({ where: { assignmentId }, orderBy: { at: "asc" } });
      return rows.map(assistanceOf);
    },
    async insert(assignments, team, now) {
      await changed(db, "work");
      await client.assignment.createMany({ data: assignments.map((row) => ({ ...row, createdAt: now })) });
      await client.member.createMany({ data: team });
    },
    async member(id) {
      const row = await client.member.findUnique({ where: { id } });
      return row && memberOf(row);
    },
    members: (assignmentIds) => members({ assignmentId: { in: assignmentIds } }),
    async membersOfDraw(drawId) {
      const rows = await client.assignment.findMany({
        where: { drawId, state: "active" },
        select: { id: true },
      });
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
