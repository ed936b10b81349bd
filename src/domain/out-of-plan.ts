import type { PlanEntry } from "./plan-entry.ts";

/** 临时任务: an entry outside the annual plan, with where it stands (S9: approved by itself and counted apart). */
export interface OutOfPlan {
  entry: PlanEntry;
  state: "draft" | "submitted" | "approved" | "cancelled";
}

/** `2026-L01`: the next number after those of the year. */
export function nextTaskCode(year: number, codes: readonly string[]): string {
  const numbers = codes.map((code) => Number(/^\d{4}-L(\d+)$/.exec(code)?.[1] ?? 0));
  return `${year}-L${String(Math.max(0, ...numbers) + 1).padStart(2, "0")}`;
}

/** Why the days do not fit together: a window that ends before it begins, or lies behind. */
export function windowFault(
  { drawUntil, visitFrom, visitUntil }: Pick<PlanEntry, "drawUntil" | "visitFrom" | "visitUntil">,
  today: string,
): "past" | "order" | null {
  if (drawUntil < today) return "past";
  return drawUntil <= visitUntil && visitFrom <= visitUntil ? null : "order";
}
