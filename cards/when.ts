// Days and moments as a Chinese reader writes them. Everything in Asia/Shanghai, which has had no other offset since 1991.

import dayjs, { type Dayjs } from "dayjs";
import utc from "dayjs/plugin/utc.js";

dayjs.extend(utc);

const OFFSET_MINUTES = 480;

const shanghai = (iso: string): Dayjs => dayjs(iso).utcOffset(OFFSET_MINUTES);
const dayDate = (day: string): Dayjs => dayjs.utc(day);

const monthDay = (date: Dayjs): string => date.format("M月D日");
const weekday = (date: Dayjs): string => `（周${"日一二三四五六"[date.day()] ?? ""}）`;

/** "2026-11-24" → 11月24日（周二） */
export const day = (value: string): string => monthDay(dayDate(value)) + weekday(dayDate(value));

/** "2026-11-24" → 2026年11月24日 */
export const fullDay = (value: string): string => dayDate(value).format("YYYY年M月D日");

/** ISO instant → 11月24日（周二）17:30 */
export const moment = (iso: string): string => monthDay(shanghai(iso)) + weekday(shanghai(iso)) + clock(iso);

/** ISO instant → 17:30 */
export const clock = (iso: string): string => shanghai(iso).format("HH:mm");

/** Two days, both included → 11月24日至12月4日, with the years where they differ. */
export function days(from: string, until: string): string {
  if (from === until) return day(from);
  const sameYear = from.slice(0, 4) === until.slice(0, 4);
  return sameYear
    ? `${monthDay(dayDate(from))}至${monthDay(dayDate(until))}`
    : `${fullDay(from)}至${fullDay(until)}`;
}

/** ISO instant → "2026-11-24 17:30", as a date and time picker wants it. */
export const pickerValue = (iso: string): string => shanghai(iso).format("YYYY-MM-DD HH:mm");

/** "2026-11-24 17:30 +0800" or "… 17:30" from a picker → ISO instant; null when it is none. */
export function momentOf(picked: string): string | null {
  const match = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})(?::\d{2})?(?: ?([+-]\d{2}):?(\d{2}))?$/.exec(
    picked.trim(),
  );
  if (!match) return null;
  const [, date, time, zoneHours = "+08", zoneMinutes = "00"] = match;
  const at = Date.parse(`${date}T${time}:00${zoneHours}:${zoneMinutes}`);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}
