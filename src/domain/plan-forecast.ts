import { rateOf } from "./draw-quota.ts";
import { type PlanEntry, type Selectable, selects } from "./plan-entry.ts";

/** So many active targets that no filter tells apart. */
export interface TargetGroup extends Selectable {
  creditClass: string | null;
  count: number;
}

/** Inspectors of the bureau who can be drawn at all, and how many of them have which specialty. */
export interface Staff {
  able: number;
  bySpecialty: Record<string, number>;
}

/** A share with what it was made of; null where there is nothing to divide by. */
export interface Share {
  part: number;
  whole: number;
}

export interface Forecast {
  /** Batches that the bureau draws itself. */
  draws: number;
  /** Entries that another department started, registered only. */
  registered: number;
  /** Expected visits, all entries together. */
  visits: number;
  byEntry: { code: string; name: string; pool: number; visits: number }[];
  /** S1 信用分类占比 ≥ 85 %: the text has two readings; enterprises count, all targets stand beside. */
  creditShare: Record<"draws" | "visits", { enterprises: Share; all: Share }>;
  /** S2 ≥ 3 %: distinct targets expected to be visited in the year. */
  inspected: { enterprises: Share; all: Share };
  /** Batches in which departments or sections join. */
  joint: Share;
  /** Visits an inspector, on average; 0 without inspectors. */
  load: number;
  /** Where a specialty is scarce: visits that ask for it, to each who has it. */
  scarce: { specialty: string; visits: number; people: number }[];
  /** Expected visits by month of the year, January first. */
  months: number[];
}

/** rules.md §2, S1 and S2: [S]. */
export const creditTarget = 0.85;
export const inspectedTarget = 0.03;

export const shareOf = ({ part, whole }: Share): number | null => (whole === 0 ? null : part / whole);

/**
 * What a plan would come to, from the registries as they are: expected figures, since the lot decides, and an upper bound,
 * since cool-downs and yearly caps leave some out. 临时任务 are counted apart (S9) and left out here.
 */
export function forecastOf(
  entries: readonly PlanEntry[],
  groups: readonly TargetGroup[],
  staff: Staff,
): Forecast {
  const planned = entries.filter(({ outOfPlan }) => !outOfPlan);
  const own = planned.filter(({ lead }) => lead === null);
  const expected = own.map((entry) => expect(entry, groups));
  const sum = (of: (one: Expected) => number, which: (one: Expected) => boolean = () => true): number =>
    expected.filter(which).reduce((total, one) => total + of(one), 0);
  const credit = ({ entry }: Expected) => entry.creditClassed;
  const enterprises = (one: Expected) => one.enterpriseVisits > 0;
  const batches = ({ entry }: Expected) => entry.batches;
  const allVisits = sum(({ visits }) => visits);
  return {
    draws: sum(batches),
    registered: planned.length - own.length,
    visits: allVisits,
    byEntry: expected.map(({ entry: { code, name }, pool, visits }) => ({ code, name, pool, visits })),
    creditShare: {
      draws: {
        enterprises: {
          part: sum(batches, (one) => credit(one) && enterprises(one)),
          whole: sum(batches, enterprises),
        },
        all: { part: sum(batches, credit), whole: sum(batches) },
      },
      visits: {
        enterprises: {
          part: sum((one) => one.enterpriseVisits, credit),
          whole: sum((one) => one.enterpriseVisits),
        },
        all: { part: sum(({ visits }) => visits, credit), whole: allVisits },
      },
    },
    inspected: inspectedOf(expected, groups),
    joint: {
      part: sum(batches, ({ entry }) => isJoint(entry)) + planned.length - own.length,
      whole: sum(batches) + planned.length - own.length,
    },
    load: staff.able === 0 ? 0 : sum(({ visits, entry }) => visits * entry.teamSize) / staff.able,
    scarce: scarceOf(expected, staff),
    months: monthsOf(expected),
  };
}

