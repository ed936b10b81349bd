import { type Card, type CardParts, card } from "./kit.ts";
import { heading, note, pageOf, pager, paragraph, rows } from "./kit-blocks.ts";
import { button, buttons, form, input, type Press, type Root, select, submit } from "./kit-elements.ts";
import { type Colour, md, plain, prose, text } from "./kit-text.ts";
import {
  differenceBlocks,
  type PlanDifference,
  type PlanFigures,
  type PlanRow,
  planFigures,
  planTable,
  warningBlocks,
} from "./plan-blocks.ts";
import { moment } from "./when.ts";

export interface PlanFacts {
  year: number;
  version: number;
  state: "draft" | "submitted" | "approved" | "published" | "replaced";
  reason: string;
  proposedBy: string;
  proposedAt: string;
  approvedBy: string | null;
  approvedAt: string | null;
  publishedAt: string | null;
  page: number;
  /** What the reader may do; in a group nothing. */
  mayEdit: boolean;
  figures: PlanFigures;
  entries: (PlanRow & { entryId: string })[];
  difference: PlanDifference | null;
  /** S1 and S2 that would be missed, scarce staff. */
  warnings: string[];
  /** What stands in the way of sending it for approval. */
  faults: string[];
  overlaps: { a: string; b: string; names: [string, string]; shared: number }[];
  undoable: boolean;
  /** The approval under way. */
  approvalId: string | null;
}

/** A year that has no plan yet. */
export interface NoPlanFacts {
  year: number;
  mayEdit: boolean;
  lastYear: number;
}

const faces: Record<PlanFacts["state"], { label: string; colour: CardParts["colour"]; tag: Colour }> = {
  draft: { label: "编制中", colour: "blue", tag: "blue" },
  submitted: { label: "待审批", colour: "orange", tag: "orange" },
  approved: { label: "已批准，待公示", colour: "turquoise", tag: "turquoise" },
  published: { label: "已公示，执行中", colour: "green", tag: "green" },
  replaced: { label: "已被新版本替代", colour: "grey", tag: "neutral" },
};

const PAGE = 12;

export function planCard(facts: PlanFacts): Card {
  const face = faces[facts.state];
  const ref = { year: facts.year, version: facts.version };
  const { part, ...at } = pageOf(facts.entries, facts.page, PAGE);
  return card({
    title: `${facts.year}年度抽查计划`,
    subtitle: `第 ${facts.version} 版`,
    labels: [{ text: face.label, colour: face.tag }],
    colour: face.colour,
    elements: [
      ...planFigures(facts.figures),
      ...warningBlocks(facts.warnings),
      ...(facts.entries.length === 0
        ? [paragraph("还没有计划任务。")]
        : [planTable(part), ...pager(at.page, at.pages, (page) => ({ act: "plan.open", ...ref, page }))]),
      ...(facts.difference ? differenceBlocks(facts.difference) : []),
      rows([
        facts.reason === "" ? null : ["调整理由", prose(facts.reason)],
        ["编制", `${facts.proposedBy}　${moment(facts.proposedAt)}`],
        facts.approvedAt ? ["批准", `${facts.approvedBy ?? ""}　${moment(facts.approvedAt)}`] : null,
        facts.publishedAt ? ["公示", moment(facts.publishedAt)] : null,
      ]),
      ...(facts.mayEdit ? work(facts) : []),
      button("下载计划表", { act: "plan.file", year: facts.year, version: facts.version }, { kind: "text" }),
      note("预计数按现有名录和比例推算，实际以抽取结果为准；间隔期和年度次数上限会使实际数略少。"),
    ],
  });
}

function work(facts: PlanFacts): Root[] {
  const ref = { year: facts.year, version: facts.version };
  switch (facts.state) {
    case "draft":
      return drafting(facts);
    case "submitted":
      return facts.approvalId === null
        ? []
        : [button("查看送审", { act: "approval.open", approvalId: facts.approvalId })];
    case "approved":
      return [
        paragraph("计划已经批准。公示之后才能据此抽取：请下载公示包，发布后登记公示网址或平台编号。"),
        button("办理公示", { act: "plan.publishing", ...ref }, { kind: "primary" }),
      ];
    case "published":
      return [readingBlocks(facts), adjusting(facts)].flat();
    case "replaced":
      return [];
  }
}

