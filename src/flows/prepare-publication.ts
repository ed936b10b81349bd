import { createHash } from "node:crypto";
import { dayOf, dueAt } from "../domain/calendar.ts";
import { canonicalText, type Publication, type PublicationKind, titleOf } from "../domain/publication.ts";
import { buildPublication } from "./build-publication.ts";
import { type PersonCtx, type Refusal, record, redraw, refuse } from "./ctx.ts";
import { openDuties } from "./open-duty.ts";

/** Working days from approval to registration [D]. */
const PUBLISH_WITHIN = 5;

/**
 * Freezes what is to be told of a subject, with its hash, as its next version. `approved`: what it tells of was approved
 * (a plan, a 临时任务, a scheme), which is the approval of telling it; the item list waits as a draft for its own.
 */
export async function preparePublication(
  ctx: PersonCtx,
  input: { kind: PublicationKind; subject: string; approved?: boolean },
): Promise<{ publication: Publication } | Refusal> {
  const { kind, subject, approved = kind !== "items" } = input;
  const content = await buildPublication(ctx.tx, kind, subject, dayOf(ctx.now));
  if (!content) return refuse("publication.empty");
  const earlier = await ctx.tx.publications.of(subject);
  if (earlier.some(({ state }) => state === "submitted")) return refuse("approval.pending");
  const contentHash = createHash("sha256").update(canonicalText(content)).digest("hex");
  const last = earlier.at(-1);
  if (last && (last.state === "approved" || last.state === "published") && last.contentHash === contentHash)
    return refuse("publication.same");
  const publication: Publication = {
    id: ctx.chance.id(),
    kind,
    subject,
    // A plan is told under its own number.
    version: Math.max((last?.version ?? 0) + 1, content.kind === "plan" ? content.version : 1),
    title: titleOf(content),
    content,
    contentHash,
    state: "draft",
    byId: ctx.by.id,
    at: ctx.now,
    approvedBy: null,
    approvedAt: null,
    address: null,
    number: null,
    publishedOn: null,
    recordedBy: null,
    recordedAt: null,
    withdrawnAt: null,
    withdrawnWhy: null,
  };
  await ctx.tx.publications.insert(publication);
  await record(ctx, "publication.prepared", `publication:${publication.id}`, {
    after: { kind, subject, version: publication.version, contentHash },
  });
  return { publication: approved ? await approvePublication(ctx, publication) : publication };
}

/** What was frozen may be told; 双随机办 owes the registration within five working days. Older ones that wait are replaced. */
export async function approvePublication(ctx: PersonCtx, publication: Publication): Promise<Publication> {
  const approved: Publication = {
    ...publication,
    state: "approved",
    approvedBy: ctx.by.id,
    approvedAt: ctx.now,
  };
  await ctx.tx.publications.move(approved, publication.state);
  for (const older of await ctx.tx.publications.of(publication.subject)) {
    if (older.state !== "approved" || older.id === publication.id) continue;
    await ctx.tx.publications.move(
      { ...older, state: "withdrawn", withdrawnAt: ctx.now, withdrawnWhy: "已由新版本代替" },
      "approved",
    );
    await ctx.tx.duties.end({ subject: `publication:${older.id}` }, "replaced", ctx.now);
  }
  await record(ctx, "publication.approved", `publication:${publication.id}`, {
    before: { state: publication.state },
    after: { state: "approved", contentHash: publication.contentHash },
  });
  const [owner] = await ctx.tx.people.withRole("office");
  if (owner)
    await openDuties(ctx, [
      {
        kind: "publish",
        subject: `publication:${publication.id}`,
        ownerId: owner.id,
        dueAt: dueAt(ctx.calendar, ctx.now, PUBLISH_WITHIN),
      },
    ]);
  await redraw(ctx, `publication:${publication.id}`);
  return approved;
}
