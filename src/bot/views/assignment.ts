import { absenceDecisionCard } from "../../../cards/absence-decision.ts";
import {
  type AssignmentTaskFacts,
  assignmentTaskCard,
  type TaskView,
} from "../../../cards/assignment-task.ts";
import type { Decision, Opinion, RecusalMatter } from "../../../cards/recusal-blocks.ts";
import { recusalDecisionCard } from "../../../cards/recusal-decision.ts";
import { recusalOpinionCard } from "../../../cards/recusal-opinion.ts";
import type { Member } from "../../domain/assignment.ts";
import { may } from "../../domain/permission.ts";
import type { Person } from "../../domain/person.ts";
import type { Recusal } from "../../domain/recusal.ts";
import { targetTypeNames } from "../../domain/words.ts";
import { headsOf, leaders } from "../../flows/ask-recusal.ts";
import type { Records } from "../../flows/ports.ts";
import { type AssignmentView, currentTeam, readAssignment } from "../../flows/read-assignment.ts";
import type { Draw, View } from "../view.ts";

export const assignment: Draw<"assignment"> = async (view, page) => {
  const found = await readAssignment(view.tx, page.assignmentId);
  if (!found) return null;
  const own = found.members.find((member) => member.id === page.memberId) ?? null;
  const reader = page.readerId === undefined ? null : await view.tx.people.byId(page.readerId);
  return assignmentTaskCard(await taskFacts(view, found, own, reader));
};

async function taskFacts(
  view: View,
  found: AssignmentView,
  own: Member | null,
  reader: Person | null,
): Promise<AssignmentTaskFacts> {
  const { assignment: task, entry, target, items, inspectors, draw } = found;
  const team = currentTeam(found.members);
  return {
    assignmentId: task.id,
    entryName: entry.name,
    target: {
      name: target.name,
      type: targetTypeNames[target.type],
      district: target.district,
      address: target.address,
    },
    items: items.map((item) => item.name),
    visitFrom: task.visitFrom,
    visitUntil: task.visitUntil,
    announced: draw.announced,
    team: team
      .filter((member) => member.state !== "struck")
      .map((member) => ({
        name: inspectors.get(member.inspectorId)?.name ?? "",
        section: inspectors.get(member.inspectorId)?.section ?? null,
        state: member.state,
        you: member.id === own?.id,
      })),
    shorthanded: team.some((member) => member.state === "struck"),
    assistance: (await view.tx.work.assistance(task.id)).map(({ name, unit, task: what }) => ({
      name,
      unit,
      task: what,
    })),
    ...(await officeFacts(view, team, inspectors, reader)),
    ended: task.state === "active" ? null : { how: task.state, why: task.endedWhy ?? "" },
    view: own === null ? { kind: "reader" } : await standing(view, found, own),
  };
}

/** What office and sections may enter on a card that was sent to them alone. */
async function officeFacts(
  { tx }: View,
  team: Member[],
  inspectors: AssignmentView["inspectors"],
  reader: Person | null,
): Promise<Pick<AssignmentTaskFacts, "inStead" | "mayAssist">> {
  if (reader === null) return { inStead: [], mayAssist: false };
  const mayAssist = may(reader.roles, "assistance.enter");
  if (!may(reader.roles, "assignment.answerFor")) return { inStead: [], mayAssist };
  const people = await tx.people.byInspectors(team.map((member) => member.inspectorId));
  const without = new Set(
    people.filter(({ openId }) => openId === null).map(({ inspectorId }) => inspectorId),
  );
  const inStead = team
    .filter((member) => without.has(member.inspectorId))
    .map(({ id, inspectorId, state }) => ({
      memberId: id,
      name: inspectors.get(inspectorId)?.name ?? "",
      state,
    }));
  return { inStead, mayAssist };
}

