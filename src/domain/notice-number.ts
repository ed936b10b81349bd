/**
 * 双随机督办〔2026〕7号: the office's own numbering, not the bureau's 发文字号 (rules.md §5). Given at issue, unique and in
 * order within the year, from 1.
 */
export const noticeNumber = (year: number, n: number): string => `双随机督办〔${year}〕${n}号`;

// People type whatever brackets their keyboard has.
const typed = /^双随机督办[〔([【「]?(\d{4})[〕)\]】」]?第?([1-9]\d{0,5})号?$/;

/** The year and number somebody wrote, brackets and widths as they come; null when it is none of ours. */
export function parseNoticeNumber(text: string): { year: number; n: number } | null {
  const found = typed.exec(text.normalize("NFKC").replace(/\s/g, ""));
  return found ? { year: Number(found[1]), n: Number(found[2]) } : null;
}
