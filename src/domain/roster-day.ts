// Days as people write them in a roster.

const dayIn = /(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?|(?<!\d)(\d{4})(\d{2})(\d{2})(?!\d)/g;
const endless = "9999-12-31";

/** Every day in the text, in order, as "YYYY-MM-DD"; null when something looks like a day and is none (2026-02-30). */
export function daysIn(text: string): string[] | null {
  const days: string[] = [];
  for (const match of text.normalize("NFKC").matchAll(dayIn)) {
    const day = realDay(match[1] ?? match[4], match[2] ?? match[5], match[3] ?? match[6]);
    if (day === null) return null;
    days.push(day);
  }
  return days;
}

function realDay(year = "", month = "", day = ""): string | null {
  const text = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text) ? text : null;
}

/** The last valid day of a certificate: a day, the end of a period, 长期, or a spreadsheet's day number; else null. */
export function lastDayIn(text: string): string | null {
  if (/长期|永久/.test(text)) return endless;
  if (/^\d{5}(\.0+)?$/.test(text))
    return new Date((Number(text) - 25_569) * 86_400_000).toISOString().slice(0, 10);
  return daysIn(text)?.at(-1) ?? null;
}

/** Periods such as "2026-03-02至2026-03-06；2026年5月8日", both ends included; null when one cannot be read. */
export function periodsIn(text: string): { from: string; to: string }[] | null {
  const periods: { from: string; to: string }[] = [];
  for (const part of text.split(/[;；、,，\n]+/).filter((part) => part.trim() !== "")) {
    const days = daysIn(part);
    const [from, to = from] = days ?? [];
    if (days === null || from === undefined || to === undefined || days.length > 2 || from > to) return null;
    periods.push({ from, to });
  }
  return periods;
}
