import type { ApprovalFacts } from "../../../cards/approval.ts";
import { previewLinkCard } from "../../../cards/preview-link.ts";
import { publicationCard } from "../../../cards/publication.ts";
import { publicationsCard } from "../../../cards/publications.ts";
import type { Approval } from "../../domain/approval.ts";
import { dayOf } from "../../domain/calendar.ts";
import { may } from "../../domain/permission.ts";
import { itemChanges, type Publication, type PublicContent } from "../../domain/publication.ts";
import { buildPublication } from "../../flows/build-publication.ts";
import { pagesPublic } from "../../flows/open-pages.ts";
import type { Draw, View } from "../view.ts";

export const list: Draw<"publications"> = async ({ tx, now, publicUrl }, page) => {
  const reader = await tx.people.byId(page.by);
  const all = await tx.publications.all();
  return publicationsCard({
    list: all
      .filter(({ approvedAt, state }) => approvedAt !== null || state === "submitted")
      .map(({ id, ...one }) => ({ publicationId: id, ...pick(one) })),
    page: page.page,
    itemChanges: await changesSince({ tx, now }, all),
    manages: reader !== null && may(reader.roles, "publication.manage"),
    open: await pagesPublic(tx),
    pagesUrl: publicUrl === null ? null : publicUrl.replace(/\/+$/, ""),
  });
};

const pick = ({ title, version, state, publishedOn }: Omit<Publication, "id">) => ({
  title,
  version,
  state,
  publishedOn,
});

async function changesSince(
  { tx, now }: Pick<View, "tx" | "now">,
  all: Publication[],
): Promise<number | null> {
  const told = all.find(({ kind, state }) => kind === "items" && state === "published");
  if (told?.content.kind !== "items") return null;
  const current = await buildPublication(tx, "items", "items", dayOf(now));
  return itemChanges(told.content.items, current?.kind === "items" ? current.items : []).length;
}

export const one: Draw<"publication"> = async ({ tx }, page) => {
  const publication = await tx.publications.byId(page.publicationId);
  if (!publication) return null;
  const name = async (id: string | null) => (id === null ? "" : ((await tx.people.byId(id))?.name ?? ""));
  const { content, approvedAt, publishedOn, withdrawnAt } = publication;
  return publicationCard({
    publicationId: publication.id,
    ...pick(publication),
    kind: publication.kind,
    size: sizeOf(content),
    changes: changesIn(content),
    contentHash: publication.contentHash,
    at: publication.at.toISOString(),
    by: await name(publication.byId),
    approved: approvedAt && { by: await name(publication.approvedBy), at: approvedAt.toISOString() },
    published:
      publishedOn === null
        ? null
        : { address: publication.address, number: publication.number, on: publishedOn },
    withdrawn: withdrawnAt && { at: withdrawnAt.toISOString(), why: publication.withdrawnWhy ?? "" },
  });
};

export const previewLink: Draw<"preview-link"> = async ({ publicUrl }, page) =>
  publicUrl === null
    ? previewLinkCard({ url: null })
    : previewLinkCard({ url: `${publicUrl.replace(/\/+$/, "")}/preview?key=${page.key}` });

/** What a leader sees of the item list that is to be told. */
export async function itemsMatter({ tx }: View, approval: Approval): Promise<ApprovalFacts["matter"]> {
  const { publicationId } = approval.facts as { publicationId: string };
  const publication = await tx.publications.byId(publicationId);
  if (!publication) return { rows: [], blocks: [], consequence: "" };
  return {
    rows: [
      ["内容", sizeOf(publication.content)],
      ["与已公示的不同", `${changesIn(publication.content)} 处`],
      ["校验值", publication.contentHash.slice(0, 16)],
    ],
    blocks: [],
    consequence: "同意后由双随机办在五个工作日内公示，公示的就是送审时固定的内容。",
  };
}

const changesIn = (content: PublicContent): number => ("changes" in content ? content.changes.length : 0);

function sizeOf(content: PublicContent): string {
  switch (content.kind) {
    case "items":
      return `${content.items.length} 个抽查事项`;
    case "plan":
      return `${content.entries.length} 项抽查任务`;
    case "task":
      return "1 项临时抽查任务";
    case "scheme":
      return `${content.sections.length} 个部分`;
  }
}
