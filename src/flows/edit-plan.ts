// What changes a draft of the plan. Every change is one audit row under `plan:<year>:<version>` that holds the touched
// entries and the list of entries, before and after: from these the second of two editors is shown what the first did, and
// the last change is undone.

import type { Plan } from "../domain/plan.ts";
import { entryCodeOf, type PlanEntry } from "../domain/plan-entry.ts";
import { defaultRates } from "../domain/plan-entry-fault.ts";
import { merged } from "../domain/plan-forecast.ts";
import { isRefusal, type PersonCtx, type Refusal, record, redraw, refuse } from "./ctx.ts";
import type { Json, Records } from "./ports.ts";

export interface PlanRef {
  year: number;
  version: number;
}

export const planSubject = ({ year, version }: PlanRef): string => `plan:${year}:${version}`;

/** What a change left: the list of entries and those it touched. */
interface State {
  entryIds: string[];
  entries: PlanEntry[];
}

/** The draft to be changed; a version that was sent for approval is locked. */
export async function draftOf(tx: Records, { year, version }: PlanRef): Promise<Plan | Refusal> {
  const plan = (await tx.plan.versions(year)).find((one) => one.version === version);
  if (!plan) return refuse("plan.unknown", { year });
  return plan.state === "draft" ? plan : refuse(`plan.${plan.state}`, { year });
}

/** How often a draft's entry was changed: a form carries it, so that nobody writes over what he has not seen. */
export const seenOf = async (tx: Records, ref: PlanRef, entryId: string): Promise<number> =>
  (await changesOf(tx, ref, entryId)).length;

async function changesOf(tx: Records, ref: PlanRef, entryId: string) {
  const rows = await tx.audit.of(planSubject(ref));
  return rows.flatMap(({ actor, action, at, before, after }) => {
    if (!action.startsWith("plan.edit")) return [];
    const [then, now] = [stateOf(before), stateOf(after)];
    const touched = [...then.entries, ...now.entries].some(({ id }) => sameEntry(id, entryId));
    return touched ? [{ actor, at, before: then, after: now }] : [];
  });
}

/** Two versions of one entry: who opened the published one finds what another made of it in the draft. */
const sameEntry = (a: string, b: string): boolean => entryCodeOf(a) === entryCodeOf(b);

const stateOf = (json: Json | undefined): State => json as unknown as State;

/** A new entry at the end of the draft, with the defaults of rules.md §3; or a copy of `like`. */
export async function addPlanEntry(
  ctx: PersonCtx,
  ref: PlanRef,
  like: PlanEntry | null,
): Promise<{ entry: PlanEntry } | Refusal> {
  const plan = await draftOf(ctx.tx, ref);
  if (isRefusal(plan)) return plan;
  const code = await nextCode(ctx.tx, ref.year);
  const { year } = ref;
  const blank: PlanEntry = {
    ...{ id: "", code: "", version: 1, year, name: "", section: ctx.by.section ?? "", kind: "general" },
    ...{ items: [], filter: {}, rates: defaultRates("general", false), total: null, weights: [] },
    ...{ teamSize: 2, specialty: null, departments: [], creditClassed: false, announced: true, batches: 1 },
    ...{ lead: null, partners: [], outOfPlan: false, reason: null },
    ...{ drawFrom: `${year}-03-01`, drawUntil: `${year}-03-31` },
    ...{ visitFrom: `${year}-04-01`, visitUntil: `${year}-06-30`, approvedAt: null, publishedAt: null },
  };
  const entry: PlanEntry = {
    ...(like ?? blank),
    ...{ id: `${code}-v1`, code, version: 1, approvedAt: null, publishedAt: null },
    ...(like ? { name: `${like.name}（副本）` } : {}),
  };
  await change(ctx, plan, "plan.editAdded", [], [entry], [...plan.entryIds, entry.id]);
  return { entry };
}

/** The next code of the year, `2026-07`; codes of entries that were dropped are not given out again. */
export async function nextCode(tx: Records, year: number, letter = ""): Promise<string> {
  const numbers = (await tx.plan.codes(year)).flatMap(
    (code) => new RegExp(`^${year}-${letter}(\\d+)$`).exec(code)?.[1] ?? [],
  );
  return `${year}-${letter}${String(Math.max(0, ...numbers.map(Number)) + 1).padStart(2, "0")}`;
}

/** What another did to the entry since the form was sent. */
export interface Meanwhile {
  by: string;
  before: PlanEntry | undefined;
  after: PlanEntry | undefined;
}

/** Writes fields of an entry. An entry of a published version stays as it is: the draft gets a new version of it. */
export async function savePlanEntry(
  ctx: PersonCtx,
  ref: PlanRef,
  input: { entryId: string; seen: number; fields: Partial<PlanEntry> },
): Promise<{ entry: PlanEntry } | { meanwhile: Meanwhile[]; entryId: string } | Refusal> {
  const plan = await draftOf(ctx.tx, ref);
  if (isRefusal(plan)) return plan;
  const id = plan.entryIds.find((one) => sameEntry(one, input.entryId));
  const changes = await changesOf(ctx.tx, ref, input.entryId);
  if (changes.length > input.seen)
    return {
      meanwhile: await told(ctx.tx, changes.slice(input.seen), input.entryId),
      entryId: id ?? input.entryId,
    };
  const [entry] = id === undefined ? [] : await ctx.tx.plan.entriesByIds([id]);
  if (!entry) return refuse("plan.entryGone");
  const next = { ...draftVersion(entry), ...input.fields };
  const ids = plan.entryIds.map((id) => (id === entry.id ? next.id : id));
  await change(ctx, plan, "plan.editSaved", [entry], [next], ids);
  return { entry: next };
}

