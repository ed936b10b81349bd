import { type Guide, type Item, noGuide } from "../../src/domain/item.ts";
import type { PlanEntry, TargetFilter } from "../../src/domain/plan-entry.ts";
import { demoFile } from "./package-file.ts";

/** As in plan.json: days are working days from the day of seeding, rates are fractions. */
interface Line {
  number: number;
  name: string;
  section: string;
  kind: "key" | "general";
  items: string[];
  filter: TargetFilter;
  rates: Record<string, string>;
  specialty: string | null;
  departments?: string[];
  creditClassed: boolean;
  announced: boolean;
  batches: number;
  workdays: { drawFrom: number; drawUntil: number; visitFrom: number; visitUntil: number };
}

export type AddWorkdays = (day: string, n: number) => string;

/** The demo's items as its sections claimed them, with their guides. */
export function demoItems(claimedAt: Date): Item[] {
  const guides = JSON.parse(demoFile("guides.json").toString()) as Record<string, Guide>;
  const items = JSON.parse(demoFile("items.json").toString()) as DemoItem[];
  return items.map((item) => ({
    ...item,
    ...{ version: 1, duty: `${item.section}职责`, departments: [], asWritten: "", state: "active" },
    ...{ ratioMax: { num: item.kind === "key" ? 20 : 10, den: 100 }, timesAYear: 2 },
    ...{ guide: guides[item.code] ?? noGuide, claimedBy: null, claimedAt },
  }));
}

type DemoItem = Pick<
  Item,
  "code" | "name" | "kind" | "section" | "targetTypes" | "legalBasis" | "methods" | "content" | "source"
>;

/** Approved and published entries around `today`. */
export function demoEntries(today: string, addWorkdays: AddWorkdays): PlanEntry[] {
  const lines = JSON.parse(demoFile("plan.json").toString()) as Line[];
  return lines.map((line) => entryOf(line, today, addWorkdays));
}

function entryOf(
  { number, workdays, rates, ...line }: Line,
  today: string,
  addWorkdays: AddWorkdays,
): PlanEntry {
  const year = today.slice(0, 4);
  const code = `${year}-${String(number).padStart(2, "0")}`;
  return {
    ...line,
    id: `${code}-v1`,
    code,
    version: 1,
    year: Number(year),
    teamSize: 2,
    total: null,
    weights: [],
    departments: line.departments ?? [],
    ...{ lead: null, partners: [], outOfPlan: false, reason: null },
    rates: Object.fromEntries(Object.entries(rates).map(([stratum, text]) => [stratum, fractionOf(text)])),
    drawFrom: addWorkdays(today, workdays.drawFrom),
    drawUntil: addWorkdays(today, workdays.drawUntil),
    visitFrom: addWorkdays(today, workdays.visitFrom),
    visitUntil: addWorkdays(today, workdays.visitUntil),
    approvedAt: new Date(`${addWorkdays(today, -20)}T10:00:00+08:00`),
    publishedAt: new Date(`${addWorkdays(today, -18)}T15:00:00+08:00`),
  };
}

function fractionOf(text: string): { num: number; den: number } {
  const [num = 0, den = 1] = text.split("/").map(Number);
  return { num, den };
}
