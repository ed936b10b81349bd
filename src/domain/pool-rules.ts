import { addDays, type Day } from "./calendar.ts";
import { type Quota, type QuotaRefusal, quotasOf } from "./draw-quota.ts";
import { type PlanEntry, stratumOf } from "./plan-entry.ts";
import type { Target } from "./roster.ts";

/** Why a target that the entry's filters select is left out of a pool; these codes are hashed and stay on record. */
export type ExclusionCode = "inactive" | "open-window" | "yearly-cap" | "cool-down";

export interface PoolRules {
  /** 抽查间隔期: days after a visit in which the same items are not checked again, by credit class; `-` for entries without classes. */
  coolDown: Record<string, number>;
  /** Visits a target within a year, re-checks not counted. */
  yearlyCap: number;
}

/** rules.md §3, cool-down and yearly cap: [D]/[R]. */
export const poolRules: PoolRules = { coolDown: { A: 365, B: 365, C: 180, D: 0, "-": 365 }, yearlyCap: 2 };

/** What earlier draws did to a target. */
export interface TargetHistory {
  /** A drawn visit whose window is not over. */
  open: boolean;
  /** Visits of this year. */
  thisYear: number;
  /** Last day of the newest visit that checked one of the same items. */
  sameItems: Day | null;
}

/** Of a class in its cool-down: part of the pool with the rate 0, so that not even the number of leaves tells a class. */
export const cooling = (stratum: string): string => `${stratum}${COOLING}`;
const COOLING = ".cool";

/**
 * Where a selected target stands in the pool. Rules that look at no class exclude; the cool-down by class makes a stratum
 * of its own that is drawn at the rate 0 (docs/decisions/0007).
 */
export function placeInPool(
  target: Target,
  entry: PlanEntry,
  history: TargetHistory | undefined,
  today: Day,
  rules: PoolRules = poolRules,
): { stratum: string; weight: number } | { ruleCode: ExclusionCode } {
  if (target.status !== "active") return { ruleCode: "inactive" };
  if (history?.open) return { ruleCode: "open-window" };
  if ((history?.thisYear ?? 0) >= rules.yearlyCap) return { ruleCode: "yearly-cap" };
  const stratum = stratumOf(entry, target);
  const weight = weightOf(entry, target);
  const days = rules.coolDown[stratum] ?? rules.coolDown["-"] ?? 0;
  if (!history?.sameItems || addDays(history.sameItems, days) <= today) return { stratum, weight };
  return entry.creditClassed ? { stratum: cooling(stratum), weight } : { ruleCode: "cool-down" };
}

/** The most slips that any of the target's tags gives; 1 without. */
const weightOf = ({ weights }: PlanEntry, { tags }: Target): number =>
  Math.max(1, ...weights.filter(({ tag }) => tags.includes(tag)).map(({ weight }) => weight));

/** General items are drawn at 10 % at most, but for the classes C and D (rules.md §3, [D]). */
const GENERAL_CAP = { num: 10, den: 100 };
const uncapped = ["C", "D"];

/** The stratum whose rate is above the cap of a general item, or null. Caps bind the rate, not what rounding up adds. */
export function overCap({ kind, rates }: PlanEntry): string | null {
  if (kind === "key") return null;
  const over = Object.entries(rates).find(
    ([stratum, { num, den }]) => !uncapped.includes(stratum) && num * GENERAL_CAP.den > GENERAL_CAP.num * den,
  );
  return over?.[0] ?? null;
}

/** The rates as they are hashed: the entry's, and 0 for strata in their cool-down. */
export function ratesWith(entry: PlanEntry, members: readonly { stratum: string }[]): PlanEntry["rates"] {
  const rates = { ...entry.rates };
  for (const { stratum } of members)
    if (stratum.endsWith(COOLING) && !Object.hasOwn(rates, stratum)) rates[stratum] = { num: 0, den: 1 };
  return rates;
}

/** How many of each stratum will be drawn, or why this entry cannot be drawn as it is. */
export function entryQuotas(
  entry: PlanEntry,
  members: readonly { stratum: string }[],
): Quota[] | QuotaRefusal | { refused: "quota.overCap"; stratum: string } {
  const over = overCap(entry);
  if (over !== null) return { refused: "quota.overCap", stratum: over };
  return quotasOf(members, ratesWith(entry, members), entry.total ?? undefined);
}
