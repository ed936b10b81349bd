import { faultTable, type ImportFault } from "./import-faults.ts";
import { type Card, card } from "./kit.ts";
import { figures, heading, note, paragraph, rows } from "./kit-blocks.ts";
import { button, form, markdown, type Root, select, submit, table } from "./kit-elements.ts";
import { ink } from "./kit-text.ts";
import { moment } from "./when.ts";

export interface CreditImportFacts {
  importId: string;
  fileName: string;
  counts: { said: number; changed: number; fresh: number; missing: number };
  /** "" stands for no class. */
  moves: { from: string; to: string; count: number }[];
  faults: ImportFault[];
  /** "YYYY-MM"; `month` is preselected. */
  months: string[];
  month: string;
  by: string;
  /** ISO instant. */
  at: string;
  state: "staged" | "applied" | "cancelled";
  mayUndo: boolean;
}

const FAULTS = 10;
const labels = {
  staged: { text: "待应用", colour: "orange" },
  applied: { text: "已应用", colour: "green" },
  cancelled: { text: "已取消", colour: "neutral" },
} as const;

/** A month's credit classes before they are entered. Internal. */
export function creditImportCard(facts: CreditImportFacts): Card {
  const { counts, importId } = facts;
  return card({
    title: "导入信用风险分类",
    subtitle: facts.fileName,
    labels: [labels[facts.state]],
    colour: facts.state === "staged" ? "blue" : "grey",
    elements: [
      ...(facts.state === "staged" ? [summary(facts)] : []),
      rows([
        facts.state === "staged" ? ["首次有分类", `${counts.fresh} 家`] : null,
        facts.state === "staged"
          ? ["文件中没有", `${counts.missing} 家（名录中有分类，本次保持不变）`]
          : null,
        ["提交", `${facts.by}　${moment(facts.at)}`],
      ]),
      ...body(facts),
      ...(facts.mayUndo
        ? [
            button(
              "撤销",
              { act: "credit.undo", importId },
              { confirm: { title: "撤销这次导入？", text: "分类和指数恢复原样，由此产生的预警关闭。" } },
            ),
          ]
        : []),
    ],
  });
}

const summary = ({ counts, faults }: CreditImportFacts): Root =>
  figures([
    { label: "可登记（家）", value: counts.said },
    { label: "分类有变化", value: counts.changed, colour: counts.changed > 0 ? "blue" : "default" },
    { label: "有问题的行", value: faults.length, colour: faults.length > 0 ? "red" : "default" },
  ]);

function body(facts: CreditImportFacts): Root[] {
  const { importId, faults, moves, counts } = facts;
  if (facts.state === "applied")
    return [paragraph("分类和指数已登记，名录中的信用风险分类为最新月份的分类。")];
  if (facts.state === "cancelled") return [paragraph("已取消，没有登记。")];
  const cancel = button("取消", { act: "import.cancel", importId });
  return [
    ...(moves.length === 0
      ? []
      : [
          table(
            [
              { key: "from", title: "原分类" },
              { key: "to", title: "新分类" },
              { key: "count", title: "家数" },
            ],
            moves.map((one) => ({ from: one.from || "未分类", to: one.to, count: String(one.count) })),
          ),
        ]),
    ...(counts.said === 0 ? [paragraph("没有可以登记的行。")] : [applyForm(facts)]),
    cancel,
    ...(faults.length === 0
      ? []
      : [
          heading("有问题的行"),
          faultTable(faults.slice(0, FAULTS)),
          note(
            "有问题的行不登记，改好后可以再次发送。等级没有对应的，请在“预警”里点“等级对应和预警标准”补上，本卡片随即重新核对。",
          ),
          button("下载问题行", { act: "credit.download", importId }),
        ]),
  ];
}

const applyForm = ({ importId, months, month }: CreditImportFacts): Root =>
  form(
    "credit_apply",
    [
      markdown(ink("grey", "月份（同月已有的记录将被替换）")),
      select(
        "month",
        months.map((one) => ({ value: one, text: one })),
        { required: true, chosen: month },
      ),
    ],
    [submit("credit_apply_send", "应用", { act: "credit.apply", importId }, { kind: "primary_filled" })],
  );
