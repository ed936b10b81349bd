// A step as one would explain it to somebody who does not believe it yet. Names of values as on the cards.

import type { Gap, Report, Step, StepCode } from "./report.ts";
import { failedLine } from "./words-failed.ts";
import { passedLine } from "./words-passed.ts";
import { type Said, saidOf } from "./words-said.ts";

/** `title` names what was looked at, `line` says in a sentence what was done with it and how it came out. Plain text. */
export function stepWords(step: Step): { title: string; line: string } {
  const said = saidOf(step.facts);
  const line =
    step.state === "passed"
      ? passedLine[step.code](said)
      : step.state === "failed"
        ? failedLine(step.code, said)
        : gapLine(step.code, said);
  return { title: titles[step.code], line };
}

export const titles: Record<StepCode, string> = {
  form: "文件格式",
  ids: "编号",
  rosterHash: "名单校验值",
  leaves: "名单逐条核对",
  excludedHash: "未列入名单的对象",
  assignHash: "检查人员资料",
  rulesHash: "规则校验值",
  commit: "密数校验值",
  contributions: "见证数字",
  seed: "抽取种子",
  quotas: "抽取数量",
  tickets: "抽签号和排位",
  drawn: "抽中名单",
  showOrder: "公布次序",
  drawnHash: "抽中名单校验值",
  sealedHash: "全部记录校验值",
  caps: "任务上限",
  slotOrder: "组队次序",
  slots: "检查组人选",
  raised: "上限上调",
  after: "后续变动记录",
  close: "递补密数校验值",
  repicks: "递补",
  additions: "补抽和替换",
  addedTeams: "补抽对象的检查组",
  laterPicks: "递补和补抽的抽签",
  attested: "监督签认",
  target: "在抽取范围内",
};

const gaps: Record<Exclude<Gap, "afterFailure" | "none">, string> = {
  notDrawn: "还没有抽取，目前没有这一项。",
  voided: "这次抽取在产生结果之前已经作废，没有这一项。",
  notPublished: "名单尚未公布（不事先通知的检查，检查结束后才公布），公布后可以核对。",
  sealed: "涉及不对外公布的信用风险分类等内部信息，本文件不含，由监督人员凭完整记录核对。",
  supervisorsOnly: "涉及检查人员的请假、亲属关系等个人信息，只在监督人员的完整记录里，本文件不含。",
  notClosed: "递补密数要到这次抽取的工作全部结束后才公开，届时可以核对。",
  tooLarge: "组队规模太大，没有逐次验证上调是否必要；上限本身和人选已在前面核对。",
};

const none: Partial<Record<StepCode, string>> = {
  after: "文件里没有后续变动（延期、递补、补抽、作废）。",
  repicks: "文件里没有递补。",
  additions: "文件里没有补抽或替换。",
  addedTeams: "文件里没有补抽或替换。",
  laterPicks: "文件里没有递补、补抽或替换。",
  attested: "还没有监督人员签认。",
};

/** Where the same gap means something more. */
const ownGaps: Partial<Record<StepCode, string>> = {
  sealedHash:
    "完整记录里有内部信息和个人信息，只在监督人员手里，本文件不足以重算；监督人员重算后会签认这个数值。",
};

function gapLine(code: StepCode, said: Said): string {
  const why = said("why") as Gap;
  if (why === "afterFailure")
    return `前面“${titles[said("failed") as StepCode]}”没有通过，这一项失去依据，没有核对。`;
  return why === "none"
    ? (none[code] ?? "没有需要核对的内容。")
    : ((why === "supervisorsOnly" ? ownGaps[code] : undefined) ?? gaps[why]);
}

/** What no file can show by itself. */
const COMPARE =
  "文件自己证明不了这些数值在见证之前就已公布，请把名单、规则、密数、递补密数四个校验值与锁定时发在群里的卡片逐字对照。";

/** What it is that was checked, and the outcome in a sentence, with what no file can show by itself. */
export function reportWords({ kind, ok, steps, drawId }: Report): { title: string; line: string } {
  const count = (state: Step["state"]): number => steps.filter((step) => step.state === state).length;
  const title = drawId === null ? "无法识别的文件" : `抽取 ${drawId}（${kinds[kind]}）`;
  const first = steps.find(({ state }) => state === "failed");
  if (first) return { title, line: `核对不通过，问题最先出在“${titles[first.code]}”。` };
  if (!ok) return { title, line: "没有核对成功。" };
  const left = count("notChecked");
  const rest = left > 0 ? `，另有 ${left} 项本文件核对不了，原因见上` : "";
  return { title, line: `核对了 ${count("passed")} 项，全部一致${rest}。${COMPARE}` };
}

const kinds: Record<Report["kind"], string> = {
  full: "监督人员的完整记录",
  open: "公开抽取的全部公开数据",
  public: "公开数据",
  committed: "锁定后、抽取前的公开数据",
  voided: "作废抽取的公开数据",
};
