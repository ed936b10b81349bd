// Facts for the cards of 公示: the list, one publication in each of its states, and the way into the preview.

import type { Card } from "../../cards/kit.ts";
import { previewLinkCard } from "../../cards/preview-link.ts";
import { type PublicationFacts, publicationCard } from "../../cards/publication.ts";
import {
  type ListedPublication,
  type PublicationsFacts,
  publicationsCard,
} from "../../cards/publications.ts";

interface Sample {
  name: string;
  facts: unknown;
  draw: (facts: never) => Card;
}
const sample = <F>(name: string, draw: (facts: F) => Card, facts: F): Sample => ({ name, facts, draw });
const at = "2026-11-24T09:30:00+08:00";

const submitted: PublicationFacts = {
  ...{ publicationId: "p1", title: "随机抽查事项清单", version: 2, kind: "items", state: "submitted" },
  ...{ size: "12 个抽查事项", changes: 3, contentHash: "0123456789abcdef".repeat(4), at, by: "章澄舟" },
  ...{ approved: null, published: null, withdrawn: null },
};
const approved: PublicationFacts = {
  ...submitted,
  state: "approved",
  approved: { by: "高远", at: "2026-11-24T15:00:00+08:00" },
};
const published: PublicationFacts = {
  ...approved,
  state: "published",
  published: { address: "https://www.example.gov.cn/1", number: "第 3 号", on: "2026-11-25" },
};
const plan: PublicationFacts = {
  ...published,
  ...{ title: "2026年度“双随机”抽查计划", kind: "plan", size: "6 项抽查任务", changes: 0 },
  published: { address: null, number: "第 4 号", on: "2026-11-25" },
};
const withdrawn: PublicationFacts = {
  ...published,
  state: "withdrawn",
  withdrawn: { at: "2026-11-26T10:00:00+08:00", why: "依据有误" },
};

const listed = (["submitted", "approved", "published", "withdrawn"] as const).map(
  (state, n): ListedPublication => ({
    ...{ publicationId: `p${n}`, title: "随机抽查事项清单", version: 4 - n, state },
    publishedOn: n < 2 ? null : "2026-11-25",
  }),
);
const list: PublicationsFacts = {
  ...{ list: listed, page: 1, itemChanges: 3, manages: true, open: false },
  pagesUrl: "https://jy.example.gov.cn",
};
const many = Array.from({ length: 14 }, (_, n) => ({
  ...{ publicationId: `m${n}`, title: "示例小学（第1批）实施方案", version: 1, state: "published" as const },
  publishedOn: "2026-11-25",
}));

export const publicationSamples: Sample[] = [
  sample("publications", publicationsCard, list),
  sample("publications, opened, second page of many", publicationsCard, {
    ...{ ...list, list: many, page: 2, itemChanges: 0, open: true },
  }),
  sample("publications, none yet, as a section sees it", publicationsCard, {
    ...{ ...list, list: [], itemChanges: null, manages: false },
  }),
  sample("publications, without pages of our own", publicationsCard, { ...list, pagesUrl: null }),
  sample("publication, submitted", publicationCard, submitted),
  sample("publication, approved, to be registered", publicationCard, approved),
  sample("publication, public", publicationCard, published),
  sample("publication of a plan, public", publicationCard, plan),
  sample("publication, withdrawn", publicationCard, withdrawn),
  sample("preview link", previewLinkCard, { url: "https://jy.example.gov.cn/preview?key=0" }),
];
/** Longest words and most rows. */
export const hugePublication: Sample = sample("huge publications", publicationsCard, {
  ...{ ...list, list: many.map((one) => ({ ...one, title: "示".repeat(120) })), page: 1 },
});
