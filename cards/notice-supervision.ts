import { type Card, card } from "./kit.ts";
import { note, paragraph, rows } from "./kit-blocks.ts";
import { ink, md } from "./kit-text.ts";
import { issued, type NoticeStanding, standingBlocks, standingLabel, timeLeft } from "./notice-blocks.ts";
import { moment } from "./when.ts";

export interface NoticeSupervisionFacts extends NoticeStanding {
  /** 双随机督办〔2026〕7号 */
  number: string;
  duty: string;
  matter: string;
  owner: string;
  ownerSection: string | null;
  dueAt: string;
  overdueWorkdays: number;
  /** Why this person gets it. */
  to: "owner" | "head" | "office";
  /** What follows if nothing is done, as a sentence; null when nothing automatic follows. */
  next: string | null;
}

/** 督办单: overdue; to the owner and the section head, the second also to the office. */
export function noticeSupervisionCard(facts: NoticeSupervisionFacts): Card {
  const settled = facts.settledAt !== null;
  return card({
    title: `督办单：${facts.duty}`,
    subtitle: facts.number,
    labels: [standingLabel(facts)],
    colour: settled ? "grey" : "orange",
    summary: `督办单：${facts.owner}${facts.duty}${settled ? "，已办结" : `，${timeLeft(-facts.overdueWorkdays)}`}`,
    elements: [
      paragraph(opening(facts)),
      rows([
        ["督办事项", facts.matter],
        ["责任人", facts.ownerSection === null ? facts.owner : `${facts.owner}（${facts.ownerSection}）`],
        ["办理期限", moment(facts.dueAt)],
        settled ? null : ["逾期情况", md`${ink("red", timeLeft(-facts.overdueWorkdays))}`],
      ]),
      ...(facts.next === null || settled ? [] : [note(facts.next)]),
      ...standingBlocks(facts),
      issued(facts, "双随机办"),
    ],
  });
}

function opening(facts: NoticeSupervisionFacts): string {
  if (facts.settledAt !== null) return "以下督办事项已办结。";
  if (facts.to === "owner") return "以下事项已超过办理期限，请尽快办结。";
  if (facts.to === "head") return "本科室以下事项已超过办理期限，请督促办理。";
  return "以下事项经督办仍未办结，请跟进。";
}
