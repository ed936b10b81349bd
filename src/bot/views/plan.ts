import { noPlanCard, type PlanFacts, planCard } from "../../../cards/plan.ts";
import type { PlanDifference, PlanFigures, PlanRow } from "../../../cards/plan-blocks.ts";
import { planEntryCard } from "../../../cards/plan-entry.ts";
import { may } from "../../domain/permission.ts";
import type { PlanEntry } from "../../domain/plan-entry.ts";
import { entryFault } from "../../domain/plan-entry-fault.ts";
import {
  creditTarget,
  type Forecast,
  inspectedTarget,
  type Share,
  shareOf,
} from "../../domain/plan-forecast.ts";
import { percent, publicRatio, ratesWords, scopeWords } from "../../domain/plan-lines.ts";
import { ownershipNames, subjectNames, targetTypeNames } from "../../domain/words.ts";
import { planSubject, seenOf } from "../../flows/edit-plan.ts";
import type { Records } from "../../flows/ports.ts";
import { type PlanView, type Reading, readPlan } from "../../flows/read-plan.ts";
import { entryFaultWords, planFaultWords } from "../plan-words.ts";
import type { Draw } from "../view.ts";

export const plan: Draw<"plan"> = async ({ tx }, page) => {
  const view = await readPlan(tx, page.year, page.version);
  const reader = page.readerId === undefined ? null : await tx.people.byId(page.readerId);
  const mayEdit = reader !== null && may(reader.roles, "plan.edit");
  if (!view) {
    const lastYear = (await tx.plan.entries(page.year - 1)).filter(({ outOfPlan }) => !outOfPlan).length;
    return noPlanCard({ year: page.year, mayEdit, lastYear });
  }
  return planCard(await planFacts(tx, view, { mayEdit, inside: reader !== null }, page.page ?? 1));
};

/** `inside`: read by somebody in single chat; a group sees no rate by class (rules.md §7). */
async function planFacts(
  tx: Records,
  view: PlanView,
  { mayEdit, inside }: { mayEdit: boolean; inside: boolean },
  page: number,
): Promise<PlanFacts> {
  const { plan, entries, forecast } = view;
  const people = new Map(
    (await tx.people.byIds([plan.proposedBy, plan.approvedBy ?? ""])).map((one) => [one.id, one.name]),
  );
  const subject = planSubject(plan);
  const edits = (await tx.audit.of(subject)).filter(({ action }) => action.startsWith("plan.edit"));
  const pending = (await tx.approvals.of(subject)).find(({ state }) => state === "pending");
  return {
    ...{ year: plan.year, version: plan.version, state: plan.state, reason: plan.reason, mayEdit, page },
    proposedBy: people.get(plan.proposedBy) ?? "",
    proposedAt: plan.proposedAt.toISOString(),
    approvedBy: people.get(plan.approvedBy ?? "") ?? null,
    approvedAt: plan.approvedAt?.toISOString() ?? null,
    publishedAt: plan.publishedAt?.toISOString() ?? null,
    figures: figuresOf(forecast, view.reading),
    entries: entries.map((entry) => ({
      ...rowOf(entry, forecast),
      ...(inside ? {} : { ratio: publicRatio(entry) }),
      entryId: entry.id,
    })),
    difference: inside ? differenceOf(view) : null,
    warnings: plan.state === "replaced" ? [] : warningsOf(forecast),
    faults: view.faults.map(planFaultWords),
    overlaps: view.overlaps.map(({ codes: [a, b], names, shared }) => ({ a, b, names, shared: shared.part })),
    undoable: edits.length > 0,
    approvalId: pending?.id ?? null,
  };
}

const tenth = (share: Share): number | null => {
  const value = shareOf(share);
  return value === null ? null : Math.round(value * 1000) / 10;
};
const pair = ({ enterprises, all }: { enterprises: Share; all: Share }) => ({
  enterprises: tenth(enterprises),
  all: tenth(all),
});

export const figuresOf = (forecast: Forecast, reading: Reading | null): PlanFigures => ({
  draws: forecast.draws,
  registered: forecast.registered,
  visits: Math.round(forecast.visits),
  creditDraws: pair(forecast.creditShare.draws),
  creditVisits: pair(forecast.creditShare.visits),
  inspected: pair(forecast.inspected),
  joint: tenth(forecast.joint),
  load: Math.round(forecast.load * 10) / 10,
  months: forecast.months,
  reading,
});

