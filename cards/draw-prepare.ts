import { type Card, card } from "./kit.ts";
import { figures, heading, note, paragraph, rows } from "./kit-blocks.ts";
import {
  button,
  type Display,
  dateTime,
  form,
  input,
  markdown,
  multiSelect,
  type Root,
  rule,
  select,
  submit,
} from "./kit-elements.ts";
import { ink, lines, md, text } from "./kit-text.ts";
import { days, pickerValue } from "./when.ts";

/** What rules select from the pool. Of a sealed draw only totals exist here: any more would betray credit classes. */
export type DrawQuota =
  | { sealed: true }
  | {
      sealed: false;
      /** Who was left out, by the rule's Chinese name. */
      excluded: { rule: string; count: number }[];
      strata: { name: string; size: number; rate: string; drawn: number }[];
    };

export interface DrawPrepareFacts {
  entryId: string;
  code: string;
  name: string;
  section: string;
  items: string[];
  /** The entry's filters in words. */
  scope: string;
  visitFrom: string;
  visitUntil: string;
  announced: boolean;
  poolSize: number;
  excludedTotal: number;
  /** How many targets will be drawn. */
  drawnTotal: number;
  quota: DrawQuota;
  teamSize: number;
  /** What one of every team must be able to do. */
  specialty: string | null;
  /** 会同部门: each sends one more to every team. */
  departments: string[];
  /** Inspectors who can be drawn. */
  inspectors: number;
  /** Batches not drawn yet, by number. */
  batchesLeft: number[];
  /** `value` comes back in the form of draw.commit. */
  witnesses: { value: string; name: string; supervisor: boolean; section: string | null }[];
  /** Proposed deadline, ISO instant. */
  deadline: string;
  /** No training on record for a year: going on needs a reason (S9). */
  untrained: boolean;
  /** A batch that cannot be drawn for want of a scheme, whose button is offered; null where nothing is wanting. */
  schemeWanted: number | null;
  /** What stands in the way, as sentences; then there is nothing to submit. */
  problems: string[];
}

/** More would run into the limit of elements. */
const MOST_WITNESSES = 40;

/** What will be drawn, fixed by the entry, and what the organiser picks: batch, witnesses, deadline. */
export function drawPrepareCard(facts: DrawPrepareFacts): Card {
  return card({
    title: `准备抽取：${facts.name}`,
    subtitle: `任务编号 ${facts.code}`,
    labels: facts.announced ? [] : [{ text: "不预先告知", colour: "purple" }],
    colour: "blue",
    elements: [
      figures([
        { label: "抽取范围（家）", value: facts.poolSize },
        { label: "将抽取（家）", value: facts.drawnTotal, colour: "blue" },
        { label: "每组人数", value: facts.teamSize },
      ]),
      rows([
        ["责任科室", facts.section],
        ["抽查事项", text(facts.items.join("、"), 200)],
        ["对象范围", text(facts.scope, 200)],
        ["按规则不参加抽取", `${facts.excludedTotal} 家`],
        [
          "检查人员",
          `${facts.inspectors} 人可供抽取${facts.specialty === null ? "" : `，每组须有“${facts.specialty}”专长人员`}`,
        ],
        [
          "会同部门",
          facts.departments.length === 0 ? "" : `${facts.departments.join("、")}（每组各派一人，一次上门）`,
        ],
        ["检查期", days(facts.visitFrom, facts.visitUntil)],
      ]),
      ...quotaBlocks(facts.quota),
      note("范围、比例和每组人数由已批准的计划确定，这里不能改。"),
      rule(),
      ...(facts.problems.length > 0 ? blocked(facts.problems) : [commitForm(facts)]),
      ...(facts.schemeWanted === null
        ? []
        : [
            button("编制方案", {
              act: "scheme.draft",
              entryId: facts.entryId,
              batch: facts.schemeWanted,
            }),
          ]),
      button("返回", { act: "draw.back" }),
    ],
  });
}

function quotaBlocks(quota: DrawQuota): Display[] {
  if (quota.sealed)
    return [note("本任务按信用风险分类确定比例，分类属内部信息，群里只显示总数，明细由监督人员核对。")];
  const strata = quota.strata.map((one) => md`${one.name}　${one.size} 家 × ${one.rate}，抽 ${one.drawn} 家`);
  const excluded = quota.excluded.map((one) => md`${one.rule}　${one.count} 家`);
  return [
    ...(strata.length > 0 ? [markdown(lines([ink("grey", "抽取比例"), ...strata]))] : []),
    ...(excluded.length > 0 ? [markdown(lines([ink("grey", "不参加抽取的原因"), ...excluded]))] : []),
  ];
}

const blocked = (problems: string[]): Root[] => [
  heading("暂时不能抽取"),
  ...problems.map((problem) => paragraph(problem)),
];

function commitForm(facts: DrawPrepareFacts): Root {
  const batches = facts.batchesLeft.map((batch) => ({ value: String(batch), text: `第 ${batch} 批` }));
  const [first] = batches;
  return form(
    "draw_commit",
    [
      markdown(ink("grey", "抽取批次")),
      select("batch", batches, { required: true, ...(first ? { chosen: first.value } : {}) }),
      markdown(ink("grey", "见证人（至少两人，其中至少一名监督人员，组织者本人除外）")),
      multiSelect("witnesses", facts.witnesses.slice(0, MOST_WITNESSES).map(witnessOption), {
        required: true,
        hint: "请选择见证人",
      }),
      markdown(ink("grey", "见证截止时间")),
      dateTime("deadline", { required: true, preset: pickerValue(facts.deadline) }),
      ...(facts.untrained
        ? [
            markdown(
              ink(
                "orange",
                "近一年没有登记培训。请先用“培训 登记”登记；确需先抽取的，写明理由，理由会告知监督人员。",
              ),
            ),
            input("untrained", "未先培训的理由", { required: true, longest: 300 }),
          ]
        : []),
      markdown(ink("grey", "严格见证（可不填）：再加一个锁定时尚未产生的公开数")),
      input("source", "公开数来源", { hint: "例如：中国福利彩票双色球", longest: 40 }),
      input("period", "期号（须在见证之后开出）", { hint: "例如：第2026137期", longest: 40 }),
    ],
    [
      submit(
        "draw_commit_send",
        "锁定名单，开始见证",
        { act: "draw.commit", entryId: facts.entryId },
        {
          kind: "primary_filled",
          confirm: {
            title: "锁定名单和规则？",
            text: "锁定后抽取范围、规则和见证人都不能再改，校验信息立即在本群公布。",
          },
        },
      ),
    ],
  );
}

const witnessOption = ({ value, name, supervisor, section }: DrawPrepareFacts["witnesses"][number]) => ({
  value,
  text: `${name}（${[supervisor ? "监督人员" : null, section].filter((part) => part !== null).join("，") || "工作人员"}）`,
});
