import type { Member } from "../domain/assignment.ts";
import type { AfterEntry } from "../domain/draw-after.ts";
import type { Contribution, Draw } from "../domain/draw-record.ts";
import type { Person } from "../domain/person.ts";
import type { PlanEntry } from "../domain/plan-entry.ts";
import type { Inspector, Target } from "../domain/roster.ts";
import type { Assignment, PlanItem, Records } from "./ports.ts";
import { currentTeam } from "./read-assignment.ts";

/** A draw with what the group may be told of it. Teams and targets are empty until it is drawn. */
export interface DrawView {
  draw: Draw;
  entry: PlanEntry;
  items: PlanItem[];
  organiser: Person | null;
  contributions: Contribution[];
  /** Names of the supervisors who recomputed and signed, in that order. */
  attested: { name: string; at: Date }[];
  after: AfterEntry[];
  /** In order of showing, those that were replaced included. */
  tasks: {
    assignment: Assignment;
    target: Target | null;
    team: { member: Member; inspector: Inspector | null }[];
  }[];
  /** The audit chain as it stood when this was read. */
  auditHead: { n: number; hash: string };
}

export async function readDraw(tx: Records, drawId: string): Promise<DrawView | null> {
  const draw = await tx.draws.byId(drawId);
  const entry = draw && (await tx.plan.entry(draw.entryId));
  if (!draw || !entry) return null;
  const assignments = draw.shown === null ? [] : await tx.work.assignmentsOf(draw.id);
  const members = assignments.length === 0 ? [] : await tx.work.members(assignments.map((one) => one.id));
  const targets = new Map(
    (await tx.registry.targetsByIds(assignments.map((one) => one.targetId))).map((one) => [one.id, one]),
  );
  const inspectorIds = [...new Set(members.map((member) => member.inspectorId))];
  const inspectors = new Map((await tx.registry.inspectorsByIds(inspectorIds)).map((one) => [one.id, one]));
  return {
    draw,
    entry,
    items: await tx.plan.items(entry.items),
    organiser: await tx.people.byId(draw.organiserId),
    contributions: await tx.draws.contributions(draw.id),
    attested: await attestedBy(tx, draw.id),
    after: await tx.draws.after(draw.id),
    tasks: assignments.map((assignment) => ({
      assignment,
      target: targets.get(assignment.targetId) ?? null,
      team: currentTeam(members.filter((member) => member.assignmentId === assignment.id)).map((member) => ({
        member,
        inspector: inspectors.get(member.inspectorId) ?? null,
      })),
    })),
    auditHead: await tx.audit.head(),
  };
}

async function attestedBy(tx: Records, drawId: string): Promise<DrawView["attested"]> {
  const signed = await tx.draws.attestations(drawId);
  const people = new Map(
    (await tx.people.byIds(signed.map((one) => one.personId))).map((one) => [one.id, one]),
  );
  return signed.map(({ personId, at }) => ({ name: people.get(personId)?.name ?? "", at }));
}
