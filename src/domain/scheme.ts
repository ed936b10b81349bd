import { holds, type Person } from "./person.ts";
import type { PlanEntry } from "./plan-entry.ts";
import { scopeWords } from "./plan-lines.ts";

/** The sections of an 实施方案, in the order in which it is read. */
export const schemeParts = [
  "purpose",
  "matters",
  "scope",
  "staffing",
  "schedule",
  "method",
  "discipline",
] as const;
export type SchemePart = (typeof schemeParts)[number];
/** The parts as their headings read. */
export const schemePartNames: Record<SchemePart, string> = {
  purpose: "一、目的和依据",
  matters: "二、抽查事项",
  scope: "三、对象范围和数量",
  staffing: "四、人员组成",
  schedule: "五、时间安排",
  method: "六、检查方式",
  discipline: "七、组织和纪律要求",
};

export type SchemeText = Record<SchemePart, string>;

/** 实施方案 of one batch (S9). A change of what was approved is a new version; the batch that was drawn keeps its own. */
export interface Scheme {
  id: string;
  entryId: string;
  entryCode: string;
  batch: number;
  version: number;
  state: "draft" | "submitted" | "approved" | "published" | "replaced";
  data: SchemeText;
  byId: string;
  at: Date;
  approvedBy: string | null;
  approvedAt: Date | null;
  publishedAt: Date | null;
}

/** Whose it is to prepare: 双随机办, the entry's own section and those that join it. */
export const mayPrepare = (by: Person, entry: Pick<PlanEntry, "section" | "partners">): boolean =>
  holds(by, "office") ||
  (by.section !== null && (entry.section === by.section || entry.partners.includes(by.section)));

/** What stands in the way of a draw, or null: S9; an unannounced check's scheme goes public when its visits are over (§7). */
export function schemeGap(
  schemes: readonly Scheme[],
  announced: boolean,
): "missing" | "unapproved" | "unpublished" | null {
  const living = schemes.filter(({ state }) => state !== "replaced");
  if (living.length === 0) return "missing";
  const approved = living.filter(({ approvedAt }) => approvedAt !== null);
  if (approved.length === 0) return "unapproved";
  return announced && !approved.some(({ publishedAt }) => publishedAt !== null) ? "unpublished" : null;
}

/** A part holds 500 characters, as its form does; the whole of the bases stands in the item list. */
const LONGEST_BASES = 280;
const LONGEST_NAMES = 150;

/**
 * A whole scheme written from what is on record, so that one press gives a usable one. No rate and no credit class stands
 * in it: it goes public (rules.md §7). `expected`: targets to be drawn; null where that is not known.
 */
export function schemeText(
  entry: PlanEntry,
  batch: number,
  items: readonly { name: string; legalBasis: string }[],
  expected: number | null,
): SchemeText {
  const origin = entry.outOfPlan
    ? `本次检查为临时任务，缘由：${entry.reason ?? "上级部署"}。`
    : `根据${entry.year}年度抽查计划（任务编号 ${entry.code}）开展。`;
  const bases = [...new Set(items.map(({ legalBasis }) => legalBasis).filter((basis) => basis !== ""))];
  const amount = expected === null ? "" : `，预计抽取 ${expected} 家`;
  const joint =
    entry.departments.length === 0
      ? ""
      : `会同${entry.departments.join("、")}联合检查，每组各派一人，一次上门完成全部事项。`;
  const notice = entry.announced
    ? "检查前 3 个工作日通知检查对象。"
    : "本次为不预先通知的检查，检查结束前不得向检查对象和无关人员透露名单。";
  const partners = entry.partners.length === 0 ? "" : `，配合科室：${entry.partners.join("、")}`;
  const specialty = entry.specialty === null ? "" : `，其中须有“${entry.specialty}”专长人员`;
  return {
    purpose: `为规范“${entry.name}”工作，落实“双随机、一公开”监管要求，制定本方案。${origin}`,
    matters: [
      `抽查事项：${items
        .map(({ name }) => name)
        .join("、")
        .slice(0, LONGEST_NAMES)}。`,
      bases.length === 0 ? "" : `检查依据：${bases.join("；").slice(0, LONGEST_BASES)}。`,
      "逐项对照检查指引开展，不得擅自增加检查事项。",
    ].join(""),
    scope: `检查对象范围：${scopeWords(entry.filter)}${amount}。名单以公开抽取结果为准。`,
    staffing: `责任科室：${entry.section}${partners}。每组 ${entry.teamSize} 名执法检查人员，由执法检查人员名录库随机抽取${specialty}。${joint}有应当回避情形的，主动申请回避。`,
    schedule: `第 ${batch} 批抽取时间：${entry.drawFrom} 至 ${entry.drawUntil}；入校检查时间：${entry.visitFrom} 至 ${entry.visitUntil}。检查结束后 5 个工作日内录入结果，20 个工作日内公示。`,
    method: `采取现场检查方式，结合查阅资料、询问核实。${notice}检查人员携带行政执法证、执法记录和必要的取证设备。`,
    discipline:
      "检查前主动出示行政执法证件，宣讲有关政策；不得走过场、搞形式，不得接受宴请和礼品，不得干扰正常教学秩序；如实记录，谁检查、谁负责；发现涉嫌违法犯罪线索的，依法移送。",
  };
}
