// What the cards of the 三单 share (rules.md §5).

import type { ActValue } from "./acts.ts";
import { note, paragraph } from "./kit-blocks.ts";
import { button, buttons, type Display, type Press, type Root } from "./kit-elements.ts";
import { type Colour, type Md, md } from "./kit-text.ts";
import { moment } from "./when.ts";

/** Where a notice stands. Instants are ISO. */
export interface NoticeStanding {
  noticeId: string;
  issuedAt: string;
  ackedAt: string | null;
  /** When what it asks for was met; the notice needs nothing more. */
  settledAt: string | null;
  /** What 去办理 opens; null when there is nothing to press. */
  act: ActValue | null;
}

export const standingLabel = (notice: NoticeStanding): { text: string; colour: Colour } => {
  if (notice.settledAt !== null) return { text: "已办结", colour: "green" };
  return notice.ackedAt === null ? { text: "待知悉", colour: "orange" } : { text: "已知悉", colour: "blue" };
};

/** What can still be done: 已知悉 until it is, 去办理 until the matter is met. */
export function standingBlocks(notice: NoticeStanding): Root[] {
  if (notice.settledAt !== null)
    return [paragraph(`该事项已于${moment(notice.settledAt)}办结，无需再处理。`)];
  const open: Press[] = notice.act === null ? [] : [button("去办理", notice.act, { kind: "primary" })];
  if (notice.ackedAt === null)
    return [buttons([...open, button("已知悉", { act: "notice.ack", noticeId: notice.noticeId })])];
  const known = note(`您已于${moment(notice.ackedAt)}知悉。`);
  return open.length === 0 ? [known] : [known, buttons(open)];
}

/** Working days left or over, in words. */
export function timeLeft(workdaysLeft: number): string {
  if (workdaysLeft > 0) return `还有 ${workdaysLeft} 个工作日`;
  return workdaysLeft === 0 ? "今天到期" : `已逾期 ${-workdaysLeft} 个工作日`;
}

export const issued = (notice: NoticeStanding, by: Md | string = "双随机助手"): Display =>
  note(md`${by}　${moment(notice.issuedAt)}`);