/** How the card stands for the one it was sent to. */
async function standing({ tx }: View, found: AssignmentView, own: Member): Promise<TaskView> {
  const asked = found.recusals.filter((recusal) => recusal.memberId === own.id);
  const last = asked.at(-1);
  switch (own.state) {
    case "pending": {
      const duty = (await tx.duties.of(`member:${own.id}`)).filter((one) => one.kind === "confirm").at(-1);
      return {
        kind: "pending",
        memberId: own.id,
        confirmBy: (duty?.dueAt ?? found.draw.committedAt).toISOString(),
        replacement: own.round > 0,
        turnedDown: last?.state === "refused" ? await turnedDown(tx, last) : null,
      };
    }
    case "confirmed":
      return { kind: "confirmed", memberId: own.id, at: iso(own.confirmedAt), mayStepBack: true };
    case "recusalAsked":
    case "absenceAsked":
      return {
        kind: "asked",
        what: last?.kind ?? "recusal",
        at: iso(last?.askedAt ?? null),
        reason: last?.reason ?? "",
        stage: last?.state === "opinion" ? "opinion" : "decision",
        with: last ? await answerers(tx, last) : [],
      };
    case "struck":
      return {
        kind: "struck",
        why: (own.struckWhy ?? "unconfirmed") as "recusal" | "absence" | "unconfirmed",
        at: iso(own.struckAt),
      };
    default: {
      const never: never = own.state;
      return never;
    }
  }
}

const iso = (at: Date | null): string => (at ?? new Date(0)).toISOString();

async function turnedDown(tx: Records, recusal: Recusal) {
  const by = recusal.decidedBy === null ? null : await tx.people.byId(recusal.decidedBy);
  return { what: recusal.kind, by: by?.name ?? "", text: recusal.decisionText ?? "" };
}

async function answerers(tx: Records, recusal: Recusal): Promise<string[]> {
  const applicant = await tx.people.byId(recusal.askedBy);
  if (!applicant) return [];
  const people =
    recusal.state === "opinion" ? await headsOf({ tx }, applicant) : await leaders({ tx }, applicant.id);
  return people.map((person) => person.name);
}

export const recusal: Draw<"recusal"> = async (view, page) => {
  const asked = await view.tx.work.recusal(page.recusalId);
  const matter = asked && (await matterOf(view.tx, asked));
  if (!asked || !matter) return null;
  const opinion = await opinionOf(view.tx, asked);
  const decision = await decisionOf(view.tx, asked);
  if (asked.kind === "absence") return absenceDecisionCard({ ...matter, decision });
  return page.stage === "opinion"
    ? recusalOpinionCard({
        ...matter,
        opinion,
        decision,
        deciders: (await leaders(view, asked.askedBy)).map((one) => one.name),
      })
    : recusalDecisionCard({ ...matter, opinion, decision });
};

async function matterOf(tx: Records, asked: Recusal): Promise<RecusalMatter | null> {
  const member = await tx.work.member(asked.memberId);
  const found = member && (await readAssignment(tx, member.assignmentId));
  const applicant = await tx.people.byId(asked.askedBy);
  if (!found || !applicant) return null;
  const duty = (await tx.duties.of(`recusal:${asked.id}`)).find((one) => one.endedAt === null);
  return {
    recusalId: asked.id,
    assignmentId: found.assignment.id,
    entryName: found.entry.name,
    applicant: applicant.name,
    section: applicant.section,
    target: found.target.name,
    visitFrom: found.assignment.visitFrom,
    visitUntil: found.assignment.visitUntil,
    reason: asked.reason,
    askedAt: asked.askedAt.toISOString(),
    dueAt: duty?.dueAt.toISOString() ?? null,
  };
}

async function opinionOf(tx: Records, asked: Recusal): Promise<Opinion | null> {
  if (asked.opinionBy === null || asked.opinionAt === null) return null;
  const by = await tx.people.byId(asked.opinionBy);
  return {
    agree: asked.opinionAgree ?? false,
    text: asked.opinionText ?? "",
    by: by?.name ?? "",
    at: asked.opinionAt.toISOString(),
  };
}

async function decisionOf(tx: Records, asked: Recusal): Promise<Decision | null> {
  if (asked.decidedBy === null || asked.decidedAt === null) return null;
  const by = await tx.people.byId(asked.decidedBy);
  const member = await tx.work.member(asked.memberId);
  const team = member && (await tx.work.members([member.assignmentId]));
  const next = team?.find((one) => one.slot === member?.slot && one.round === (member?.round ?? 0) + 1);
  const [inspector] = next ? await tx.registry.inspectorsByIds([next.inspectorId]) : [];
  return {
    approved: asked.approved ?? false,
    text: asked.decisionText ?? "",
    by: by?.name ?? "",
    at: asked.decidedAt.toISOString(),
    replacement: inspector?.name ?? null,
  };
}
