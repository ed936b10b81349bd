import type { Person } from "../domain/person.ts";
import { scopeOf } from "../domain/registry-gaps.ts";
import type { NoticeRow, Records, StoredDuty } from "./ports.ts";

/** One thing somebody owes, with what it is about in the words of its record. */
export interface OwedView {
  duty: StoredDuty;
  /** Names from the records that say what it is about: target, entry, applicant … */
  about: {
    assignmentId?: string;
    target?: string;
    drawId?: string;
    publicationId?: string;
    entry?: string;
    entryId?: string;
    recusalId?: string;
    applicant?: string;
    memberId?: string;
    planYear?: number;
    /** Unclaimed items. */
    items?: true;
    /** 更新名录库: of this district (null: the rest), in this month. */
    registry?: { district: string | null; month: string };
    /** The year that is still without a training. */
    trainingYear?: string;
  };
  notices: NoticeRow[];
}

/** What the person owes, first due first. */
export async function readMine(tx: Records, person: Person): Promise<OwedView[]> {
  const duties = await tx.duties.openOf(person.id);
  const owed: OwedView[] = [];
  for (const duty of duties)
    owed.push({ duty, about: await aboutOf(tx, duty), notices: await tx.notices.ofDuty(duty.id) });
  return owed;
}

/** Looks up what a duty's subject names. */
export async function aboutOf(tx: Records, duty: StoredDuty): Promise<OwedView["about"]> {
  const [kind = "", id = "", batch] = duty.subject.split(":");
  switch (kind) {
    case "member":
      return aboutMember(tx, id);
    case "publication": {
      const publication = await tx.publications.byId(id);
      return publication ? { publicationId: id, entry: publication.title } : {};
    }
    case "draw": {
      const draw = await tx.draws.byId(id);
      const entry = draw && (await tx.plan.entry(draw.entryId));
      return { drawId: id, ...(entry ? { entry: entry.name } : {}) };
    }
    case "entry": {
      const entry = await tx.plan.entry(id);
      const name = entry && (entry.batches > 1 ? `${entry.name}（第${batch}批）` : entry.name);
      return { entryId: id, ...(name ? { entry: name } : {}) };
    }
    case "recusal": {
      const recusal = await tx.work.recusal(id);
      const applicant = recusal && (await tx.people.byId(recusal.askedBy));
      return {
        recusalId: id,
        ...(recusal ? await aboutMember(tx, recusal.memberId) : {}),
        ...(applicant ? { applicant: applicant.name } : {}),
      };
    }
    case "plan":
      return { planYear: Number(id) };
    case "items":
      return { items: true };
    case "registry": {
      const registry = scopeOf(duty.subject);
      return registry ? { registry } : {};
    }
    case "train":
      return { trainingYear: id };
    default:
      return {};
  }
}

async function aboutMember(tx: Records, memberId: string): Promise<OwedView["about"]> {
  const member = await tx.work.member(memberId);
  const assignment = member && (await tx.work.assignment(member.assignmentId));
  const target = assignment && (await tx.registry.target(assignment.targetId));
  return {
    memberId,
    ...(assignment ? { assignmentId: assignment.id } : {}),
    ...(target ? { target: target.name } : {}),
  };
}
