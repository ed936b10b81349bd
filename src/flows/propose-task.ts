import type { Approval } from "../domain/approval.ts";
import { dayOf, instantAt } from "../domain/calendar.ts";
import { nextTaskCode, type OutOfPlan, windowFault } from "../domain/out-of-plan.ts";
import type { PlanEntry, TargetFilter } from "../domain/plan-entry.ts";
import { mayPrepare } from "../domain/scheme.ts";
import { askApproval } from "./ask-approval.ts";
import { isRefusal, type PersonCtx, type Refusal, record, redraw, refuse } from "./ctx.ts";
import type { Json, Records } from "./ports.ts";
import { preparePublication } from "./prepare-publication.ts";

/** As it is filled in; days are "YYYY-MM-DD", `names` are targets by name, `percent` the share to be drawn. */
export interface TaskInput {
  name: string;
  section: string;
  reason: string;
  items: string[];
  types: string[];
  districts: string[];
  tags: string[];
  names: string[];
  percent: number;
  teamSize: number;
  announced: boolean;
  drawUntil: string;
  visitFrom: string;
  visitUntil: string;
}

/** 临时任务 新建, or 修改 of a draft (`entryId`). Who starts it is logged; a leader approves it (S9). */
export async function writeTask(
  ctx: PersonCtx,
  input: TaskInput & { entryId: string | null },
): Promise<{ task: OutOfPlan } | Refusal> {
  const { tx } = ctx;
  const today = dayOf(ctx.now);
  const fault = windowFault(input, today);
  if (fault !== null) return refuse(fault === "past" ? "task.windowPast" : "task.windowOrder");
  if ((await tx.plan.items(input.items)).length !== new Set(input.items).size) return refuse("task.items");
  const old = input.entryId === null ? null : await tx.tasks.byId(input.entryId);
  if (input.entryId !== null && old === null) return refuse("task.unknown");
  for (const section of [input.section, old?.entry.section ?? input.section])
    if (!mayPrepare(ctx.by, { section, partners: [] })) return refuse("scheme.notYours", { section });
  if (old && old.state !== "draft") return refuse("task.notDraft");
  const filter = await filterOf(tx, input);
  if (isRefusal(filter)) return filter;
  const year = Number(today.slice(0, 4));
  const code =
    old?.entry.code ??
    nextTaskCode(
      year,
      (await tx.tasks.ofYear(year)).map(({ entry }) => entry.code),
    );
  const entry: PlanEntry = {
    id: `${code}-v1`,
    code,
    version: 1,
    year: old?.entry.year ?? year,
    name: input.name,
    section: input.section,
    // A general item's cap of 10 % is for the yearly plan; who is checked for a reason is checked in full. [D]
    kind: "key",
    items: input.items,
    filter,
    rates: { "-": filter.targets ? { num: 1, den: 1 } : { num: input.percent, den: 100 } },
    ...{ total: null, weights: [], specialty: null, departments: [], creditClassed: false },
    ...{ batches: 1, lead: null, partners: [], outOfPlan: true, approvedAt: null, publishedAt: null },
    teamSize: input.teamSize,
    announced: input.announced,
    reason: input.reason,
    drawFrom: old?.entry.drawFrom ?? today,
    drawUntil: input.drawUntil,
    visitFrom: input.visitFrom,
    visitUntil: input.visitUntil,
  };
  const task: OutOfPlan = { entry, state: "draft" };
  await tx.tasks.save(task);
  await record(ctx, old ? "task.edited" : "task.drafted", `entry:${entry.id}`, {
    ...(old && { before: jsonOf(old.entry) }),
    after: jsonOf(entry),
  });
  await redraw(ctx, `entry:${entry.id}`);
  return { task };
}

const jsonOf = (entry: PlanEntry): Json => JSON.parse(JSON.stringify(entry)) as Json;

async function filterOf(tx: Records, input: TaskInput): Promise<TargetFilter | Refusal> {
  const ids: string[] = [];
  for (const name of input.names) {
    const target = (await tx.registry.target(name)) ?? (await tx.registry.targetNamed(name));
    if (!target) return refuse("target.unknown", { target: name });
    ids.push(target.id);
  }
  // Named ones are all of it: what else was chosen would only take some of them away again.
  if (ids.length > 0) return { targets: [...new Set(ids)] };
  return {
    ...(input.types.length > 0 && { types: input.types }),
    ...(input.districts.length > 0 && { districts: input.districts }),
    ...(input.tags.length > 0 && { tags: input.tags }),
  };
}

