import { dayOf, workdaysBetween } from "../domain/calendar.ts";
import { type Publication, publicAddress, registrationFault } from "../domain/publication.ts";
import { isRefusal, type PersonCtx, type Refusal, record, redraw, refuse } from "./ctx.ts";
import { publishedEffects } from "./published-effects.ts";

/** A wrong publication is withdrawn within so many working days [R] (rules.md §3). */
const WITHDRAW_WITHIN = 3;

type Said = { publicationId: string; address: string; number: string; on: string };
type Done = { publication: Publication } | Refusal;

/** 登记公示: where and when it went public; only from here on it counts (rules.md §7). */
export async function registerPublication(ctx: PersonCtx, said: Said): Promise<Done> {
  const publication = await ctx.tx.publications.byId(said.publicationId);
  if (publication?.state !== "approved") return refuse("publication.notApproved");
  const fault = faultOf(ctx, publication, said);
  if (fault) return fault;
  const published: Publication = {
    ...publication,
    ...placeOf(said),
    state: "published",
    recordedBy: ctx.by.id,
    recordedAt: ctx.now,
  };
  const no = await publishedEffects[publication.kind](ctx, published);
  if (isRefusal(no)) return no;
  if (!(await ctx.tx.publications.move(published, "approved"))) return refuse("publication.notApproved");
  await ctx.tx.duties.end({ subject: `publication:${publication.id}` }, "published", ctx.now);
  await record(ctx, "publication.published", `publication:${publication.id}`, {
    before: { state: "approved" },
    after: { state: "published", ...placeOf(said), contentHash: publication.contentHash },
  });
  await redraw(ctx, `publication:${publication.id}`);
  return { publication: published };
}

/** 更正: a wrong address, number or day, with the reason; the audit keeps what stood there. */
export async function correctPublication(ctx: PersonCtx, said: Said & { reason: string }): Promise<Done> {
  const publication = await ctx.tx.publications.byId(said.publicationId);
  if (publication?.state !== "published") return refuse("publication.notPublished");
  const fault = faultOf(ctx, publication, said);
  if (fault) return fault;
  const { address, number, publishedOn } = publication;
  const corrected: Publication = { ...publication, ...placeOf(said) };
  if (!(await ctx.tx.publications.move(corrected, "published"))) return refuse("publication.notPublished");
  await record(ctx, "publication.corrected", `publication:${publication.id}`, {
    before: { address, number, publishedOn },
    after: { ...placeOf(said), reason: said.reason },
  });
  await redraw(ctx, `publication:${publication.id}`);
  return { publication: corrected };
}

/** 撤回公示 with the reason, within three working days; a tombstone stays at its address. */
export async function withdrawPublication(
  ctx: PersonCtx,
  input: { publicationId: string; reason: string },
): Promise<Done> {
  const publication = await ctx.tx.publications.byId(input.publicationId);
  if (publication?.state !== "published") return refuse("publication.notPublished");
  // What a plan, a task or a scheme allows was perhaps done already: those change by their own procedure (S9).
  if (publication.kind !== "items") return refuse("publication.inForce");
  const since = workdaysBetween(ctx.calendar, publication.publishedOn ?? "", dayOf(ctx.now));
  if (since > WITHDRAW_WITHIN) return refuse("publication.tooLate");
  const withdrawn: Publication = {
    ...publication,
    state: "withdrawn",
    withdrawnAt: ctx.now,
    withdrawnWhy: input.reason,
  };
  if (!(await ctx.tx.publications.move(withdrawn, "published"))) return refuse("publication.notPublished");
  await record(ctx, "publication.withdrawn", `publication:${publication.id}`, {
    before: { state: "published" },
    after: { state: "withdrawn", reason: input.reason },
  });
  await redraw(ctx, `publication:${publication.id}`);
  return { publication: withdrawn };
}

function faultOf(ctx: PersonCtx, publication: Publication, said: Said): Refusal | null {
  const approvedOn = dayOf(publication.approvedAt ?? ctx.now);
  switch (registrationFault(said, approvedOn, dayOf(ctx.now))) {
    case null:
      return null;
    case "publication.where":
      return refuse("publication.where");
    case "publication.address":
      return refuse("publication.address");
    case "publication.future":
      return refuse("publication.future");
    case "publication.early":
      return refuse("publication.early");
  }
}

const placeOf = ({ address, number, on }: Said) => ({
  address: address === "" ? null : publicAddress(address),
  number: number === "" ? null : number,
  publishedOn: on,
});
