import { isPublished, type PlanEntry } from "../domain/plan-entry.ts";
import { entryQuotas } from "../domain/pool-rules.ts";
import { mayPrepare, type Scheme, type SchemeText, schemeText } from "../domain/scheme.ts";
import { type Before, isRefusal, type PersonCtx, type Refusal, record, redraw, refuse } from "./ctx.ts";
import type { Json, Records } from "./ports.ts";
import { readPool } from "./read-pool.ts";

/** How many targets the batch will draw, by the registries as they are; read before the unit of work, it may take long. */
export async function expectedNumber({ store, now }: Before, entryId: string): Promise<number | null> {
  const entry = await store.read.plan.entry(entryId);
  if (!entry || entry.lead !== null) return null;
  const quotas = entryQuotas(entry, (await readPool(store.read, entry, now)).members);
  return isRefusal(quotas) ? null : quotas.reduce((sum, { n }) => sum + n, 0);
}

/**
 * 编制方案: a whole scheme from what is on record. Where one is being written already it is that one; what was approved is
 * changed as a new version.
 */
export async function draftScheme(
  ctx: PersonCtx,
  input: { entryId: string; batch: number },
  expected: number | null,
): Promise<{ scheme: Scheme } | Refusal> {
  const { tx } = ctx;
  const entry = await tx.plan.entry(input.entryId);
  if (!entry) return refuse("entry.unknown", { entry: input.entryId });
  if (!isPublished(entry)) return refuse("scheme.entryUnpublished", { entry: entry.name });
  if (input.batch > entry.batches)
    return refuse("entry.noSuchBatch", { entry: entry.name, batch: input.batch });
  if (entry.lead !== null) return refuse("entry.ledElsewhere", { entry: entry.name, lead: entry.lead });
  if (!mayPrepare(ctx.by, entry)) return refuse("scheme.notYours", { section: entry.section });
  const there = await tx.schemes.of(entry.code, input.batch);
  const open = there.find(({ state }) => state === "draft" || state === "submitted");
  if (open) return { scheme: open };
  if (await isDrawn(tx, entry, input.batch)) return refuse("scheme.drawn", { batch: input.batch });
  const [newest] = there;
  const scheme: Scheme = {
    id: ctx.chance.id(),
    entryId: entry.id,
    entryCode: entry.code,
    batch: input.batch,
    version: (newest?.version ?? 0) + 1,
    state: "draft",
    data: newest?.data ?? schemeText(entry, input.batch, await tx.plan.items(entry.items), expected),
    byId: ctx.by.id,
    at: ctx.now,
    approvedBy: null,
    approvedAt: null,
    publishedAt: null,
  };
  await tx.schemes.insert(scheme);
  await record(ctx, "scheme.drafted", `scheme:${scheme.id}`, {
    after: { entry: entry.code, batch: input.batch, version: scheme.version },
  });
  return { scheme };
}

/** A batch that is drawn, or about to be, keeps the scheme it was drawn under. */
const isDrawn = async (tx: Records, entry: PlanEntry, batch: number): Promise<boolean> =>
  (await tx.draws.ofEntry(entry.id)).some((draw) => draw.batch === batch && draw.state !== "voided");

/** What another wrote since the form was drawn. */
export interface SchemeMeanwhile {
  by: string;
  before: SchemeText;
  after: SchemeText;
}

const editsOf = async (tx: Records, schemeId: string) =>
  (await tx.audit.of(`scheme:${schemeId}`)).filter(({ action }) => action === "scheme.edited");

/** How often a scheme was edited. */
export const schemeEdits = async (tx: Records, schemeId: string): Promise<number> =>
  (await editsOf(tx, schemeId)).length;

/** 修改方案: only while it is a draft, and only over what was read. */
export async function editScheme(
  ctx: PersonCtx,
  input: { schemeId: string; seen: number; text: SchemeText },
): Promise<{ scheme: Scheme } | { meanwhile: SchemeMeanwhile[] } | Refusal> {
  const scheme = await ctx.tx.schemes.byId(input.schemeId);
  const entry = scheme && (await ctx.tx.plan.entry(scheme.entryId));
  if (!scheme || !entry) return refuse("scheme.unknown");
  if (!mayPrepare(ctx.by, entry)) return refuse("scheme.notYours", { section: entry.section });
  const newer = (await editsOf(ctx.tx, scheme.id)).slice(input.seen);
  if (newer.length > 0) {
    const people = await ctx.tx.people.byIds(newer.map(({ actor }) => actor));
    const meanwhile = newer.map(({ actor, before, after }) => ({
      by: people.find(({ id }) => id === actor)?.name ?? "",
      before: before as unknown as SchemeText,
      after: after as unknown as SchemeText,
    }));
    return { meanwhile };
  }
  const edited: Scheme = { ...scheme, data: input.text };
  if (scheme.state !== "draft" || !(await ctx.tx.schemes.update(edited, "draft")))
    return refuse("scheme.notDraft");
  await record(ctx, "scheme.edited", `scheme:${scheme.id}`, {
    before: scheme.data as Json,
    after: input.text as Json,
  });
  await redraw(ctx, `scheme:${scheme.id}`);
  return { scheme: edited };
}
