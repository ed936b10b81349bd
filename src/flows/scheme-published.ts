import { dayOf, instantAt } from "../domain/calendar.ts";
import { mayPrepare } from "../domain/scheme.ts";
import { type PersonCtx, type Refusal, record, redraw, refuse } from "./ctx.ts";

/**
 * The scheme went public on `on` ("YYYY-MM-DD") at `place` (公示网址 or 平台编号). Only now it counts as published; earlier
 * versions are replaced. The scheme of an unannounced check waits until its visit window is over (rules.md §7).
 */
export async function schemePublished(
  ctx: PersonCtx,
  input: { schemeId: string; on: string; place: string },
): Promise<Refusal | null> {
  const { tx } = ctx;
  const scheme = await tx.schemes.byId(input.schemeId);
  const entry = scheme && (await tx.plan.entry(scheme.entryId));
  if (!scheme || !entry) return refuse("scheme.unknown");
  if (!mayPrepare(ctx.by, entry)) return refuse("scheme.notYours", { section: entry.section });
  if (scheme.state !== "approved") return refuse("scheme.notApproved");
  if (input.on > dayOf(ctx.now)) return refuse("publication.future");
  if (!entry.announced && input.on <= entry.visitUntil)
    return refuse("scheme.tooEarly", { until: entry.visitUntil });
  const publishedAt = instantAt(input.on, 12 * 60);
  await tx.schemes.update({ ...scheme, state: "published", publishedAt }, "approved");
  for (const old of await tx.schemes.of(scheme.entryCode, scheme.batch))
    if (old.version < scheme.version && (old.state === "published" || old.state === "approved"))
      await tx.schemes.update({ ...old, state: "replaced" }, old.state);
  await record(ctx, "scheme.published", `scheme:${scheme.id}`, {
    before: { state: scheme.state },
    after: { state: "published", on: input.on, place: input.place },
  });
  await redraw(ctx, `scheme:${scheme.id}`);
  return null;
}
