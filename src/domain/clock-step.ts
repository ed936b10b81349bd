import { addDays, addWorkdays, dayOf, instantAt, type WorkCalendar } from "./calendar.ts";

/** How far a press on the trial's clock goes. */
export const clockSteps = [
  { id: "hour", label: "+1 小时" },
  { id: "workday", label: "下一个工作日" },
  { id: "workdays5", label: "+5 个工作日" },
] as const;

/** Nine in the morning: within working hours, when notices go out. */
const MORNING = 9 * 60;

/** Where a step leads from `now`; null for an unknown step. */
export function stepTarget(calendar: WorkCalendar, now: Date, step: string): Date | null {
  switch (step) {
    case "hour":
      return new Date(now.getTime() + 3600_000);
    case "workday":
      return instantAt(addWorkdays(calendar, addDays(dayOf(now), 1), 0), MORNING);
    case "workdays5":
      return instantAt(addWorkdays(calendar, dayOf(now), 5), MORNING);
    default:
      return null;
  }
}
