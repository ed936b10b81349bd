import type { EntryFault } from "./plan.ts";
import type { PlanEntry } from "./plan-entry.ts";
import { overCap } from "./pool-rules.ts";

const classes = ["A", "B", "C", "D"] as const;

/**
 * What an entry lacks before it can be approved; null when nothing. `items`: codes of the items in use. Rates and caps:
 * rules.md §3; an entry without an item would be a check without a legal basis.
 */
export function entryFault(entry: PlanEntry, items: ReadonlySet<string>): EntryFault | null {
  if (entry.name === "") return "noName";
  if (entry.section === "") return "noSection";
  if (entry.items.length === 0) return "noItems";
  if (entry.items.some((code) => !items.has(code))) return "badItem";
  return ratesFault(entry) ?? daysFault(entry) ?? sizesFault(entry);
}

function ratesFault(entry: PlanEntry): EntryFault | null {
  const wanted = entry.creditClassed ? [...classes, "-"] : ["-"];
  const rates = wanted.map((stratum) => entry.rates[stratum]);
  if (rates.some((rate) => rate === undefined)) return "noRate";
  if (rates.some((rate) => rate && (rate.num < 0 || rate.num > rate.den || rate.den < 1))) return "badRate";
  if (entry.creditClassed) {
    const shares = classes.map((name) => (entry.rates[name]?.num ?? 0) / (entry.rates[name]?.den ?? 1));
    const rising = shares.every((share, index) => share >= (shares[index - 1] ?? 0));
    if (!rising || shares[0] === 0) return "notMonotone";
  } else if ((entry.rates["-"]?.num ?? 0) === 0 && entry.total === null) return "noRate";
  return overCap(entry) === null ? null : "overCap";
}

const dayShape = /^\d{4}-\d{2}-\d{2}$/;

function daysFault({ drawFrom, drawUntil, visitFrom, visitUntil, year }: PlanEntry): EntryFault | null {
  if (![drawFrom, drawUntil, visitFrom, visitUntil].every((day) => dayShape.test(day))) return "badDays";
  if (drawFrom > drawUntil) return "drawReversed";
  if (visitFrom > visitUntil) return "visitReversed";
  if (visitUntil < drawFrom) return "visitBeforeDraw";
  // What is drawn late in the year may be visited in the next spring and still belongs to this plan.
  const inYear = drawFrom >= `${year}-01-01` && drawUntil <= `${year + 1}-03-31`;
  return inYear ? null : "otherYear";
}

function sizesFault({ teamSize, batches }: PlanEntry): EntryFault | null {
  // 行政处罚法 第四十二条: at least two.
  if (!Number.isInteger(teamSize) || teamSize < 2 || teamSize > 5) return "badTeam";
  return Number.isInteger(batches) && batches >= 1 && batches <= 12 ? null : "badBatches";
}

/** rules.md §3, rates by class: [D]; key items twice as much, at most all. */
export const defaultRates = (kind: PlanEntry["kind"], creditClassed: boolean): PlanEntry["rates"] => {
  const times = kind === "key" ? 2 : 1;
  const rate = (percent: number) => ({ num: Math.min(100, percent * times), den: 100 });
  const open = { "-": rate(5) };
  return creditClassed ? { A: rate(3), B: rate(5), C: rate(20), D: rate(100), ...open } : open;
};
