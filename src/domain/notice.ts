export { noticeNumber } from "./notice-number.ts";

/** 三单: what a rung of the ladder sends. */
export type NoticeKind = "reminder" | "supervision" | "accountability";

/** One sheet for one addressee, from its issue to 已知悉. */
export interface Notice {
  kind: NoticeKind;
  /** Person id. */
  addressee: string;
  issuedAt: Date;
  ackedAt: Date | null;
}

export type NoticeState = "issued" | "acknowledged";

export const noticeState = (notice: Notice): NoticeState =>
  notice.ackedAt === null ? "issued" : "acknowledged";

/**
 * 已知悉, by the addressee alone. Pressing again changes nothing: the first moment counts. It silences this sheet only;
 * the next rung still fires (rules.md §5).
 */
export function acknowledge<N extends Notice>(
  notice: N,
  by: string,
  now: Date,
): { notice: N } | { refused: "notice.notYours" } {
  if (notice.addressee !== by) return { refused: "notice.notYours" };
  return { notice: notice.ackedAt === null ? { ...notice, ackedAt: now } : notice };
}
