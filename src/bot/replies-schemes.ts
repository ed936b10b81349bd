// Words about 实施方案, 培训 and 临时任务, for replies.ts.

import type { Facts } from "../flows/page.ts";

const text = (facts: Facts, name: string): string => {
  const fact = facts[name];
  return Array.isArray(fact) ? fact.join("、") : fact === undefined ? "" : String(fact);
};

export const schemeFields: Record<string, string> = {
  purpose: "目的和依据",
  matters: "抽查事项",
  scope: "对象范围和数量",
  staffing: "人员组成",
  schedule: "时间安排",
  method: "检查方式",
  discipline: "组织和纪律要求",
  place: "公示网址或平台编号",
  on: "公示日期",
  day: "培训日期",
  topic: "培训主题",
  trainer: "授课人",
  hours: "学时",
  groups: "参加人员",
  names: "姓名或单位",
  skills: "培训的专长或事项",
  section: "责任科室",
  origin: "任务来源",
  why: "具体缘由",
  items: "抽查事项",
  percent: "抽查比例",
  teamSize: "每组人数",
  announced: "告知方式",
  drawUntil: "抽取截止日期",
  visitFrom: "检查开始日期",
  visitUntil: "检查结束日期",
  untrained: "未先培训的理由",
};

export const schemeRefusals: Record<string, string | ((facts: Facts) => string)> = {
  "entry.ledElsewhere": (f) => `“${text(f, "entry")}”由${text(f, "lead")}发起，由发起部门抽取，请导入名单。`,
  "draw.schemeMissing": (f) =>
    `“${text(f, "entry")}”第 ${text(f, "batch")} 批还没有实施方案，请先编制方案，经批准并公示后再抽取。`,
  "draw.schemeUnapproved": (f) =>
    `“${text(f, "entry")}”第 ${text(f, "batch")} 批的实施方案还没有批准，请先送审。`,
  "draw.schemeUnpublished": (f) =>
    `“${text(f, "entry")}”第 ${text(f, "batch")} 批的实施方案已批准，还没有登记公示，公示后再抽取。`,
  "draw.untrained": "近一年没有登记培训。请先登记培训；确需先抽取的，请写明理由，理由会告知监督人员。",
  "scheme.unknown": "没有找到这份实施方案。",
  "scheme.entryUnpublished": (f) => `“${text(f, "entry")}”还没有批准并公开，不能编制方案。`,
  "scheme.notYours": (f) => `这项任务由${text(f, "section")}或双随机办办理。`,
  "scheme.drawn": (f) => `第 ${text(f, "batch")} 批已经抽取，方案不能再改。`,
  "scheme.notDraft": "这份方案已经送审或批准，不能直接修改。",
  "scheme.changed": "这份方案的状态刚刚有变化，请按最新卡片办理。",
  "scheme.notApproved": "这份方案还没有批准，或已经登记公示。",
  "scheme.tooEarly": (f) => `不预先通知的检查，方案在检查期（至 ${text(f, "until")}）结束后再公示。`,
  "publication.future": "公示日期不能晚于今天。",
  "training.unknown": "没有找到这条培训记录。",
  "training.notYours": "培训记录由登记人或双随机办更正。",
  "training.future": "培训日期不能晚于今天，请在培训之后登记。",
  "training.hours": "学时应当在 0.1 至 200 之间。",
  "training.nobody": "请选择参加培训的人员。",
  "training.strangers": (f) => `执法检查人员名录里没有${text(f, "names")}，请核对姓名。`,
  "task.unknown": "没有找到这项临时任务。",
  "task.windowPast": "抽取截止日期已经过去，请重新填写。",
  "task.windowOrder": "检查结束日期不能早于抽取截止日期和检查开始日期，请重新填写。",
  "task.items": "抽查事项中有名录里没有的事项，请重新选择。",
  "task.notDraft": "这项临时任务已经送审或办结，不能修改。",
  "task.changed": "这项临时任务的状态刚刚有变化，请按最新卡片办理。",
  "task.notApproved": "这项临时任务还没有批准，或已经登记公示。",
  "task.notCancellable": "这项临时任务正在送审或已经取消；送审中的请先撤回。",
  "task.drawn": "这项临时任务已经抽取，不能取消；确需停止的，请先按程序作废抽取。",
};

export const schemeAnswers: Record<
  string,
  (facts: Facts) => { tone: "warn"; title: string; lines: string[] }
> = {
  "draw.untrainedTold": (f) => ({
    tone: "warn",
    title: `未先培训即抽取：${text(f, "entry")}`,
    lines: [
      `${text(f, "organiser")}组织的抽取（编号 ${text(f, "draw")}）开始时，近一年没有登记培训。`,
      `说明的理由：${text(f, "reason")}`,
      "请予监督。",
    ],
  }),
};
