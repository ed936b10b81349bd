import type { CreditRecord } from "../../src/domain/credit-change.ts";
import type { Target } from "../../src/domain/roster.ts";
import type { CreditWarning } from "../../src/flows/ports-credit.ts";

/** Points of the invented index by class, before a little of its own for every company. */
const base: Record<string, number> = { A: 8, B: 30, C: 58, D: 84 };
const worseTo: Record<string, { from: string; level: "yellow" | "red" }> = {
  C: { from: "B", level: "yellow" },
  D: { from: "C", level: "red" },
};

/**
 * Three months of classes and indexes for whoever has a class, the newest as the roster says. The first of class D and the
 * first two of class C have just come to it, so that 预警 shows a red one and two yellow ones. Invented, as all of 示例县.
 */
export function demoCredit(
  targets: readonly Target[],
  today: string,
): { records: CreditRecord[]; warnings: Omit<CreditWarning, "at">[] } {
  const months = [2, 1, 0].map((back) => monthBefore(today, back));
  const classed = targets.filter(({ creditClass }) => creditClass !== null);
  const fallen = [
    ...classed.filter(({ creditClass }) => creditClass === "D").slice(0, 1),
    ...classed.filter(({ creditClass }) => creditClass === "C").slice(0, 2),
  ];
  const records = classed.flatMap((target, n) =>
    months.map((month, index): CreditRecord => {
      const now = target.creditClass ?? "B";
      const stratum = index < 2 && fallen.includes(target) ? (worseTo[now]?.from ?? now) : now;
      return {
        targetId: target.id,
        month,
        grade: stratum,
        stratum,
        index: (base[stratum] ?? 0) + (n % 7),
        importId: "demo",
      };
    }),
  );
  const month = months[2] ?? "";
  const warnings = fallen.map((target, n): Omit<CreditWarning, "at"> => {
    const to = target.creditClass ?? "";
    return {
      ...{ id: `demo-warning-${n + 1}`, targetId: target.id, month, kind: "class", state: "open" },
      level: worseTo[to]?.level ?? "yellow",
      facts: { from: worseTo[to]?.from ?? "", to },
      ...{ entryId: null, closedWhy: null, closedBy: null, closedAt: null },
    };
  });
  return { records, warnings };
}

function monthBefore(today: string, back: number): string {
  const [year = 0, month = 1] = today.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1 - back, 1)).toISOString().slice(0, 7);
}
