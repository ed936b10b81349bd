// An entry as a bureau writes it: one list of lines for cards, tables and differences, so that they never disagree.

import type { PlanEntry, Rates, TargetFilter } from "./plan-entry.ts";
import type { Subject, TargetType } from "./roster.ts";
import { ownershipNames, subjectNames, targetTypeNames } from "./words.ts";

export type Line = [label: string, text: string];

/** "5%", "2.5%"; a rational that is no whole number of hundredths of a percent is rounded to them. */
export const percent = ({ num, den }: { num: number; den: number }): string =>
  `${Number(((num * 100) / den).toFixed(2))}%`;

/** The filters in words. */
export function scopeWords(filter: TargetFilter): string {
  const { types, ownership, subjects, districts, tags, targets } = filter;
  const parts = [
    targets === undefined ? undefined : `指定的 ${targets.length} 家单位`,
    districts?.join("、"),
    ownership?.map((one) => ownershipNames[one as keyof typeof ownershipNames] ?? one).join("、"),
    types?.map((one) => targetTypeNames[one as TargetType] ?? one).join("、"),
    subjects && `登记类型为${subjects.map((one) => subjectNames[one as Subject] ?? one).join("、")}`,
    tags && `标注为${tags.join("或")}`,
  ].filter((part) => part !== undefined && part !== "");
  return parts.length === 0 ? "名录内全部检查对象" : parts.join("，");
}

/** 定向 names conditions, 不定向 none. */
export const isDirected = (filter: TargetFilter): boolean =>
  Object.values(filter).some((part) => part !== undefined);

/** The rates as staff see them; by class they are internal (rules.md §7). */
export function ratesWords({
  creditClassed,
  rates,
  total,
}: Pick<PlanEntry, "creditClassed" | "rates" | "total">): string {
  const least = total === null ? "" : `，合计不少于 ${total} 家`;
  return `${creditClassed ? classWords(rates) : rates["-"] ? percent(rates["-"]) : "未定"}${least}`;
}

const classWords = (rates: Rates): string =>
  Object.entries(rates)
    .sort(([a], [b]) => (a === "-" ? 1 : b === "-" ? -1 : a < b ? -1 : 1))
    .map(([name, rate]) => `${name === "-" ? "未分类" : name} ${percent(rate)}`)
    .join("，");

/** What the public reads instead: never a rate by class. */
export const publicRatio = ({ creditClassed, rates, total }: PlanEntry): string => {
  if (creditClassed) return "按信用风险分类差异化确定";
  return ratesWords({ creditClassed, rates, total });
};

/** Every line of an entry, in the order of a plan's table. `itemName`: an item's name by its code. */
export function entryLines(entry: PlanEntry, itemName: (code: string) => string): Line[] {
  return [
    ["任务名称", entry.name],
    ["事项类别", entry.kind === "key" ? "重点检查事项" : "一般检查事项"],
    ["抽查事项", entry.items.map(itemName).join("、")],
    ["任务类型", isDirected(entry.filter) ? "定向" : "不定向"],
    ["对象范围", scopeWords(entry.filter)],
    ["信用风险分类", entry.creditClassed ? "按信用风险分类抽查" : "不涉及信用风险分类"],
    ["抽查比例", ratesWords(entry)],
    ["加权标注", entry.weights.map(({ tag, weight }) => `${tag} ×${weight}`).join("，")],
    ["全年批次", `${entry.batches} 批`],
    ["抽取时间", `${entry.drawFrom} 至 ${entry.drawUntil}`],
    ["检查时间", `${entry.visitFrom} 至 ${entry.visitUntil}`],
    ["责任科室", entry.section],
    ["配合科室", entry.partners.join("、")],
    ["发起部门", entry.lead ?? ""],
    ["会同部门", entry.departments.join("、")],
    ["每组人数", `${entry.teamSize} 人`],
    ["专长要求", entry.specialty ?? ""],
    ["告知方式", entry.announced ? "提前告知" : "不预先告知"],
  ];
}
