import { boardCard } from "../../../cards/board.ts";
import { type ProgressCounts, progressCard } from "../../../cards/progress.ts";
import { progressListCard } from "../../../cards/progress-list.ts";
import type { Member } from "../../domain/assignment.ts";
import { dayOf } from "../../domain/calendar.ts";
import type { Draw as DrawRecord } from "../../domain/draw-record.ts";
import type { Records } from "../../flows/ports.ts";
import { currentTeam } from "../../flows/read-assignment.ts";
import { readBoard } from "../../flows/read-board.ts";
import { readDraw } from "../../flows/read-draw.ts";
import type { Draw } from "../view.ts";

export const progress: Draw<"progress"> = async (view, page) => {
  const found = await readDraw(view.tx, page.drawId);
  if (!found) return null;
  const { draw, entry, tasks } = found;
  const everybody = await view.tx.work.membersOfDraw(draw.id);
  const due = await confirmDues(view.tx);
  return progressCard({
    drawId: draw.id,
    name: entry.name,
    batch: draw.batch,
    state: draw.state,
    visitFrom: entry.visitFrom,
    visitUntil: entry.visitUntil,
    confirmBy: lastDue(everybody, due)?.toISOString() ?? null,
    counts: countsOf(draw, everybody, due, view.now),
    tasks: draw.announced
      ? tasks.map(({ assignment, target, team }) => ({
          assignmentId: assignment.id,
          target: target?.name ?? assignment.targetId,
          team: team.map(({ member, inspector }) => ({ name: inspector?.name ?? "", state: member.state })),
        }))
      : null,
    page: page.page,
  });
};

export const progressList: Draw<"progress-list"> = async (view, page) => {
  const due = await confirmDues(view.tx);
  const draws = [];
  for (const draw of await view.tx.draws.list()) {
    const entry = await view.tx.plan.entry(draw.entryId);
    const counts = countsOf(draw, await view.tx.work.membersOfDraw(draw.id), due, view.now);
    draws.push({
      drawId: draw.id,
      name: entry?.name ?? "",
      batch: draw.batch,
      state: draw.state,
      committedAt: draw.committedAt.toISOString(),
      targets: draw.drawnSize,
      members: counts.members,
      confirmed: counts.confirmed,
      late: counts.late,
    });
  }
  return progressListCard({ draws, page: page.page });
};

export const board: Draw<"board"> = async (view) => {
  const found = await readBoard(view.tx, view.now);
  const draws = found.entries.flatMap((entry) => entry.draws);
  const due = await confirmDues(view.tx);
  const counts: ProgressCounts[] = [];
  for (const draw of draws)
    counts.push(countsOf(draw, await view.tx.work.membersOfDraw(draw.id), due, view.now));
  const sum = (key: keyof ProgressCounts) => counts.reduce((total, one) => total + one[key], 0);
  return boardCard({
    year: Number(dayOf(view.now).slice(0, 4)),
    asOf: view.now.toISOString(),
    draws: {
      planned: found.entries.reduce((total, { entry }) => total + entry.batches, 0),
      drawn: draws.filter((draw) => draw.drawnAt !== null).length,
      waiting: draws.filter((draw) => draw.state === "committed").length,
    },
    tasks: {
      targets: sum("targets"),
      members: sum("members"),
      confirmed: sum("confirmed"),
      late: sum("late"),
    },
    registry: found.registry,
    notices: found.openNotices,
    decisions: await decisions(view.tx),
  });
};

async function decisions(tx: Records) {
  const waiting = (await tx.work.openRecusals()).filter((recusal) => recusal.state === "decision");
  const list = [];
  for (const recusal of waiting) {
    const applicant = await tx.people.byId(recusal.askedBy);
    const act = { act: "recusal.open" as const, recusalId: recusal.id };
    list.push({ title: `${applicant?.name ?? ""}申请回避`, detail: recusal.reason, act });
  }
  return list;
}

/** Until when each pending member is to confirm, by member. */
async function confirmDues(tx: Records): Promise<Map<string, Date>> {
  const open = (await tx.duties.allOpen()).filter((duty) => duty.kind === "confirm");
  return new Map(open.map((duty) => [duty.subject.slice("member:".length), duty.dueAt]));
}

function lastDue(members: Member[], due: Map<string, Date>): Date | null {
  const dates = members.flatMap((member) => (member.state === "pending" ? (due.get(member.id) ?? []) : []));
  return dates.length === 0 ? null : new Date(Math.max(...dates.map((date) => date.getTime())));
}

function countsOf(draw: DrawRecord, everybody: Member[], due: Map<string, Date>, now: Date): ProgressCounts {
  const byTask = new Map<string, Member[]>();
  for (const member of everybody)
    byTask.set(member.assignmentId, [...(byTask.get(member.assignmentId) ?? []), member]);
  const team = [...byTask.values()].flatMap(currentTeam);
  const count = (state: Member["state"]) => team.filter((member) => member.state === state).length;
  return {
    targets: draw.drawnSize ?? 0,
    members: team.length,
    confirmed: count("confirmed"),
    pending: count("pending"),
    late: team.filter((member) => member.state === "pending" && (due.get(member.id) ?? now) < now).length,
    recusalAsked: count("recusalAsked"),
    absenceAsked: count("absenceAsked"),
    replaced: everybody.filter((member) => member.round > 0).length,
  };
}
