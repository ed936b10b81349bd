import type { DrawPrepareFacts } from "../../../cards/draw-prepare.ts";
import { dayOf } from "../../domain/calendar.ts";
import { holds } from "../../domain/person.ts";
import type { PlanEntry } from "../../domain/plan-entry.ts";
import { entryState } from "../../domain/plan-entry.ts";
import { percent, scopeWords } from "../../domain/plan-lines.ts";
import { type ExclusionCode, entryQuotas } from "../../domain/pool-rules.ts";
import { isRefusal, type Refusal } from "../../flows/ctx.ts";
import { drawGate, isTrained } from "../../flows/draw-gates.ts";
import type { Records } from "../../flows/ports.ts";
import { type Pool, readPool } from "../../flows/read-pool.ts";
import { refusalText } from "../replies.ts";
import { shortageWords } from "../shortage-words.ts";

/** What the clerk sees before freezing: totals only where the draw is sealed, so that the group learns nothing of classes. */
export async function prepareFacts(
  tx: Records,
  entryId: string,
  organiserId: string,
  now: Date,
  deadline: Date,
): Promise<DrawPrepareFacts | null> {
  const entry = await tx.plan.entry(entryId);
  if (!entry) return null;
  const pool = await readPool(tx, entry, now);
  const draws = (await tx.draws.ofEntry(entry.id)).filter((draw) => draw.state !== "voided");
  const quotas = entryQuotas(entry, pool.members);
  const drawnTotal = isRefusal(quotas) ? 0 : quotas.reduce((sum, quota) => sum + quota.n, 0);
  const batches = Array.from({ length: entry.batches }, (_, index) => index + 1).filter(
    (batch) => !draws.some((draw) => draw.batch === batch),
  );
  const gates = await gatesOf(tx, entry, batches);
  const people = await tx.people.withRole(
    "supervisor",
    "office",
    "section",
    "deputy",
    "chief",
    "inspector",
    "district",
  );
  const witnesses = people.filter((person) => person.id !== organiserId && person.openId !== null);
  return {
    entryId: entry.id,
    code: entry.code,
    name: entry.name,
    section: entry.section,
    items: (await tx.plan.items(entry.items)).map((item) => item.name),
    scope: scopeWords(entry.filter),
    visitFrom: entry.visitFrom,
    visitUntil: entry.visitUntil,
    announced: entry.announced,
    poolSize: pool.members.length,
    excludedTotal: pool.excluded.length,
    drawnTotal,
    quota: entry.creditClassed || isRefusal(quotas) ? { sealed: true } : openQuota(pool, quotas),
    teamSize: entry.teamSize,
    specialty: entry.specialty,
    departments: entry.departments,
    inspectors: pool.able,
    batchesLeft: gates.open,
    untrained: !(await isTrained(tx, now)),
    schemeWanted: gates.wanted,
    witnesses: witnesses
      .sort((a, b) => Number(holds(b, "supervisor")) - Number(holds(a, "supervisor")))
      .map(({ id, name, section, roles }) => ({
        value: id,
        name,
        section,
        supervisor: roles.includes("supervisor"),
      })),
    deadline: deadline.toISOString(),
    problems: [
      ...problemsOf(
        entry,
        pool,
        draws.length,
        now,
        isRefusal(quotas) ? refusalText(quotas.refused, quotas) : null,
      ),
      ...gates.problems,
      ...(pool.shortage === null ? [] : shortageWords(pool.shortage)),
    ],
  };
}

function openQuota(
  pool: Pool,
  quotas: { stratum: string; size: number; rate: { num: number; den: number }; n: number }[],
): DrawPrepareFacts["quota"] {
  const excluded = new Map<ExclusionCode, number>();
  for (const { ruleCode } of pool.excluded) excluded.set(ruleCode, (excluded.get(ruleCode) ?? 0) + 1);
  return {
    sealed: false,
    excluded: [...excluded].map(([ruleCode, count]) => ({ rule: exclusionNames[ruleCode], count })),
    strata: quotas.map(({ stratum, size, rate, n }) => ({
      name: stratum === "-" ? "全部对象" : stratum,
      size,
      rate: percent(rate),
      drawn: n,
    })),
  };
}

/** Why targets are left out, as people say it. */
const exclusionNames: Record<ExclusionCode, string> = {
  inactive: "已停用",
  "open-window": "检查期内已有任务",
  "yearly-cap": "本年度检查次数已满",
  "cool-down": "同类事项抽查间隔期内",
};

function problemsOf(entry: PlanEntry, pool: Pool, taken: number, now: Date, quota: string | null): string[] {
  const problems: string[] = [];
  const state = entryState(entry, taken, dayOf(now));
  if (state !== "open")
    problems.push(
      refusalText(`entry.${state}`, { entry: entry.name, from: entry.drawFrom, until: entry.drawUntil }),
    );
  if (pool.members.length === 0) problems.push(refusalText("draw.emptyPool", { entry: entry.name }));
  if (quota !== null) problems.push(quota);
  return problems;
}

/** Which batches may be drawn; what stands in the way only where none may. */
async function gatesOf(
  tx: Records,
  entry: PlanEntry,
  batches: number[],
): Promise<{ open: number[]; wanted: number | null; problems: string[] }> {
  const open: number[] = [];
  const shut: { batch: number; why: Refusal }[] = [];
  for (const batch of batches) {
    const why = await drawGate(tx, entry, batch);
    if (why) shut.push({ batch, why });
    else open.push(batch);
  }
  const [first] = shut;
  if (open.length > 0 || !first) return { open, wanted: null, problems: [] };
  const wanted = first.why.refused.startsWith("draw.scheme") ? first.batch : null;
  return { open, wanted, problems: [refusalText(first.why.refused, first.why)] };
}
