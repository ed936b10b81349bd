// Moments and days as the pages write them. Everything in Asia/Shanghai, which has had no other offset since 1991.

import dayjs, { type Dayjs } from "dayjs";
import utc from "dayjs/plugin/utc.js";

dayjs.extend(utc);

const OFFSET_MINUTES = 480;

const shanghai = (iso: string): Dayjs => dayjs(iso).utcOffset(OFFSET_MINUTES);

/** ISO instant → 2026年11月24日 10:30 */
export const minute = (iso: string): string => shanghai(iso).format("YYYY年M月D日 HH:mm");

/** ISO instant → 2026年11月24日 10:30:05, where the order of events matters. */
export const second = (iso: string): string => shanghai(iso).format("YYYY年M月D日 HH:mm:ss");

/** ISO instant → 10:30 */
export const clock = (iso: string): string => shanghai(iso).format("HH:mm");

/** Two days, both included → 2026年12月1日至12月31日 */
export function days(from: string, until: string): string {
  const [first, last] = [dayjs.utc(from), dayjs.utc(until)];
  if (from === until) return first.format("YYYY年M月D日");
  return `${first.format("YYYY年M月D日")}至${last.format(first.year() === last.year() ? "M月D日" : "YYYY年M月D日")}`;
}