/** 送审 */
export async function submitTask(
  ctx: PersonCtx,
  input: { entryId: string },
): Promise<{ approval: Approval } | Refusal> {
  const task = await ctx.tx.tasks.byId(input.entryId);
  if (!task) return refuse("task.unknown");
  if (!mayPrepare(ctx.by, task.entry)) return refuse("scheme.notYours", { section: task.entry.section });
  if (task.state !== "draft") return refuse("task.notDraft");
  const { entry } = task;
  const asked = await askApproval(ctx, {
    kind: "task",
    subject: `entry:${entry.id}`,
    title: `临时任务：${entry.name}`,
    reason: entry.reason ?? "",
    facts: { entryId: entry.id },
  });
  if (isRefusal(asked)) return asked;
  await ctx.tx.tasks.save({ ...task, state: "submitted" });
  await redraw(ctx, `entry:${entry.id}`);
  return asked;
}

/** What follows from 同意、退回 or 撤回 of a 临时任务. */
export async function taskDecided(ctx: PersonCtx, approval: Approval): Promise<Refusal | null> {
  const task = await ctx.tx.tasks.byId(approval.subject.slice("entry:".length));
  if (task?.state !== "submitted") return refuse("task.changed");
  const approved = approval.state === "approved";
  const { warningId } = approval.facts as { warningId?: string };
  if (!approved && warningId !== undefined) {
    await ctx.tx.credit.reopen(warningId);
    await redraw(ctx, `warning:${warningId}`);
  }
  await ctx.tx.tasks.save({
    entry: { ...task.entry, approvedAt: approved ? ctx.now : null },
    state: approved ? "approved" : "draft",
  });
  await record(ctx, approved ? "task.approved" : "task.returned", `entry:${task.entry.id}`, {
    before: { state: task.state },
    after: { state: approved ? "approved" : "draft" },
  });
  if (approved) {
    const told = await preparePublication(ctx, { kind: "task", subject: `entry:${task.entry.id}` });
    if (isRefusal(told)) return told;
  }
  await redraw(ctx, `entry:${task.entry.id}`);
  return null;
}

/** It went public on `on` at `place` (公示网址 or 平台编号): from here it may be drawn. */
export async function taskPublished(
  ctx: PersonCtx,
  input: { entryId: string; on: string; place: string },
): Promise<Refusal | null> {
  const task = await ctx.tx.tasks.byId(input.entryId);
  if (!task) return refuse("task.unknown");
  if (!mayPrepare(ctx.by, task.entry)) return refuse("scheme.notYours", { section: task.entry.section });
  if (task.state !== "approved" || task.entry.publishedAt !== null) return refuse("task.notApproved");
  if (input.on > dayOf(ctx.now)) return refuse("publication.future");
  await ctx.tx.tasks.save({ ...task, entry: { ...task.entry, publishedAt: instantAt(input.on, 12 * 60) } });
  await record(ctx, "task.published", `entry:${task.entry.id}`, {
    before: { publishedAt: null },
    after: { on: input.on, place: input.place },
  });
  await redraw(ctx, `entry:${task.entry.id}`);
  return null;
}

/** 取消, with a reason, as long as nothing is drawn; it stays on record. */
export async function cancelTask(
  ctx: PersonCtx,
  input: { entryId: string; reason: string },
): Promise<Refusal | null> {
  const task = await ctx.tx.tasks.byId(input.entryId);
  if (!task) return refuse("task.unknown");
  if (!mayPrepare(ctx.by, task.entry)) return refuse("scheme.notYours", { section: task.entry.section });
  if (task.state === "cancelled" || task.state === "submitted") return refuse("task.notCancellable");
  const draws = await ctx.tx.draws.ofEntry(task.entry.id);
  if (draws.some(({ state }) => state !== "voided")) return refuse("task.drawn");
  await ctx.tx.tasks.save({ entry: { ...task.entry, approvedAt: null }, state: "cancelled" });
  await ctx.tx.duties.end({ subject: `entry:${task.entry.id}:1` }, "cancelled", ctx.now);
  await record(ctx, "task.cancelled", `entry:${task.entry.id}`, {
    before: { state: task.state },
    after: { state: "cancelled", reason: input.reason },
  });
  await redraw(ctx, `entry:${task.entry.id}`);
  return null;
}
