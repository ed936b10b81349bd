import { calendarYears, type YearNotice } from "./calendar-years.ts";

/** A calendar day in China, "YYYY-MM-DD". */
export type Day = string;

/** Working days by the State Council's notices, with single days the office has changed. */
export interface WorkCalendar {
  years: Record<number, YearNotice>;
  /** Days the office has declared worked (true) or free (false); they go before the notices. */
  overrides: Record<Day, boolean>;
}

export const chinaCalendar: WorkCalendar = { years: calendarYears, overrides: {} };

// China keeps +08:00 all year; a fixed offset needs no time zone data and never asks the process.
const OFFSET_MS = 480 * 60_000;
const DAY_MS = 24 * 60 * 60_000;

/** Working hours of the bureau: 08:30 to 17:30 (rules.md §5). Minutes after midnight; both ends belong to them. */
export const WORK_FROM = 8 * 60 + 30;
export const WORK_UNTIL = 17 * 60 + 30;

/** Midnight of the day as if it were UTC: days are counted there, where no day is longer than another. */
function utcOf(day: Day): number {
  const at = Date.parse(`${day}T00:00:00Z`);
  // Date.parse takes 2026-02-30 for 2026-03-02, and would so count from a day nobody meant.
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== day) {
    throw Object.assign(new Error(`not a day of the calendar: ${day}`), { code: "calendar.badDay" });
  }
  return at;
}

/** The day in China on which an instant falls. */
export const dayOf = (instant: Date): Day =>
  new Date(instant.getTime() + OFFSET_MS).toISOString().slice(0, 10);

/** Whole minutes after midnight in China, 0 to 1439. */
const minuteOf = (instant: Date): number =>
  Math.floor((instant.getTime() + OFFSET_MS - utcOf(dayOf(instant))) / 60_000);

/** The instant at which it is `minute` minutes past midnight of `day` in China. Throws calendar.badDay. */
export const instantAt = (day: Day, minute: number): Date =>
  new Date(utcOf(day) - OFFSET_MS + minute * 60_000);

export const startOfWork = (day: Day): Date => instantAt(day, WORK_FROM);
export const endOfWork = (day: Day): Date => instantAt(day, WORK_UNTIL);

/** The day `n` calendar days on (or back). Throws calendar.badDay. */
export const addDays = (day: Day, n: number): Day =>
  new Date(utcOf(day) + n * DAY_MS).toISOString().slice(0, 10);

/** Whether the bureau works on that day: Monday to Friday, less holidays, plus make-up days. Throws calendar.badDay. */
export function isWorkday(calendar: WorkCalendar, day: Day): boolean {
  const weekday = new Date(utcOf(day)).getUTCDay();
  const declared = calendar.overrides[day];
  if (declared !== undefined) return declared;
  const notice = calendar.years[Number(day.slice(0, 4))];
  const monthDay = day.slice(5);
  if (notice?.on.includes(monthDay)) return true;
  if (notice?.off.includes(monthDay)) return false;
  return weekday !== 0 && weekday !== 6;
}

/**
 * The n-th working day after `day` (before it for a negative n); `day` itself is not counted. n = 0 gives `day` when it
 * is worked, else the next working day. Throws calendar.badDay.
 */
export function addWorkdays(calendar: WorkCalendar, day: Day, n: number): Day {
  const step = n < 0 ? -1 : 1;
  let left = Math.abs(n);
  let at = day;
  if (left === 0) while (!isWorkday(calendar, at)) at = addDays(at, 1);
  while (left > 0) {
    at = addDays(at, step);
    if (isWorkday(calendar, at)) left -= 1;
  }
  return at;
}

/** The day itself when it is worked, else the last working day before it. */
export const lastWorkday = (calendar: WorkCalendar, day: Day): Day =>
  isWorkday(calendar, day) ? day : addWorkdays(calendar, day, -1);

/** Working days after `from` up to and including `until`; 0 when `until` is not later. */
export function workdaysBetween(calendar: WorkCalendar, from: Day, until: Day): number {
  let count = 0;
  for (let at = from; at < until; ) {
    at = addDays(at, 1);
    if (isWorkday(calendar, at)) count += 1;
  }
  return count;
}

/** The end of work on the n-th working day after the day of `start`: how every duty of n working days is counted. */
export const dueAt = (calendar: WorkCalendar, start: Date, n: number): Date =>
  endOfWork(addWorkdays(calendar, dayOf(start), n));

/** The instant itself when it lies in working hours, else the next start of work: nothing is sent outside them. */
export function nextWorkingMoment(calendar: WorkCalendar, instant: Date): Date {
  const day = dayOf(instant);
  if (isWorkday(calendar, day)) {
    if (minuteOf(instant) < WORK_FROM) return startOfWork(day);
    if (instant.getTime() <= endOfWork(day).getTime()) return instant;
  }
  return startOfWork(addWorkdays(calendar, addDays(day, 1), 0));
}

/** Years in the span without a notice, which are counted Monday to Friday; the product says so instead of being silent. */
export function missingYears(calendar: WorkCalendar, from: Day, until: Day): number[] {
  const missing: number[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(until.slice(0, 4)); year += 1) {
    if (calendar.years[year] === undefined) missing.push(year);
  }
  return missing;
}