export const isJoint = ({ departments, partners, lead }: PlanEntry): boolean =>
  departments.length > 0 || partners.length > 0 || lead !== null;

interface Expected {
  entry: PlanEntry;
  pool: number;
  /** All batches together. */
  visits: number;
  enterpriseVisits: number;
  /** The chance of a target of the group to be drawn in a batch, by group. */
  chances: Map<TargetGroup, number>;
}

function expect(entry: PlanEntry, groups: readonly TargetGroup[]): Expected {
  const hit = groups.filter((group) => selects(entry.filter, group));
  const sizes = new Map<string, number>();
  const stratum = (group: TargetGroup) => (entry.creditClassed ? (group.creditClass ?? "-") : "-");
  for (const group of hit) sizes.set(stratum(group), (sizes.get(stratum(group)) ?? 0) + group.count);
  const pool = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  const drawn = new Map(
    [...sizes].map(([name, size]) => [name, rateOf(size, entry.rates[name] ?? { num: 0, den: 1 })]),
  );
  const byRates = [...drawn.values()].reduce((sum, n) => sum + n, 0);
  const batch = Math.max(byRates, Math.min(pool, entry.total ?? 0));
  const chances = new Map<TargetGroup, number>();
  for (const group of hit) {
    const size = sizes.get(stratum(group)) ?? 0;
    const sure = size === 0 ? 0 : (drawn.get(stratum(group)) ?? 0) / size;
    // What a total asks for beyond the rates is topped up in proportion.
    const topped = pool === byRates ? 1 : (batch - byRates) / (pool - byRates);
    chances.set(group, Math.min(1, sure + (1 - sure) * topped * Number(batch > byRates)));
  }
  const enterprises = hit
    .filter(({ subject }) => subject === "企业")
    .reduce((sum, group) => sum + group.count * (chances.get(group) ?? 0), 0);
  return {
    entry,
    pool,
    visits: batch * entry.batches,
    enterpriseVisits: enterprises * entry.batches,
    chances,
  };
}

/** Distinct targets: a target escapes an entry only if it escapes all its batches, which do not draw it twice. */
function inspectedOf(expected: readonly Expected[], groups: readonly TargetGroup[]): Forecast["inspected"] {
  const of = (list: readonly TargetGroup[]): Share => ({
    part: list.reduce((sum, group) => {
      const escapes = expected.reduce(
        (chance, { chances, entry }) => chance * (1 - Math.min(1, (chances.get(group) ?? 0) * entry.batches)),
        1,
      );
      return sum + group.count * (1 - escapes);
    }, 0),
    whole: list.reduce((sum, { count }) => sum + count, 0),
  });
  return { enterprises: of(groups.filter(({ subject }) => subject === "企业")), all: of(groups) };
}

/** More than this many visits to each specialist is worth a word before the plan is approved. [D] */
const SCARCE = 20;

function scarceOf(expected: readonly Expected[], { bySpecialty }: Staff): Forecast["scarce"] {
  const wanted = new Map<string, number>();
  for (const { entry, visits } of expected)
    if (entry.specialty !== null) wanted.set(entry.specialty, (wanted.get(entry.specialty) ?? 0) + visits);
  return [...wanted]
    .map(([specialty, visits]) => ({ specialty, visits, people: bySpecialty[specialty] ?? 0 }))
    .filter(({ visits, people }) => visits > people * SCARCE);
}

/** Visits are spread evenly over the days of the window. */
function monthsOf(expected: readonly Expected[]): number[] {
  const months = Array.from({ length: 12 }, () => 0);
  for (const { entry, visits } of expected) {
    const [from, until] = [dayNumber(entry.visitFrom), dayNumber(entry.visitUntil)];
    if (!(from <= until)) continue;
    for (let month = 0; month < 12; month += 1) {
      const first = Date.UTC(entry.year, month, 1) / DAY;
      const next = Date.UTC(entry.year, month + 1, 1) / DAY;
      const days = Math.min(until + 1, next) - Math.max(from, first);
      if (days > 0) months[month] = (months[month] ?? 0) + (visits * days) / (until - from + 1);
    }
  }
  return months;
}

