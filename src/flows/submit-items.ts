import type { Approval } from "../domain/approval.ts";
import type { Publication } from "../domain/publication.ts";
import { askApproval } from "./ask-approval.ts";
import { isRefusal, type PersonCtx, type Refusal, record } from "./ctx.ts";
import { approvePublication, preparePublication } from "./prepare-publication.ts";

/** 准备公示 of the item list: frozen, and sent to a leader. What is approved is the frozen text, not the list as it is then. */
export async function submitItems(ctx: PersonCtx): Promise<{ publication: Publication } | Refusal> {
  const made = await preparePublication(ctx, { kind: "items", subject: "items" });
  if (isRefusal(made)) return made;
  const { publication } = made;
  const asked = await askApproval(ctx, {
    kind: "items",
    subject: "items",
    title: `${publication.title}（第${publication.version}版）公示审批`,
    reason: "",
    facts: { publicationId: publication.id, contentHash: publication.contentHash },
  });
  if (isRefusal(asked)) {
    await ctx.tx.publications.move(
      { ...publication, state: "withdrawn", withdrawnAt: ctx.now, withdrawnWhy: "未能送审" },
      "draft",
    );
    return asked;
  }
  const submitted: Publication = { ...publication, state: "submitted" };
  await ctx.tx.publications.move(submitted, "draft");
  return { publication: submitted };
}

/** What follows from the leader's word on the item list. */
export async function itemsDecided(ctx: PersonCtx, approval: Approval): Promise<Refusal | null> {
  const { publicationId } = approval.facts as { publicationId: string };
  const publication = await ctx.tx.publications.byId(publicationId);
  if (publication?.state !== "submitted") return null;
  if (approval.state === "approved") await approvePublication(ctx, publication);
  else {
    await ctx.tx.publications.move(
      { ...publication, state: "withdrawn", withdrawnAt: ctx.now, withdrawnWhy: "审批退回" },
      "submitted",
    );
    await record(ctx, "publication.returned", `publication:${publication.id}`, {
      before: { state: "submitted" },
      after: { state: "withdrawn" },
    });
  }
  return null;
}
