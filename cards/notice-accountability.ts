import { type Card, card } from "./kit.ts";
import { heading, note, paragraph, rows } from "./kit-blocks.ts";
import { type Display, markdown } from "./kit-elements.ts";
import { lines, md, text } from "./kit-text.ts";
import { issued, type NoticeStanding, standingBlocks, standingLabel } from "./notice-blocks.ts";
import { moment } from "./when.ts";

export interface NoticeAccountabilityFacts extends NoticeStanding {
  /** Given at signature; a draft has none. */
  number: string | null;
  duty: string;
  matter: string;
  owner: string;
  ownerSection: string | null;
  dueAt: string;
  overdueWorkdays: number;
  /** The 提醒单 and 督办单 that went out before. */
  before: { name: string; number: string | null; issuedAt: string; ackedAt: string | null }[];
  /** What was looked up in the records, each with where. */
  checked: { fact: string; source: string }[];
  /** 陈述申辩 of the person; null when none was made. */
  statement: string | null;
}

/**
 * 失职问责单（建议稿）: to the leader and the office only. It lists facts that were checked and accuses nobody; whether
 * anything follows is for the chief to decide (rules.md §5).
 */
export function noticeAccountabilityCard(facts: NoticeAccountabilityFacts): Card {
  return card({
    title: "失职问责单（建议稿）",
    subtitle: facts.number ?? "未签发，不编号",
    labels: [standingLabel(facts)],
    colour: facts.settledAt === null ? "red" : "grey",
    summary: `失职问责单（建议稿）：${facts.duty}，请局领导审阅`,
    elements: [
      paragraph(
        facts.settledAt === null
          ? "以下事项逾期较久或经多次督办未办结，有关事实已核对，请审阅。"
          : "以下事项现已办结，逾期经过如下。",
      ),
      rows([
        ["事项", `${facts.duty}：${facts.matter}`],
        ["承办人", facts.ownerSection === null ? facts.owner : `${facts.owner}（${facts.ownerSection}）`],
        ["办理期限", moment(facts.dueAt)],
        ["逾期情况", `${facts.overdueWorkdays} 个工作日`],
      ]),
      ...listed("此前送达的通知单", facts.before.map(beforeLine)),
      ...listed(
        "已核对的事实",
        facts.checked.map((one) => `${one.fact}（依据：${one.source}）`),
      ),
      heading("本人陈述申辩"),
      paragraph(facts.statement ?? "尚未提出。作出处理前应当听取本人陈述申辩。"),
      note(
        "本单由系统按期限记录自动生成，仅供领导研判，不作责任认定；是否签发、修改或者撤销，由组长（局长）决定。未经签发不发给本人。",
      ),
      ...standingBlocks(facts),
      issued(facts),
    ],
  });
}

const beforeLine = (one: NoticeAccountabilityFacts["before"][number]): string =>
  `${one.name}${one.number === null ? "" : ` ${one.number}`}　${moment(one.issuedAt)}${one.ackedAt === null ? "，未确认知悉" : `，${moment(one.ackedAt)}知悉`}`;

const MOST = 10;

/** Numbered by full-width marks, so that a line is never taken for a list. */
const listed = (title: string, items: string[]): Display[] =>
  items.length === 0
    ? []
    : [
        heading(title),
        markdown(lines(items.slice(0, MOST).map((item, index) => md`（${index + 1}）${text(item, 150)}`))),
      ];
