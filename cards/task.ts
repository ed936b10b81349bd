import { type Card, card } from "./kit.ts";
import { note, pageOf, pager, paragraph, type Row, rows } from "./kit-blocks.ts";
import { button, buttons, form, input, type Root, rule, submit } from "./kit-elements.ts";
import { type Colour, prose, text } from "./kit-text.ts";
import { publishForm } from "./scheme.ts";
import { days, fullDay } from "./when.ts";

export type TaskState = "draft" | "submitted" | "approved" | "published" | "cancelled";

const states: Record<TaskState, { text: string; colour: Colour }> = {
  draft: { text: "草稿", colour: "neutral" },
  submitted: { text: "待审批", colour: "orange" },
  approved: { text: "已批准，待公示", colour: "blue" },
  published: { text: "已公示，可以抽取", colour: "green" },
  cancelled: { text: "已取消", colour: "red" },
};

export interface TaskFacts {
  entryId: string;
  code: string;
  name: string;
  state: TaskState;
  section: string;
  reason: string;
  items: string[];
  scope: string;
  /** Names of the targets it is about; empty where a range is drawn from. */
  targets: string[];
  /** Share of the range that is drawn, in per cent. */
  percent: number;
  teamSize: number;
  announced: boolean;
  drawUntil: string;
  visitFrom: string;
  visitUntil: string;
}

/** What the task is, also for who decides on it. */
export const taskRows = (facts: Omit<TaskFacts, "entryId" | "state" | "name">): Row[] => [
  ["任务编号", facts.code],
  ["缘由", prose(facts.reason)],
  ["责任科室", facts.section],
  ["抽查事项", text(facts.items.join("、"), 200)],
  ["对象范围", text(facts.scope, 200)],
  ["指定单位", text(facts.targets.join("、"), 300)],
  ["检查比例", facts.percent === 100 ? "全部检查" : `${facts.percent}%`],
  ["每组人数", facts.teamSize],
  ["告知方式", facts.announced ? "检查前通知" : "不预先通知"],
  ["抽取截止", fullDay(facts.drawUntil)],
  ["检查期", days(facts.visitFrom, facts.visitUntil)],
];

/** 临时任务 with what comes next for it. */
export function taskCard(facts: TaskFacts): Card {
  return card({
    title: `临时任务：${facts.name}`,
    labels: [states[facts.state]],
    colour: facts.state === "cancelled" ? "grey" : "blue",
    elements: [
      rows(taskRows(facts)),
      rule(),
      ...next(facts),
      button("返回临时任务列表", { act: "task.list", page: 1 }, { kind: "text" }),
    ],
  });
}

function next({ state, entryId }: TaskFacts): Root[] {
  switch (state) {
    case "draft":
      return [
        buttons([
          button("送审", { act: "task.submit", entryId }, { kind: "primary_filled" }),
          button("修改", { act: "task.edit", entryId }),
        ]),
        cancelForm(entryId),
      ];
    case "approved":
      return [publishForm("task_published", { act: "task.published", entryId }), cancelForm(entryId)];
    case "published":
      return [
        note("下一步：编制本任务的实施方案，批准并公示后在工作群公开抽取。"),
        button("编制方案", { act: "scheme.draft", entryId, batch: 1 }, { kind: "primary_filled" }),
        cancelForm(entryId),
      ];
    default:
      return [];
  }
}

const cancelForm = (entryId: string): Root =>
  form(
    "task_cancel",
    [input("reason", "取消理由", { required: true, longest: 300 })],
    [
      submit(
        "task_cancel_send",
        "取消任务",
        { act: "task.cancel", entryId },
        { confirm: { title: "取消这项临时任务？", text: "取消后不能恢复，记录保留。" } },
      ),
    ],
  );

export interface TaskListFacts {
  year: number;
  tasks: { entryId: string; code: string; name: string; state: TaskState; reason: string }[];
  page: number;
}

const PER_PAGE = 6;

/** 临时任务 of the year; counted apart from the annual plan. */
export function taskListCard(facts: TaskListFacts): Card {
  const { part, page, pages } = pageOf(facts.tasks, facts.page, PER_PAGE);
  return card({
    title: `${facts.year} 年临时任务`,
    colour: "blue",
    elements: [
      paragraph(
        facts.tasks.length === 0
          ? "本年还没有临时任务。上级部署、投诉举报、转办交办等需要计划外检查的，可以在这里提出。"
          : `共 ${facts.tasks.length} 项，与年度计划分开统计。`,
      ),
      ...part.flatMap((one): Root[] => [
        rows([
          [one.code, text(one.name, 60)],
          ["状态", states[one.state].text],
          ["缘由", text(one.reason, 80)],
        ]),
        button("查看", { act: "task.open", entryId: one.entryId }, { kind: "text" }),
      ]),
      ...pager(page, pages, (to) => ({ act: "task.list", page: to })),
      rule(),
      button("新建临时任务", { act: "task.new" }, { kind: "primary_filled" }),
    ],
  });
}
