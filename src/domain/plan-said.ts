// Rates, windows and numbers of times as people write them in a plan's table or form.

import { daysIn } from "./roster-day.ts";

/** "5%", "不低于 2.5％", "1/20", "100%全覆盖"; null when no rate is in it. A range counts by its lower end. */
export function rateIn(text: string): { num: number; den: number } | null {
  const said = text.normalize("NFKC");
  const percent = /(\d+(?:\.\d{1,2})?)\s*(?:-\s*\d+(?:\.\d+)?\s*)?%/.exec(said)?.[1];
  if (percent !== undefined) {
    const hundredths = Math.round(Number(percent) * 100);
    return hundredths % 100 === 0 ? { num: hundredths / 100, den: 100 } : { num: hundredths, den: 10_000 };
  }
  const [, num, den] = /^\s*(\d{1,6})\s*\/\s*(\d{1,6})\s*$/.exec(said) ?? [];
  if (num !== undefined && den !== undefined && Number(den) > 0)
    return { num: Number(num), den: Number(den) };
  return /全覆盖|全部/.test(said) ? { num: 1, den: 1 } : null;
}

/** "抽查2次", "2次/年", "每季度一次"; null when nothing is said. */
export function timesIn(text: string): number | null {
  const said = text.normalize("NFKC");
  const digits = /(\d{1,2})\s*(?:次|批)/.exec(said)?.[1] ?? /^\s*[=≥>]*\s*(\d{1,2})\s*$/.exec(said)?.[1];
  if (digits !== undefined) return Number(digits);
  if (/每季度?/.test(said)) return 4;
  if (/每半年/.test(said)) return 2;
  if (/每月/.test(said)) return 12;
  return /一次|每年/.test(said) ? 1 : null;
}

export interface Window {
  from: string;
  until: string;
}

/** "2026-03-01至2026-05-31", "3月—11月", "9-10月", "5月", "全年"; null when it cannot be read. `year` where none is said. */
export function windowIn(text: string, year: number): Window | null {
  const said = text.normalize("NFKC");
  const days = daysIn(said.replace(/(?<!\d)(?<!年)(\d{1,2})月(\d{1,2})日/g, `${year}-$1-$2`));
  if (days === null) return null;
  const [from, until = from] = days;
  if (from !== undefined && until !== undefined) return from <= until ? { from, until } : null;
  if (/全年/.test(said)) return { from: `${year}-01-01`, until: `${year}-12-31` };
  const months = [...said.matchAll(/(\d{1,2})(?=\s*(?:月|[-—–~至到]))/g)].map(([month]) => Number(month));
  const [first, last = first] = months;
  if (first === undefined || last === undefined || first < 1 || last > 12 || first > last) return null;
  return {
    from: dayOf(year, first, 1),
    until: dayOf(year, last, new Date(Date.UTC(year, last, 0)).getUTCDate()),
  };
}

const two = (n: number): string => String(n).padStart(2, "0");
const dayOf = (year: number, month: number, day: number): string => `${year}-${two(month)}-${two(day)}`;