async function told(
  tx: Records,
  changes: { actor: string; before: State; after: State }[],
  entryId: string,
): Promise<Meanwhile[]> {
  const people = new Map(
    (await tx.people.byIds(changes.map(({ actor }) => actor))).map((one) => [one.id, one]),
  );
  const its = ({ entries }: State) => entries.find(({ id }) => sameEntry(id, entryId));
  return changes.map(({ actor, before, after }) => ({
    by: people.get(actor)?.name ?? "",
    before: its(before),
    after: its(after),
  }));
}

/** A row that may be written: the entry itself while nobody approved it, else its next version. */
function draftVersion(entry: PlanEntry): PlanEntry {
  if (entry.approvedAt === null) return entry;
  const version = entry.version + 1;
  return { ...entry, id: `${entry.code}-v${version}`, version, approvedAt: null, publishedAt: null };
}

export async function removePlanEntry(
  ctx: PersonCtx,
  ref: PlanRef,
  entryId: string,
): Promise<{ entry: PlanEntry } | Refusal> {
  const plan = await draftOf(ctx.tx, ref);
  if (isRefusal(plan)) return plan;
  const [entry] = plan.entryIds.includes(entryId) ? await ctx.tx.plan.entriesByIds([entryId]) : [];
  if (!entry) return refuse("plan.entryGone");
  await change(
    ctx,
    plan,
    "plan.editRemoved",
    [entry],
    [],
    plan.entryIds.filter((id) => id !== entryId),
  );
  return { entry };
}

/** S6 应合尽合: one entry in place of two of the draft; the first keeps its code. */
export async function mergePlanEntries(
  ctx: PersonCtx,
  ref: PlanRef,
  codes: readonly [string, string],
): Promise<{ entry: PlanEntry } | Refusal> {
  const plan = await draftOf(ctx.tx, ref);
  if (isRefusal(plan)) return plan;
  const entries = await ctx.tx.plan.entriesByIds(plan.entryIds);
  const [one, other] = codes.map((code) => entries.find((entry) => entry.code === code));
  if (!one || !other) return refuse("plan.entryGone");
  const next = { ...draftVersion(one), ...merged(one, other), ...idOf(draftVersion(one)) };
  const ids = plan.entryIds.filter((id) => id !== other.id).map((id) => (id === one.id ? next.id : id));
  await change(ctx, plan, "plan.editMerged", [one, other], [next], ids);
  return { entry: next };
}

const idOf = ({ id, code, version, approvedAt, publishedAt }: PlanEntry) => ({
  ...{ id, code, version, approvedAt, publishedAt },
});

/** 撤销: puts the draft back to what it was before its last change; undoing that does the change again. */
export async function undoPlanChange(ctx: PersonCtx, ref: PlanRef): Promise<{ undone: true } | Refusal> {
  const plan = await draftOf(ctx.tx, ref);
  if (isRefusal(plan)) return plan;
  const last = (await ctx.tx.audit.of(planSubject(ref)))
    .filter(({ action }) => action.startsWith("plan.edit"))
    .at(-1);
  if (!last) return refuse("plan.nothingToUndo");
  const [before, after] = [stateOf(last.before), stateOf(last.after)];
  if (after.entryIds.join() !== plan.entryIds.join()) return refuse("plan.nothingToUndo");
  await change(ctx, plan, "plan.editUndone", after.entries, before.entries.map(revived), before.entryIds);
  return { undone: true };
}

/** Out of the audit's JSON: instants come back as text. */
const revived = (entry: PlanEntry): PlanEntry => ({
  ...entry,
  approvedAt: entry.approvedAt && new Date(entry.approvedAt),
  publishedAt: entry.publishedAt && new Date(entry.publishedAt),
});

/** Enters many new entries at once, as a table of a plan holds them. */
export async function enterPlanEntries(
  ctx: PersonCtx,
  ref: PlanRef,
  drafts: Omit<PlanEntry, "id" | "code" | "version">[],
): Promise<{ entries: PlanEntry[] } | Refusal> {
  const plan = await draftOf(ctx.tx, ref);
  if (isRefusal(plan)) return plan;
  const first = Number((await nextCode(ctx.tx, ref.year)).split("-")[1]);
  const entries = drafts.map((draft, index): PlanEntry => {
    const code = `${ref.year}-${String(first + index).padStart(2, "0")}`;
    return { ...draft, id: `${code}-v1`, code, version: 1 };
  });
  await change(ctx, plan, "plan.editImported", [], entries, [
    ...plan.entryIds,
    ...entries.map(({ id }) => id),
  ]);
  return { entries };
}

async function change(
  ctx: PersonCtx,
  plan: Plan,
  action: string,
  before: PlanEntry[],
  after: PlanEntry[],
  entryIds: string[],
): Promise<void> {
  // What is approved is never written over; an undo may name such a row again, unchanged.
  await ctx.tx.plan.saveEntries(after.filter(({ approvedAt }) => approvedAt === null));
  await ctx.tx.plan.savePlan({ ...plan, entryIds });
  await record(ctx, action, planSubject(plan), {
    before: { entryIds: plan.entryIds, entries: before } as unknown as Json,
    after: { entryIds, entries: after } as unknown as Json,
  });
  await redraw(ctx, planSubject(plan));
}
