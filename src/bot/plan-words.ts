import type { EntryFault, PlanFault } from "../domain/plan.ts";
import { entryChanges } from "../domain/plan-diff.ts";
import type { Meanwhile } from "../flows/edit-plan.ts";

export const entryFaultWords: Record<EntryFault, string> = {
  noName: "没有填写任务名称",
  noSection: "没有填写责任科室",
  noItems: "没有选择抽查事项",
  badItem: "选择的抽查事项已经停用或尚未认领",
  noRate: "没有填写抽查比例",
  badRate: "抽查比例应在 0 到 100% 之间",
  notMonotone: "信用风险高的一类比例反而低，或 A 类比例为零",
  overCap: "一般检查事项的抽查比例超过 10%",
  badDays: "抽查或检查时间没有填完整",
  drawReversed: "抽取时间的起止颠倒",
  visitReversed: "检查时间的起止颠倒",
  visitBeforeDraw: "检查时间早于抽取时间",
  otherYear: "抽取或检查时间不在计划年度内",
  badTeam: "每组人数应为 2 至 5 人",
  badBatches: "全年批次应为 1 至 12 批",
};

export function planFaultWords(fault: PlanFault): string {
  switch (fault.fault) {
    case "empty":
      return "还没有计划任务。";
    case "drawnDropped":
      return `“${fault.name}”已经抽取过，不能从计划中取消。`;
    case "drawnBatches":
      return `“${fault.name}”已经抽取到第 ${fault.drawn} 批，全年批次不能少于 ${fault.drawn} 批。`;
    case "entry":
      return `“${fault.name || "（未命名）"}”${entryFaultWords[fault.why]}。`;
  }
}

/** What another changed since the form was sent, for who comes second. */
export const meanwhileWords = (list: Meanwhile[], itemName: (code: string) => string): string[] =>
  list.flatMap(({ by, before, after }) => {
    if (!after) return [`${by}删除或合并了这项任务。`];
    if (!before) return [`${by}新增了这项任务。`];
    return entryChanges(before, after, itemName).map(
      (one) => `${by}把“${one.label}”由“${one.before || "空"}”改为“${one.after || "空"}”。`,
    );
  });
