import {
  addWorkdays,
  type Day,
  dayOf,
  lastWorkday,
  nextWorkingMoment,
  startOfWork,
  type WorkCalendar,
  workdaysBetween,
} from "./calendar.ts";
import type { Policy } from "./duty-policy.ts";

/** How a ladder counts time: in working days, or round the clock in hours (rules.md §5). */
export interface LadderClock {
  /** How long the duty lasts. */
  length(start: Date, due: Date): number;
  /** When a reminder goes out that comes `n` before the due time. */
  before(due: Date, n: number): Date;
  /** When a step comes that follows `n` after an instant. */
  after(instant: Date, n: number): Date;
  /** The first moment not before the instant at which something may be sent. */
  moment(instant: Date): Date;
}

/** Everything at the start of work; what falls outside working hours waits for the next. */
const inWorkdays = (calendar: WorkCalendar): LadderClock => {
  const morning = (day: Day, n: number) => startOfWork(addWorkdays(calendar, day, n));
  return {
    length: (start, due) => workdaysBetween(calendar, dayOf(start), dayOf(due)),
    // Where the due day is free, its morning is that of the last working day before it.
    before: (due, n) => (n === 0 ? startOfWork(lastWorkday(calendar, dayOf(due))) : morning(dayOf(due), -n)),
    after: (instant, n) => morning(dayOf(instant), n),
    moment: (instant) => nextWorkingMoment(calendar, instant),
  };
};

const HOUR_MS = 60 * 60_000;
const hoursOn = (instant: Date, n: number): Date => new Date(instant.getTime() + n * HOUR_MS);

/** A clock in hours never stops: nights and holidays count, and messages go out in them. */
const inHours: LadderClock = {
  length: (start, due) => (due.getTime() - start.getTime()) / HOUR_MS,
  before: (due, n) => hoursOn(due, -n),
  after: hoursOn,
  moment: (instant) => instant,
};

export const clockOf = (policy: Policy, calendar: WorkCalendar): LadderClock =>
  policy.clock === "hours" ? inHours : inWorkdays(calendar);
