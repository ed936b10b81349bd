import { type NoticeCode, noticeNames } from "../src/domain/words.ts";
import { type Card, card } from "./kit.ts";
import { note } from "./kit-blocks.ts";
import { button, buttons, markdown, type Press, type Root, rule } from "./kit-elements.ts";
import { bold, type Colour, ink, label, lines, md } from "./kit-text.ts";
import { type NoticeStanding, timeLeft } from "./notice-blocks.ts";
import { moment } from "./when.ts";

export interface DigestItem extends NoticeStanding {
  kind: NoticeCode;
  number: string | null;
  duty: string;
  matter: string;
  dueAt: string;
  /** Negative when overdue. */
  workdaysLeft: number;
}

export interface NoticeDigestFacts {
  /** Of this message; comes back with 全部知悉. */
  digestId: string;
  items: DigestItem[];
}

/** Each takes up to eleven elements of the two hundred. */
const MOST = 12;

/** Several notices to one person at one time. */
export function noticeDigestCard({ digestId, items }: NoticeDigestFacts): Card {
  const shown = items.slice(0, MOST);
  const unknown = items.filter(isOpen).length;
  const worst = items.some((item) => item.settledAt === null && item.kind !== "reminder");
  const all: Root[] = unknown > 1 ? [rule(), button("全部知悉", { act: "notice.ackAll", digestId })] : [];
  return card({
    title: `您有 ${items.length} 项提醒`,
    labels: [
      unknown === 0
        ? { text: "已全部知悉", colour: "green" }
        : { text: `${unknown} 项待知悉`, colour: "orange" },
    ],
    colour: worst ? "orange" : "wathet",
    elements: [
      ...shown.flatMap(itemBlocks),
      ...(items.length > shown.length
        ? [rule(), note(`另有 ${items.length - shown.length} 项，请发送“我的”查看。`)]
        : []),
      ...all,
    ],
  });
}

const isOpen = (item: DigestItem): boolean => item.ackedAt === null && item.settledAt === null;

const kindColours: Record<NoticeCode, Colour> = {
  reminder: "wathet",
  supervision: "orange",
  accountability: "red",
};

function itemBlocks(item: DigestItem, index: number): Root[] {
  const presses: Press[] = [];
  if (item.settledAt === null && item.act !== null) presses.push(button("去办理", item.act));
  if (isOpen(item)) presses.push(button("已知悉", { act: "notice.ack", noticeId: item.noticeId }));
  const number = item.number === null ? md`` : md`　${ink("grey", item.number)}`;
  return [
    ...(index === 0 ? [] : [rule()]),
    markdown(
      lines([
        md`${label(kindColours[item.kind], noticeNames[item.kind])} ${bold(item.duty)}${number}`,
        item.matter,
        md`${ink("grey", "期限")}　${moment(item.dueAt)}　${standing(item)}`,
      ]),
    ),
    ...(presses.length === 0 ? [] : [buttons(presses)]),
  ];
}

function standing(item: DigestItem) {
  if (item.settledAt !== null) return ink("green", "已办结");
  const left = ink(item.workdaysLeft < 0 ? "red" : "orange", timeLeft(item.workdaysLeft));
  return item.ackedAt === null ? left : md`${left}　${ink("grey", "已知悉")}`;
}
