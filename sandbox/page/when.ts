// Instants in the words of a Chinese reader; every time shown is China's, wherever the browser is.

const DAY = 86_400_000;

interface Parts {
  year: number;
  month: number;
  day: number;
  hour: string;
  minute: string;
  second: string;
  /** 星期一 */
  weekday: string;
}

const format = new Intl.DateTimeFormat("zh-CN", {
  timeZone: "Asia/Shanghai",
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
  weekday: "long",
  hourCycle: "h23",
});

function partsOf(instant: Date): Parts {
  const found = Object.fromEntries(format.formatToParts(instant).map((part) => [part.type, part.value]));
  return {
    year: Number(found.year),
    month: Number(found.month),
    day: Number(found.day),
    hour: (found.hour ?? "").padStart(2, "0"),
    minute: (found.minute ?? "").padStart(2, "0"),
    second: (found.second ?? "").padStart(2, "0"),
    weekday: found.weekday ?? "",
  };
}

const two = (n: number): string => String(n).padStart(2, "0");
const dayNumber = ({ year, month, day }: Parts): number => Date.UTC(year, month - 1, day) / DAY;

/** 今天, 昨天, 11月20日, or with the year when it is another one; empty for what is no date. */
function dayWords(at: Parts, now: Parts): string {
  const ago = dayNumber(now) - dayNumber(at);
  if (ago === 0) return "今天";
  if (ago === 1) return "昨天";
  return `${at.year === now.year ? "" : `${at.year}年`}${at.month}月${at.day}日`;
}

const valid = (iso: string): Date | null => {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? null : date;
};

/** Above a stretch of messages: 今天 09:30, 11月20日 星期五 09:30. */
export function separatorTime(iso: string, now: string): string {
  const [at, today] = [valid(iso), valid(now)];
  if (!at || !today) return "";
  const parts = partsOf(at);
  const day = dayWords(parts, partsOf(today));
  return `${day}${day.endsWith("日") ? ` ${parts.weekday}` : ""} ${parts.hour}:${parts.minute}`;
}

/** In the list of chats: 09:30 for today, else the day. */
export function listTime(iso: string, now: string): string {
  const [at, today] = [valid(iso), valid(now)];
  if (!at || !today) return "";
  const parts = partsOf(at);
  const day = dayWords(parts, partsOf(today));
  return day === "今天" ? `${parts.hour}:${parts.minute}` : day;
}

/** 2026年11月24日 星期二 14:51, as two pieces. */
export function clockWords(instant: Date): { day: string; time: string } {
  const at = partsOf(instant);
  return { day: `${at.year}年${at.month}月${at.day}日 ${at.weekday}`, time: `${at.hour}:${at.minute}` };
}

/** The `format_type`s of the platform's `<local_datetime>`; an unknown one shows date and time. */
export function localDateTime(millisecond: number, type: string): string {
  if (!Number.isFinite(millisecond)) return "";
  const at = partsOf(new Date(millisecond));
  const time = `${at.hour}:${at.minute}`;
  const shapes: Record<string, string> = {
    date_num: `${at.year}/${two(at.month)}/${two(at.day)}`,
    date_short: `${at.month}月${at.day}日`,
    date: `${at.year}年${at.month}月${at.day}日`,
    week: at.weekday,
    week_short: at.weekday.replace("星期", "周"),
    time,
    time_sec: `${time}:${at.second}`,
    timezone: "GMT+8",
  };
  return shapes[type] ?? `${shapes.date} ${time}`;
}

/** Five minutes of silence earn a new time separator. */
export const apart = (earlier: string, later: string): boolean =>
  Math.abs(Date.parse(later) - Date.parse(earlier)) > 5 * 60_000;
