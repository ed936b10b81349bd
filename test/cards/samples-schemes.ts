// Facts for the cards of 实施方案, 培训 and 临时任务, made up.

import { approvalCard } from "../../cards/approval.ts";
import { type SchemeFacts, schemeBlocks, schemeCard, schemeEditCard } from "../../cards/scheme.ts";
import { schemeListCard } from "../../cards/scheme-list.ts";
import { type TaskFacts, taskCard, taskListCard, taskRows } from "../../cards/task.ts";
import { type TaskFormFacts, taskFormCard } from "../../cards/task-form.ts";
import {
  type TrainingFormFacts,
  type TrainingListFacts,
  trainingFormCard,
  trainingListCard,
} from "../../cards/training.ts";
import type { Sample } from "./samples.ts";

const sample = <F>(
  name: string,
  draw: (facts: F) => Sample["draw"] extends (f: never) => infer C ? C : never,
  facts: F,
): Sample => ({
  name,
  facts,
  draw: draw as Sample["draw"],
});
const times = <T>(n: number, make: (index: number) => T): T[] =>
  Array.from({ length: n }, (_, index) => make(index));
const at = "2026-11-24T10:00:00+08:00";

const parts = (words: string): SchemeFacts["parts"] => ({
  purpose: words,
  matters: words,
  scope: words,
  staffing: words,
  schedule: words,
  method: words,
  discipline: words,
});
const scheme: SchemeFacts = {
  schemeId: "s1",
  entryId: "e1",
  code: "2026-03",
  name: "民办幼儿园办园行为检查",
  batch: 1,
  version: 1,
  state: "draft",
  announced: true,
  visitUntil: "2026-12-31",
  approvedAt: null,
  publishedOn: null,
  parts: parts("对照检查指引逐项检查。"),
  drawn: false,
};
const batch = {
  entryId: "e1",
  code: "2026-03",
  name: "民办幼儿园办园行为检查",
  batch: 1,
  drawFrom: "2026-11-24",
  drawUntil: "2026-12-04",
};
const trainings: TrainingListFacts = {
  year: 2026,
  trainings: [
    {
      trainingId: "t1",
      day: "2026-11-02",
      topic: "食堂检查要点",
      trainer: "县教育局法规科",
      hours: 4,
      attended: 38,
      skills: ["食品卫生"],
    },
  ],
  inspectors: 40,
  untrained: ["高远", "白露"],
  page: 1,
};
const training: TrainingFormFacts = {
  trainingId: null,
  day: "2026-11-24",
  topic: "",
  trainer: "",
  hours: "4",
  skills: [],
  attended: [],
  sections: ["基础教育科", "安全管理科"],
};
const task: TaskFacts = {
  entryId: "e9",
  code: "2026-L01",
  name: "校园欺凌防治专项检查",
  state: "draft",
  section: "安全管理科",
  reason: "投诉举报：家长反映",
  items: ["校园安全"],
  scope: "指定的 2 家单位",
  targets: ["示例镇第一小学", "示例镇第二小学"],
  percent: 100,
  teamSize: 2,
  announced: false,
  drawUntil: "2026-12-01",
  visitFrom: "2026-12-02",
  visitUntil: "2026-12-15",
};
const taskForm: TaskFormFacts = {
  entryId: null,
  name: "",
  section: "双随机办",
  origin: "",
  why: "",
  items: [{ value: "JY-08", name: "校车安全" }],
  chosenItems: [],
  types: [{ value: "primary", name: "小学" }],
  chosenTypes: [],
  districts: ["城关学区"],
  chosenDistricts: [],
  tags: [],
  targets: [],
  percent: 100,
  teamSize: 2,
  announced: false,
  drawUntil: "2026-12-01",
  visitFrom: "2026-12-02",
  visitUntil: "2026-12-15",
};
const line = { entryId: "e9", code: "2026-L01", name: "校园欺凌防治专项检查", reason: "投诉举报：家长反映" };
const pending = {
  approvalId: "a1",
  title: "实施方案：民办幼儿园办园行为检查（第 1 批）",
  reason: "",
  by: "赵一凡",
  at,
  deciders: ["钱副局"],
  state: "pending" as const,
  outcome: null,
};