function drafting(facts: PlanFacts): Root[] {
  const ref = { year: facts.year, version: facts.version };
  const options = pageOf(facts.entries, facts.page, PAGE).part.map((one) => ({
    value: one.entryId,
    text: plain(`${one.code} ${one.name || "（未命名）"}`, 30),
  }));
  const pick: Root[] =
    options.length === 0
      ? []
      : [
          form(
            "plan_pick",
            [select("entryId", options, { required: true, hint: "选择本页的一项计划任务" })],
            [
              submit("plan_edit", "修改", { act: "plan.entry", ...ref }, { kind: "primary" }),
              submit("plan_copy", "复制", { act: "plan.copy", ...ref }),
              submit(
                "plan_remove",
                "删除",
                { act: "plan.remove", ...ref },
                { confirm: { title: "从草稿中删除？", text: "删除后可以撤销。" } },
              ),
            ],
          ),
        ];
  const tools: Press[] = [button("新增计划任务", { act: "plan.add", ...ref }, { kind: "primary" })];
  if (facts.undoable) tools.push(button("撤销上一步", { act: "plan.undo", ...ref }));
  return [
    ...overlapBlocks(facts),
    heading("编制"),
    ...pick,
    buttons(tools),
    note("也可以把计划表文件直接发到聊天里，核对后成批加入草稿。"),
    ...(facts.faults.length > 0
      ? [heading("送审前还要补正"), ...facts.faults.slice(0, 6).map((one) => paragraph(text(one, 90)))]
      : [
          button(
            "送审",
            { act: "plan.submit", ...ref },
            {
              kind: "primary_filled",
              confirm: { title: "送领导审批？", text: "送审后不能修改，退回或撤回后可以再改。" },
            },
          ),
        ]),
  ];
}

function overlapBlocks({ overlaps, year, version }: PlanFacts): Root[] {
  if (overlaps.length === 0) return [];
  return [
    heading("建议合并（应合尽合，一次上门）"),
    ...overlaps.slice(0, 3).flatMap((one): Root[] => [
      paragraph(
        md`“${one.names[0]}”和“${one.names[1]}”有 ${one.shared} 家相同的检查对象，检查时间也有重合。`,
      ),
      button(
        "合并为一项",
        { act: "plan.merge", year, version, a: one.a, b: one.b },
        {
          confirm: {
            title: "合并这两项？",
            text: "事项、科室、时间合在一起，比例取高的。合并后可以撤销。",
          },
        },
      ),
    ]),
  ];
}

/** S1: the office fixes once a year how the share is read. */
function readingBlocks({ year, figures }: PlanFacts): Root[] {
  if (figures.reading !== null) return [];
  return [
    paragraph("信用分类占比有两种口径，请确定本年度按哪一种统计，确定后全年不变。"),
    buttons(
      (["draws", "visits"] as const).map((reading) =>
        button(
          reading === "draws" ? "按抽取批次" : "按检查家次",
          { act: "plan.reading", year, reading },
          { confirm: { title: "确定本年度口径？", text: "确定后全年按此统计，并记入审计记录。" } },
        ),
      ),
    ),
  ];
}

const adjusting = ({ year }: PlanFacts): Root[] => [
  form(
    "plan_adjust",
    [
      input("reason", "调整理由", {
        required: true,
        multiline: true,
        hint: "例如：上级部署新增专项检查",
        longest: 300,
      }),
    ],
    [submit("plan_adjust_send", "调整计划", { act: "plan.adjust", year })],
  ),
  note("调整须重新审批、公示后才生效；已经抽取的任务按原版本继续办理。"),
];

export const noPlanCard = ({ year, mayEdit, lastYear }: NoPlanFacts): Card =>
  card({
    title: `${year}年度抽查计划`,
    labels: [{ text: "未编制", colour: "neutral" }],
    colour: "grey",
    elements: [
      paragraph(`${year}年度的抽查计划还没有编制。`),
      ...(mayEdit
        ? [
            button(
              lastYear > 0 ? `以上年 ${lastYear} 项任务为基础编制` : "开始编制",
              { act: "plan.new", year },
              { kind: "primary" },
            ),
          ]
        : []),
      note("年度抽查计划应在当年1月31日前制定并公示。"),
    ],
  });
