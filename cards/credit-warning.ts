import { type Card, card } from "./kit.ts";
import { note, pageOf, pager, paragraph, rows } from "./kit-blocks.ts";
import { button, buttons, form, input, type Root, submit, table } from "./kit-elements.ts";
import { prose } from "./kit-text.ts";
import { moment } from "./when.ts";

export interface WarningLine {
  warningId: string;
  target: string;
  month: string;
  level: "yellow" | "red";
  /** In Chinese. */
  what: string;
}

const levels = { yellow: "黄色", red: "红色" } as const;
const PAGE = 5;

/** 预警, open or settled. Internal. */
export function creditWarningsCard(facts: { warnings: WarningLine[]; page: number; closed: boolean }): Card {
  const { part, page, pages } = pageOf(facts.warnings, facts.page, PAGE);
  const { closed } = facts;
  return card({
    title: closed ? "已处理的信用风险预警" : "信用风险预警",
    labels: [
      { text: `${facts.warnings.length} 条`, colour: facts.warnings.length > 0 ? "orange" : "neutral" },
    ],
    colour: facts.warnings.some(({ level }) => level === "red") && !closed ? "red" : "blue",
    elements: [
      ...(part.length === 0 ? [paragraph(closed ? "还没有处理过的预警。" : "目前没有待处理的预警。")] : []),
      ...part.flatMap((one): Root[] => [
        rows([[`${levels[one.level]}　${one.month}`, `${one.target}：${one.what}`]]),
        button("查看", { act: "warning.open", warningId: one.warningId }),
      ]),
      ...pager(page, pages, (to) => ({ act: "warning.list", page: to, closed })),
      buttons([
        button(closed ? "看待处理的" : "看已处理的", { act: "warning.list", page: 1, closed: !closed }),
        button("等级对应和预警标准", { act: "credit.rules" }),
      ]),
      note("信用风险分类仅供内部使用，不对外公开。"),
    ],
  });
}

export interface CreditWarningFacts extends WarningLine {
  state: "open" | "proposed" | "closed";
  /** Oldest first. */
  history: { month: string; grade: string; stratum: string | null; index: number | null }[];
  closed: { why: string; by: string; at: string } | null;
}

const states = { open: "待处理", proposed: "已提请检查", closed: "不需要检查" } as const;
const MONTHS = 12;

/** One 预警 with the months before it, and what the office may do. Internal. */
export function creditWarningCard(facts: CreditWarningFacts): Card {
  return card({
    title: "信用风险预警",
    subtitle: facts.target,
    labels: [
      { text: levels[facts.level], colour: facts.level === "red" ? "red" : "yellow" },
      { text: states[facts.state], colour: facts.state === "open" ? "orange" : "neutral" },
    ],
    colour: facts.state !== "open" ? "grey" : facts.level === "red" ? "red" : "yellow",
    elements: [
      rows([
        ["月份", facts.month],
        ["变化", facts.what],
        facts.closed ? ["处理", `${facts.closed.by}　${moment(facts.closed.at)}`] : null,
        facts.closed ? ["理由", prose(facts.closed.why)] : null,
      ]),
      ...(facts.history.length === 0 ? [] : [historyTable(facts.history)]),
      ...(facts.state === "open" ? actions(facts.warningId) : []),
      button("返回预警列表", { act: "warning.list", page: 1, closed: facts.state !== "open" }),
    ],
  });
}

const historyTable = (history: CreditWarningFacts["history"]): Root =>
  table(
    [
      { key: "month", title: "月份" },
      { key: "grade", title: "等级" },
      { key: "stratum", title: "分类" },
      { key: "index", title: "指数" },
    ],
    history.slice(-MONTHS).map((one) => ({
      month: one.month,
      grade: one.grade || "—",
      stratum: one.stratum ?? "—",
      index: one.index === null ? "—" : String(one.index),
    })),
  );

const actions = (warningId: string): Root[] => [
  form(
    "warning_settle",
    [input("reason", "理由", { required: true, multiline: true, longest: 300 })],
    [
      submit(
        "warning_propose",
        "提请计划外检查",
        { act: "warning.propose", warningId },
        {
          kind: "primary_filled",
          confirm: { title: "提请计划外检查？", text: "送分管领导审批，同意后对这一家开展检查。" },
        },
      ),
      submit("warning_close", "不需要检查", { act: "warning.close", warningId }),
    ],
  ),
  note("由双随机办处理。"),
];
