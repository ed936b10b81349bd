import { type Card, card } from "./kit.ts";
import { rows } from "./kit-blocks.ts";
import { markdown } from "./kit-elements.ts";
import { bold, md } from "./kit-text.ts";
import { issued, type NoticeStanding, standingBlocks, standingLabel, timeLeft } from "./notice-blocks.ts";
import { moment } from "./when.ts";

export interface NoticeReminderFacts extends NoticeStanding {
  /** What is owed, such as 确认检查任务. */
  duty: string;
  /** What it is about, such as 示例镇中心小学（任务 2026-03-1-005）. */
  matter: string;
  dueAt: string;
  /** Working days until it is due; 0 on the day itself. */
  workdaysLeft: number;
}

/** 提醒单: before the due time, to the owner. */
export function noticeReminderCard(facts: NoticeReminderFacts): Card {
  return card({
    title: `提醒单：${facts.duty}`,
    labels: [standingLabel(facts)],
    colour: facts.settledAt === null ? "wathet" : "grey",
    summary: `提醒单：${facts.duty}，${timeLeft(facts.workdaysLeft)}`,
    elements: [
      markdown(md`${bold(facts.matter)}`),
      rows([
        ["办理期限", moment(facts.dueAt)],
        facts.settledAt === null ? ["剩余时间", timeLeft(facts.workdaysLeft)] : null,
      ]),
      ...standingBlocks(facts),
      issued(facts),
    ],
  });
}
