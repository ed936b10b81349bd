import type { ActValue } from "./acts.ts";
import { type Card, card } from "./kit.ts";
import { note, pageOf, pager, paragraph } from "./kit-blocks.ts";
import { button, markdown, type Root, rule } from "./kit-elements.ts";
import { bold, type Colour, label, lines, md } from "./kit-text.ts";
import { timeLeft } from "./notice-blocks.ts";
import { moment } from "./when.ts";

export interface MineDuty {
  /** What is owed, such as 确认检查任务. */
  duty: string;
  matter: string;
  /** ISO instant. */
  dueAt: string;
  /** Negative when overdue. */
  workdaysLeft: number;
  act: ActValue | null;
}

export interface MineFacts {
  name: string;
  /** In order of due time. */
  duties: MineDuty[];
  page: number;
}

const PAGE = 8;
/** So near that it is shown as urgent, in working days. */
const SOON = 1;

/** 我的: what somebody owes, the most urgent first. */
export function mineCard({ name, duties, page: asked }: MineFacts): Card {
  const { part, page, pages } = pageOf(duties, asked, PAGE);
  const late = duties.filter((duty) => duty.workdaysLeft < 0).length;
  return card({
    title: `${name}的待办事项`,
    labels: [
      ...(duties.length > 0 ? [{ text: `${duties.length} 项`, colour: "blue" as const }] : []),
      ...(late > 0 ? [{ text: `逾期 ${late} 项`, colour: "red" as const }] : []),
    ],
    colour: late > 0 ? "orange" : duties.length > 0 ? "blue" : "green",
    summary:
      duties.length === 0
        ? "目前没有待办事项"
        : `待办 ${duties.length} 项${late > 0 ? `，其中逾期 ${late} 项` : ""}`,
    elements: [
      ...(duties.length === 0
        ? [paragraph("目前没有待办事项。"), note("有新任务时会直接发到这里。")]
        : part.flatMap(dutyBlocks)),
      ...pager(page, pages, (to) => ({ act: "mine.open", page: to })),
      ...(duties.length === 0 ? [button("查看帮助", { act: "help.open" })] : []),
    ],
  });
}

function dutyBlocks(duty: MineDuty, index: number): Root[] {
  return [
    ...(index === 0 ? [] : [rule()]),
    markdown(
      lines([
        md`${label(urgency(duty.workdaysLeft), timeLeft(duty.workdaysLeft))} ${bold(duty.duty)}`,
        duty.matter,
        md`期限　${moment(duty.dueAt)}`,
      ]),
    ),
    ...(duty.act === null
      ? []
      : [button("去办理", duty.act, { kind: duty.workdaysLeft < 0 ? "primary" : "default" })]),
  ];
}

function urgency(workdaysLeft: number): Colour {
  if (workdaysLeft < 0) return "red";
  return workdaysLeft <= SOON ? "orange" : "neutral";
}
