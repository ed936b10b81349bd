import type { Target } from "./roster.ts";

/** One line of the approved plan (计划任务). Days are "YYYY-MM-DD", windows include both ends. */
export interface PlanEntry {
  id: string;
  code: string;
  version: number;
  year: number;
  name: string;
  /** 责任科室 */
  section: string;
  kind: "key" | "general";
  /** Item codes. */
  items: string[];
  filter: TargetFilter;
  rates: Rates;
  /** So many at least in all, topped up beyond what the rates give; null: what the rates give. */
  total: number | null;
  /** Slips in the box for targets with the tag, 1 to 16; of several the most. */
  weights: { tag: string; weight: number }[];
  teamSize: number;
  /** What slot 0 of every team must be able to do; null when any inspector will do. */
  specialty: string | null;
  /** 会同部门: each fills one place of every team, besides `teamSize` of the bureau. */
  departments: string[];
  /** 信用分类抽查: strata are credit classes, the draw is sealed. */
  creditClassed: boolean;
  /** False for unannounced checks: names stay with the teams until the last visit is over. */
  announced: boolean;
  batches: number;
  /** 发起部门, when another department started it and draws; null: the bureau itself. */
  lead: string | null;
  /** 配合科室 */
  partners: string[];
  /** 临时任务: not of the annual plan, approved by itself, counted apart (rules.md §2, S9). */
  outOfPlan: boolean;
  /** Why the 临时任务, or where it came from; null for entries of the plan. */
  reason: string | null;
  drawFrom: string;
  drawUntil: string;
  visitFrom: string;
  visitUntil: string;
  approvedAt: Date | null;
  publishedAt: Date | null;
}

/** 定向/不定向: an absent list selects everything. */
export interface TargetFilter {
  types?: string[];
  ownership?: string[];
  subjects?: string[];
  districts?: string[];
  /** Targets with any of these 分类标注. */
  tags?: string[];
  /** Target ids: a directed check names whom it goes to. */
  targets?: string[];
}

/** Rate by stratum as a rational; the stratum "-" is everybody without a class (or every target of an entry without classes). */
export type Rates = Record<string, { num: number; den: number }>;

const within = (list: string[] | undefined, value: string | null): boolean =>
  list === undefined || (value !== null && list.includes(value));

/** Whether the entry's filters select the target; says nothing about exclusions. */
export function selects(filter: TargetFilter, target: Target): boolean {
  return (
    within(filter.targets, target.id) &&
    within(filter.types, target.type) &&
    within(filter.ownership, target.ownership) &&
    within(filter.subjects, target.subject) &&
    within(filter.districts, target.district) &&
    (filter.tags === undefined || filter.tags.some((tag) => target.tags.includes(tag)))
  );
}

/** The stratum a target is drawn in: its credit class for a credit-classed entry, else "-". */
export const stratumOf = (entry: PlanEntry, target: Target): string =>
  entry.creditClassed ? (target.creditClass ?? "-") : "-";

export type EntryState = "notYet" | "open" | "over" | "drawn";

/** Where the entry stands on `today`, given how many of its batches are drawn or under way. */
export function entryState(entry: PlanEntry, batchesTaken: number, today: string): EntryState {
  if (batchesTaken >= entry.batches) return "drawn";
  if (today < entry.drawFrom) return "notYet";
  return today > entry.drawUntil ? "over" : "open";
}

/** S9 of rules.md: no draw without an approved and published entry. */
export const isPublished = (entry: PlanEntry): boolean =>
  entry.approvedAt !== null && entry.publishedAt !== null;
