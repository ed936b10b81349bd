import { type Card, card } from "./kit.ts";
import { note, rows } from "./kit-blocks.ts";
import { button, buttons, dateTime, form, input, link, type Root, submit } from "./kit-elements.ts";
import { prose } from "./kit-text.ts";
import { stateNames } from "./publications.ts";
import { moment } from "./when.ts";

export interface PublicationFacts {
  publicationId: string;
  title: string;
  version: number;
  kind: "items" | "plan" | "task" | "scheme";
  state: "draft" | "submitted" | "approved" | "published" | "withdrawn";
  /** So many items, entries or sections, such as 共 12 项. */
  size: string;
  changes: number;
  contentHash: string;
  /** ISO instants. */
  at: string;
  by: string;
  approved: { by: string; at: string } | null;
  published: { address: string | null; number: string | null; on: string } | null;
  withdrawn: { at: string; why: string } | null;
}

const colours = {
  draft: "grey",
  submitted: "orange",
  approved: "orange",
  published: "green",
  withdrawn: "grey",
} as const;

/** One publication: what is in it, where it stands, and what comes next. */
export function publicationCard(facts: PublicationFacts): Card {
  const { approved, published, withdrawn } = facts;
  return card({
    title: facts.title,
    subtitle: `第 ${facts.version} 版`,
    labels: [{ text: stateNames[facts.state], colour: facts.state === "published" ? "green" : "orange" }],
    colour: colours[facts.state],
    elements: [
      rows([
        ["内容", facts.size],
        facts.changes > 0 ? ["与上一版的不同", `${facts.changes} 处`] : null,
        ["准备", `${facts.by}　${moment(facts.at)}`],
        approved ? ["批准", `${approved.by}　${moment(approved.at)}`] : null,
        published ? ["公示日期", published.on] : null,
        published?.address ? ["公示网址", prose(published.address)] : null,
        published?.number ? ["平台编号", prose(published.number)] : null,
        withdrawn ? ["撤回", prose(`${moment(withdrawn.at)}　${withdrawn.why}`)] : null,
        ["校验值", facts.contentHash.slice(0, 16)],
      ]),
      ...steps(facts),
      button("返回公示列表", { act: "publication.list", page: 1 }, { kind: "text" }),
    ],
  });
}

function steps(facts: PublicationFacts): Root[] {
  const { publicationId, published } = facts;
  const packageButtons = buttons([
    button("下载公示包", { act: "publication.download", publicationId }),
    button("预览页面", { act: "pages.preview" }),
  ]);
  switch (facts.state) {
    case "approved":
      return [
        packageButtons,
        note("请把公示包放到县政府网站或平台，再在这里登记网址或编号；登记后才算已公示。"),
        form("publication_register", where(null), [
          submit(
            "publication_register_submit",
            "登记公示",
            { act: "publication.register", publicationId },
            { kind: "primary_filled" },
          ),
        ]),
      ];
    case "published":
      return [
        ...(published?.address ? [link("打开公示网址", published.address)] : []),
        packageButtons,
        form(
          "publication_correct",
          [...where(published), input("reason", "更正理由", { required: true, longest: 300 })],
          [submit("publication_correct_submit", "更正登记", { act: "publication.correct", publicationId })],
        ),
        ...withdrawal(facts),
      ];
    default:
      return [];
  }
}

/** Only the item list is taken back: the others are in force and change by their own procedure. */
function withdrawal({ kind, publicationId }: PublicationFacts): Root[] {
  if (kind !== "items") return [note("公示后即生效，不能撤回；需要变动的，请按程序调整后公示新版本。")];
  return [
    form(
      "publication_withdraw",
      [input("why", "撤回理由", { required: true, longest: 300, multiline: true })],
      [
        submit(
          "publication_withdraw_submit",
          "撤回公示",
          { act: "publication.withdraw", publicationId },
          {
            kind: "danger",
            confirm: { title: "撤回公示？", text: "公示后三个工作日内可以撤回，页面上保留撤回说明。" },
          },
        ),
      ],
    ),
  ];
}

const where = (published: PublicationFacts["published"]) => [
  input("address", "公示网址（与平台编号至少填一项）", {
    longest: 500,
    hint: "https://",
    ...(published?.address ? { preset: published.address } : {}),
  }),
  input("number", "平台编号", { longest: 100, ...(published?.number ? { preset: published.number } : {}) }),
  dateTime("on", { required: true, hint: "公示日期" }),
];