export const schemeSamples: Sample[] = [
  sample("scheme, draft", schemeCard, scheme),
  sample("scheme, waits, asked", schemeCard, { ...scheme, state: "submitted" }),
  sample("scheme, approved, to be published", schemeCard, { ...scheme, state: "approved", approvedAt: at }),
  sample("scheme, published, unannounced", schemeCard, {
    ...scheme,
    state: "published",
    announced: false,
    approvedAt: at,
    publishedOn: "2026-11-24",
  }),
  sample("scheme edit", schemeEditCard, { ...scheme, seen: 1 }),
  sample("scheme list", schemeListCard, {
    batches: [
      { ...batch, scheme: null },
      { ...batch, batch: 2, scheme: { schemeId: "s1", state: "approved" as const } },
    ],
    page: 1,
  }),
  sample("scheme list, nothing new", schemeListCard, { batches: [], page: 1 }),
  sample("training list", trainingListCard, trainings),
  sample("training list, empty", trainingListCard, { ...trainings, trainings: [] }),
  sample("training form", trainingFormCard, training),
  sample("training form, correction", trainingFormCard, {
    ...training,
    trainingId: "t1",
    topic: "食堂检查要点",
    trainer: "法规科",
    attended: ["高远", "白露"],
    skills: ["食品卫生"],
  }),
  sample("task, draft", taskCard, task),
  sample("task, approved, to be published", taskCard, { ...task, state: "approved" }),
  sample("task, published", taskCard, { ...task, state: "published" }),
  sample("task, cancelled", taskCard, { ...task, state: "cancelled" }),
  sample("task list", taskListCard, {
    year: 2026,
    tasks: [{ ...line, state: "submitted" as const }],
    page: 1,
  }),
  sample("task list, empty", taskListCard, { year: 2026, tasks: [], page: 1 }),
  sample("task form", taskFormCard, taskForm),
  sample(
    "scheme approval",
    (facts: typeof pending & { parts: SchemeFacts["parts"] }) =>
      approvalCard({
        ...facts,
        matter: { rows: [], blocks: schemeBlocks(facts.parts), consequence: "同意后由双随机办公示。" },
      }),
    { ...pending, parts: parts("对照检查指引逐项检查。") },
  ),
  sample(
    "task approval",
    (facts: typeof pending & { task: TaskFacts }) =>
      approvalCard({ ...facts, matter: { rows: taskRows(facts.task), blocks: [], consequence: "" } }),
    { ...pending, task },
  ),
];

export const hugeSchemeSamples: Sample[] = [
  sample("scheme, 500 characters a part", schemeCard, { ...scheme, parts: parts("检".repeat(500)) }),
  sample("scheme edit, 500 characters a part", schemeEditCard, {
    seen: 0,
    ...scheme,
    parts: parts("检".repeat(500)),
  }),
  sample("scheme list, 60", schemeListCard, {
    batches: times(60, () => ({ ...batch, scheme: null })),
    page: 3,
  }),
  sample("training list, 200 untrained", trainingListCard, {
    ...trainings,
    trainings: times(30, () => trainings.trainings[0] as TrainingListFacts["trainings"][number]),
    untrained: times(200, () => "高远"),
    page: 2,
  }),
  sample("task list, 60", taskListCard, {
    year: 2026,
    tasks: times(60, () => ({ ...line, state: "draft" as const })),
    page: 4,
  }),
  sample("task form, 40 districts", taskFormCard, {
    ...taskForm,
    districts: times(40, (n) => `第${n}学区`),
    items: times(60, (n) => ({ value: `JY-${n}`, name: "校车安全" })),
  }),
];
