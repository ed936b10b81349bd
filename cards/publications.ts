import { type Card, card } from "./kit.ts";
import { note, pageOf, pager, paragraph } from "./kit-blocks.ts";
import { button, buttons, columns, type Display, link, type Press, rule } from "./kit-elements.ts";
import { lines, type Md, md, prose, text } from "./kit-text.ts";

export interface ListedPublication {
  publicationId: string;
  title: string;
  version: number;
  state: "draft" | "submitted" | "approved" | "published" | "withdrawn";
  /** YYYY-MM-DD; when it went public. */
  publishedOn: string | null;
}

export interface PublicationsFacts {
  list: ListedPublication[];
  page: number;
  /** What changed in the item list since it was told last; null: it was never told. */
  itemChanges: number | null;
  /** Whether who reads this may prepare and open pages. */
  manages: boolean;
  /** Whether the built-in pages are open to everybody. */
  open: boolean;
  /** Where they are; null: this installation has none. */
  pagesUrl: string | null;
}

export const stateNames = {
  draft: "草稿",
  submitted: "待审批",
  approved: "已批准，待公示",
  published: "已公示",
  withdrawn: "已撤回",
} as const;

const PAGE = 6;

/** 公示: what is approved and not yet public, what is public, and the switch of the built-in pages. */
export function publicationsCard(facts: PublicationsFacts): Card {
  const { part, page, pages } = pageOf(facts.list, facts.page, PAGE);
  const waiting = facts.list.filter(({ state }) => state === "approved").length;
  return card({
    title: "公示",
    labels: waiting > 0 ? [{ text: `${waiting} 项待公示`, colour: "orange" }] : [],
    colour: waiting > 0 ? "orange" : "blue",
    elements: [
      paragraph(changesOf(facts.itemChanges)),
      ...(facts.manages
        ? [
            button(
              "准备公示事项清单",
              { act: "publication.prepare" },
              {
                confirm: { title: "送审？", text: "现在的事项清单会固定成一版，送分管领导或局长审批。" },
              },
            ),
          ]
        : []),
      rule(),
      ...(part.length === 0 ? [paragraph("还没有公示内容。计划、方案批准后会列在这里。")] : []),
      ...part.map((one) =>
        columns<Display | Press>(
          [
            [paragraph(lineOf(one))],
            [button("查看", { act: "publication.open", publicationId: one.publicationId })],
          ],
          {
            weights: [4, 1],
          },
        ),
      ),
      ...pager(page, pages, (to) => ({ act: "publication.list", page: to })),
      rule(),
      ...pagesOf(facts),
    ],
  });
}

const lineOf = (one: ListedPublication): Md =>
  lines([
    md`${prose(one.title)}`,
    text(
      `第 ${one.version} 版　${stateNames[one.state]}${one.publishedOn === null ? "" : `　${one.publishedOn}`}`,
    ),
  ]);

function changesOf(changes: number | null): string {
  if (changes === null) return "抽查事项清单还没有公示过。";
  return changes === 0
    ? "抽查事项清单与已公示的一致。"
    : `抽查事项清单公示后有 ${changes} 处变动，尚未公示。`;
}

function pagesOf({ open, pagesUrl, manages }: PublicationsFacts) {
  if (pagesUrl === null)
    return [note("本系统没有设置网址，没有自带页面；请下载公示包，在县政府网站或平台公示。")];
  return [
    note(
      open
        ? "自带页面已对外开放，任何人都可以看到已公示的内容。"
        : "自带页面没有对外开放，只有取得预览链接的同志能看。",
    ),
    buttons([
      button("预览页面", { act: "pages.preview" }),
      ...(open ? [link("打开页面", `${pagesUrl}/items`)] : []),
      ...(manages ? [switchOf(open)] : []),
    ]),
  ];
}

const switchOf = (open: boolean) =>
  button(
    open ? "停止开放" : "对外开放",
    { act: "pages.open", open: !open },
    {
      confirm: open
        ? { title: "停止对外开放？", text: "外人将看不到自带页面；县政府网站上的不受影响。" }
        : { title: "对外开放？", text: "任何人都能看到已公示的清单、计划和方案，并告知监督人员。" },
    },
  );
