// 应纳尽纳: what the two registries lack (rules.md §2 S5). Counted by the store, named and judged here.

import { addDays } from "./calendar.ts";

/** No code · no class although 企业 · no tag · nothing changed or confirmed for a year. */
export const targetGaps = ["code", "class", "tag", "stale"] as const;
export type TargetGap = (typeof targetGaps)[number];

/** No certificate · expired · expiring within 30 days · nobody of the chat bound to it · nothing changed for a year. */
export const inspectorGaps = ["cert", "expired", "expiring", "unbound", "staleInspector"] as const;
export type InspectorGap = (typeof inspectorGaps)[number];

export const registryGaps = [...targetGaps, ...inspectorGaps] as const;
export type RegistryGap = TargetGap | InspectorGap;

/** The days that what is missing is measured by. */
export interface GapDays {
  today: string;
  /** Certificates whose last day is before it are about to expire. */
  soon: string;
  /** What was not changed since is stale. */
  staleBefore: Date;
}

const SOON = 30; // [S] issue C 3: expiring in 30 days
const STALE = 365; // [S] issue C 3: stale for a year

export const gapDays = (now: Date, today: string): GapDays => ({
  today,
  soon: addDays(today, SOON),
  staleBefore: new Date(now.getTime() - STALE * 86_400_000),
});

/** As it stands on cards. */
export const gapNames: Record<RegistryGap, string> = {
  code: "没有统一社会信用代码",
  class: "企业没有信用风险分类",
  tag: "没有分类标注",
  stale: "一年没有更新核对",
  cert: "没有执法证号或有效期",
  expired: "执法证已过期",
  expiring: "执法证三十天内到期",
  unbound: "没有绑定飞书账号",
  staleInspector: "一年没有更新核对",
};

/** As a column is headed. */
export const gapShortNames: Record<RegistryGap, string> = {
  code: "缺代码",
  class: "缺分类",
  tag: "缺标注",
  stale: "久未核对",
  cert: "缺证件",
  expired: "已过期",
  expiring: "将到期",
  unbound: "未绑定",
  staleInspector: "久未核对",
};

export const isTargetGap = (gap: RegistryGap): gap is TargetGap =>
  (targetGaps as readonly string[]).includes(gap);

/** What one owner of a 更新名录库 duty has to see to: a district its schools, the office what no district has. */
export const scopeSubject = (district: string | null, month: string): string =>
  `registry:${district ?? "office"}:${month}`;

export function scopeOf(subject: string): { district: string | null; month: string } | null {
  const [, place, month] = /^registry:(.+):(\d{4}-\d{2})$/.exec(subject) ?? [];
  if (place === undefined || month === undefined) return null;
  return { district: place === "office" ? null : place, month };
}
