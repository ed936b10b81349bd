// The words of the registries' answers; bot/replies.ts takes them in.

import { fieldName } from "../domain/registry-change.ts";
import { longest } from "../domain/registry-form.ts";
import type { Facts } from "../flows/page.ts";

const text = (facts: Facts, name: string): string => String(facts[name] ?? "");
const field = (facts: Facts): string => {
  const code = text(facts, "field");
  if (code === "until") return "离任日期";
  const named = fieldName("targets", code);
  return named === code ? fieldName("inspectors", code) : named;
};

/** Form fields of the registries' cards. */
export const registryFieldNames: Record<string, string> = {
  words: "查找",
  type: "类型",
  district: "学区",
  tag: "分类标注",
  status: "状态",
  gap: "缺项类别",
  period: "请假时间",
  leave: "要销的假",
  target: "检查对象",
  kind: "关系",
  until: "离任日期",
  relation: "回避关系",
  reason2: "解除理由",
};

export const registryRefusals: Record<string, string | ((facts: Facts) => string)> = {
  "registry.unknown": "名录里没有这条记录。",
  "registry.notYours": "名录由双随机办和科室修改，学区联络员可以提交本学区单位的变动。",
  "registry.relationNotYours": "回避关系由本人申报，或由双随机办和科室登记。",
  "registry.codeTaken": (f) => `代码 ${text(f, "code")} 已经登记在“${text(f, "name")}”名下，请核对。`,
  "registry.certTaken": (f) => `执法证号 ${text(f, "code")} 已经登记在“${text(f, "name")}”名下，请核对。`,
  "registry.sameName": (f) =>
    `名录里已有“${text(f, "name")}”，请直接修改那条记录；不是同一单位的，请把名称写完整。`,
  "registry.nothing": "没有任何变动，不需要保存。",
  "registry.reason": "停用或恢复的，请写明理由。",
  "registry.name": "名称没有填写或填写有误，请补正。",
  "registry.code": (f) =>
    `代码“${text(f, "text")}”不对，应为 18 位统一社会信用代码（含校验位），或 15 位、13 位旧号码。`,
  "registry.classes": (f) => `班数“${text(f, "text")}”不是整数，请只填数字。`,
  "registry.choice": (f) => `请选择“${field(f)}”。`,
  "registry.day": (f) => `“${field(f)}”中的“${text(f, "text")}”不是日期，请按 2026-12-31 的样式填写。`,
  "registry.mobile": (f) => `“${text(f, "text")}”不是 11 位手机号，请核对。`,
  "registry.email": (f) => `邮箱“${text(f, "text")}”格式不对，请核对。`,
  "registry.tooLong": (f) => `“${field(f)}”最多 ${longest[text(f, "field")] ?? 100} 个字，请精简。`,
  "registry.changedSince": "这条记录之后又有变动，请重新打开后再办理。",
  "registry.changedMeanwhile":
    "提交之后这条记录又有变动，不能照原样写入。请退回，由学区对照最新内容重新提交。",
  "registry.leaveMost": "请假记录太多，请先销去已经过期的。",
  "registry.period": (f) => `请假时间“${text(f, "text")}”无法识别，请按“2026-12-01至2026-12-05”的样式填写。`,
  "registry.readingWord": "请写要登记读音的词（一至六个汉字）和读音，例如：名录 读音 单县 shan xian。",
  "registry.readingLetters": (f) =>
    `“${text(f, "word")}”的读音请每个字写一个拼音，用空格隔开，例如：名录 读音 单县 shan xian。`,
  "registry.readingMost": "登记的读音已经很多，请联系系统管理员。",
  "registry.dutyUnknown": "没有找到这项待办事项。",
  "registry.dutyNotYours": "这项核对由名下有待办事项的人办理。",
  "registry.dutyEnded": "本月的核对已经办结。",
};

export const registryAnswers: Record<
  string,
  (facts: Facts) => { tone: "ok"; title: string; lines: string[] }
> = {
  "registry.readingSet": (f) => ({
    tone: "ok",
    title: `已登记：“${text(f, "word")}”的拼音首字母是 ${text(f, "letters")}`,
    lines: [`名录中有 ${text(f, "records")} 条记录含这个词，几分钟内即可按新读音查到。`],
  }),
};
