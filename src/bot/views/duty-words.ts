import type { ActValue } from "../../../cards/acts.ts";
import { dutyNames } from "../../domain/words.ts";
import type { StoredDuty } from "../../flows/ports.ts";
import type { OwedView } from "../../flows/read-mine.ts";

/** What is owed, such as 确认检查任务. */
export const dutyName = (duty: StoredDuty): string => dutyNames[duty.kind];

/** What it is about, such as 示例镇中心小学（任务 2026-03-1-005）. */
export function matterOf(about: OwedView["about"]): string {
  const task = about.assignmentId === undefined ? "" : `${about.target ?? ""}（任务 ${about.assignmentId}）`;
  if (about.applicant !== undefined) return `${about.applicant}：${task}`;
  if (task !== "") return task;
  if (about.drawId !== undefined) return `${about.entry ?? ""}（抽取 ${about.drawId}）`;
  return about.entry ?? "";
}

/** What 去办理 opens; null when there is nothing to press. */
export function openingAct(about: OwedView["about"]): ActValue | null {
  if (about.recusalId !== undefined) return { act: "recusal.open", recusalId: about.recusalId };
  if (about.assignmentId !== undefined) return { act: "assignment.open", assignmentId: about.assignmentId };
  if (about.publicationId !== undefined)
    return { act: "publication.open", publicationId: about.publicationId };
  if (about.drawId !== undefined) return { act: "draw.open", drawId: about.drawId };
  // What is held in the group, such as a draw of a plan entry, is not begun from a single chat.
  return null;
}