const DAY = 24 * 3600_000;
const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY;

/** Two entries that would visit largely the same targets at the same time (S6 应合尽合、一业一查). */
export interface Overlap {
  codes: [string, string];
  names: [string, string];
  /** Targets that both select, of the smaller of the two. */
  shared: Share;
}

/** Pairs that share at least half of the smaller one and whose visits meet, the largest first. */
export function overlapsOf(entries: readonly PlanEntry[], groups: readonly TargetGroup[]): Overlap[] {
  const own = entries.filter(({ lead, outOfPlan }) => lead === null && !outOfPlan);
  const selected = own.map((entry) => new Set(groups.filter((group) => selects(entry.filter, group))));
  const size = (set: Iterable<TargetGroup>): number => [...set].reduce((sum, { count }) => sum + count, 0);
  const found: Overlap[] = [];
  for (const [i, one] of own.entries())
    for (const [j, other] of own.entries()) {
      if (j <= i || one.announced !== other.announced) continue;
      if (one.visitFrom > other.visitUntil || other.visitFrom > one.visitUntil) continue;
      const [a, b] = [selected[i] ?? new Set<TargetGroup>(), selected[j] ?? new Set<TargetGroup>()];
      const part = size([...a].filter((group) => b.has(group)));
      const whole = Math.min(size(a), size(b));
      if (whole > 0 && part * 2 >= whole)
        found.push({ codes: [one.code, other.code], names: [one.name, other.name], shared: { part, whole } });
    }
  return found.sort((a, b) => b.shared.part - a.shared.part);
}

/** One entry in place of two: their items, sections and times joined, the higher rate of each class. */
export function merged(one: PlanEntry, other: PlanEntry): PlanEntry {
  const both = <T>(a: readonly T[], b: readonly T[]): T[] => [...new Set([...a, ...b])];
  const rates = { ...one.rates };
  for (const [stratum, rate] of Object.entries(other.rates)) {
    const had = rates[stratum];
    if (!had || had.num * rate.den < rate.num * had.den) rates[stratum] = rate;
  }
  const creditClassed = one.creditClassed || other.creditClassed;
  return {
    ...one,
    kind: one.kind === "key" || other.kind === "key" ? "key" : "general",
    items: both(one.items, other.items),
    filter: joinedFilter(one, other),
    rates,
    creditClassed,
    total: one.total === null ? other.total : Math.max(one.total, other.total ?? 0),
    partners: both(one.partners, [...other.partners, other.section]).filter((name) => name !== one.section),
    departments: both(one.departments, other.departments),
    specialty: one.specialty ?? other.specialty,
    teamSize: Math.max(one.teamSize, other.teamSize),
    batches: Math.max(one.batches, other.batches),
    drawFrom: one.drawFrom < other.drawFrom ? one.drawFrom : other.drawFrom,
    drawUntil: one.drawUntil > other.drawUntil ? one.drawUntil : other.drawUntil,
    visitFrom: one.visitFrom < other.visitFrom ? one.visitFrom : other.visitFrom,
    visitUntil: one.visitUntil > other.visitUntil ? one.visitUntil : other.visitUntil,
  };
}

/** Whatever either of them selects; a condition that one lacks is none. */
function joinedFilter({ filter: a }: PlanEntry, { filter: b }: PlanEntry): PlanEntry["filter"] {
  const joined: Record<string, string[]> = {};
  for (const key of ["types", "ownership", "subjects", "districts", "tags", "targets"] as const) {
    const [left, right] = [a[key], b[key]];
    if (left !== undefined && right !== undefined) joined[key] = [...new Set([...left, ...right])];
  }
  return joined;
}