export function rowOf(entry: PlanEntry, forecast: Forecast): PlanRow {
  const expected = forecast.byEntry.find(({ code }) => code === entry.code);
  const month = (day: string): string => `${Number(day.slice(5, 7))}月`;
  const [from, until] = [month(entry.visitFrom), month(entry.visitUntil)];
  return {
    code: entry.code,
    name: entry.name,
    section: entry.section,
    key: entry.kind === "key",
    scope: scopeWords(entry.filter),
    ratio: ratesWords(entry),
    batches: entry.batches,
    visits: expected ? Math.round(expected.visits) : null,
    when: from === until ? from : `${from}至${until}`,
  };
}

export function differenceOf({ diff }: PlanView): PlanDifference | null {
  if (diff === null) return null;
  return {
    added: diff.added.map(({ name }) => name),
    removed: diff.removed.map(({ name }) => name),
    changed: diff.changed.map(({ entry, changes }) => ({ name: entry.name, changes })),
  };
}

/** S1 and S2 are warned of before the plan is approved; of two readings the lower counts (rules.md §2). */
export function warningsOf(forecast: Forecast): string[] {
  const warnings: string[] = [];
  const { draws, visits } = forecast.creditShare;
  const credit = [draws, visits].flatMap(({ enterprises }) => shareOf(enterprises) ?? []);
  if (credit.length > 0 && Math.min(...credit) < creditTarget)
    warnings.push(
      `按信用风险分类抽查的占比最低为 ${Math.round(Math.min(...credit) * 1000) / 10}%，低于 ${creditTarget * 100}% 的要求。`,
    );
  const inspected = shareOf(forecast.inspected.enterprises);
  if (inspected !== null && inspected < inspectedTarget)
    warnings.push(
      `预计全年检查企业占比 ${Math.round(inspected * 1000) / 10}%，低于 ${inspectedTarget * 100}% 的要求。`,
    );
  for (const { specialty, visits: wanted, people } of forecast.scarce)
    warnings.push(
      people === 0
        ? `没有具备“${specialty}”专长的执法检查人员，预计需要检查 ${Math.round(wanted)} 家次。`
        : `具备“${specialty}”专长的只有 ${people} 人，预计需要检查 ${Math.round(wanted)} 家次。`,
    );
  return warnings;
}

export const planEntry: Draw<"plan-entry"> = async ({ tx }, page) => {
  const [entry] = await tx.plan.entriesByIds([page.entryId]);
  if (!entry) return null;
  const items = await tx.plan.activeItems();
  const fault = entryFault(entry, new Set(items.map(({ code }) => code)));
  const known = items.map(({ code, name }) => ({ value: code, text: name })).slice(0, 100);
  const { filter } = entry;
  const options = (names: Record<string, string>) =>
    Object.entries(names).map(([value, text]) => ({ value, text }));
  return planEntryCard({
    ...{ year: page.year, version: page.version, entryId: entry.id, code: entry.code, name: entry.name },
    seen: await seenOf(tx, page, entry.id),
    step: page.step,
    basics: {
      ...{ section: entry.section, kind: entry.kind, itemOptions: known },
      items: entry.items.filter((code) => known.some(({ value }) => value === code)),
      partners: entry.partners.join("、"),
      departments: entry.departments.join("、"),
      lead: entry.lead ?? "",
    },
    scope: {
      types: filter.types ?? [],
      ownership: filter.ownership ?? [],
      subjects: filter.subjects ?? [],
      typeOptions: options(targetTypeNames),
      ownershipOptions: options(ownershipNames),
      subjectOptions: options(subjectNames),
      districts: (filter.districts ?? []).join("、"),
      tags: (filter.tags ?? []).join("、"),
      credit: entry.creditClassed,
      rate: entry.rates["-"] ? percent(entry.rates["-"]) : "",
      classes: ["A", "B", "C", "D"].map((name) => {
        const rate = entry.rates[name];
        return { stratum: name, rate: rate ? percent(rate) : "" };
      }),
      total: entry.total === null ? "" : String(entry.total),
    },
    times: {
      batches: entry.batches,
      draw: `${entry.drawFrom}至${entry.drawUntil}`,
      visit: `${entry.visitFrom}至${entry.visitUntil}`,
      teamSize: entry.teamSize,
      specialty: entry.specialty ?? "",
      announced: entry.announced,
    },
    fault: fault && entryFaultWords[fault],
  });
};
