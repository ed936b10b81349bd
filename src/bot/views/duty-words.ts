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
  if (about.planYear !== undefined) return `${about.planYear}年度抽查计划`;
  if (about.items) return "待认领的抽查事项";
  if (about.registry !== undefined) return registryMatter(about.registry);
  if (about.trainingYear !== undefined) return `${about.trainingYear} 年还没有登记培训`;
  return about.entry ?? "";
}

const registryMatter = ({ district, month }: { district: string | null; month: string }): string =>
  `${district ?? "全县"}名录缺项（${Number(month.slice(0, 4))} 年 ${Number(month.slice(5))} 月）`;

/** What 去办理 opens; null when there is nothing to press. */
export function openingAct(about: OwedView["about"]): ActValue | null {
  if (about.recusalId !== undefined) return { act: "recusal.open", recusalId: about.recusalId };
  if (about.assignmentId !== undefined) return { act: "assignment.open", assignmentId: about.assignmentId };
  if (about.publicationId !== undefined)
    return { act: "publication.open", publicationId: about.publicationId };
  if (about.drawId !== undefined) return { act: "draw.open", drawId: about.drawId };
  if (about.planYear !== undefined) return { act: "plan.open", year: about.planYear };
  if (about.items) return { act: "items.list", state: "offered", text: "", page: 1 };
  if (about.registry !== undefined) return { act: "registry.gaps", district: about.registry.district };
  if (about.trainingYear !== undefined) return { act: "training.new" };
  // What is held in the group, such as a draw of a plan entry, is not begun from a single chat.
  return null;
}
