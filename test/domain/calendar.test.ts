import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import {
  addDays,
  addWorkdays,
  chinaCalendar as china,
  dayOf,
  dueAt,
  endOfWork,
  instantAt,
  isWorkday,
  lastWorkday,
  missingYears,
  nextWorkingMoment,
  startOfWork,
  type WorkCalendar,
  workdaysBetween,
} from "../../src/domain/calendar.ts";
import { calendarYears } from "../../src/domain/calendar-years.ts";

const years = Object.keys(calendarYears).map(Number);
const daysOf = (year: number): string[] => {
  const all: string[] = [];
  for (let day = `${year}-01-01`; day.startsWith(String(year)); day = addDays(day, 1)) all.push(day);
  return all;
};
const anyDay = fc.integer({ min: 0, max: 1095 }).map((n) => addDays("2024-01-01", n));
const anyInstant = fc.date({ min: new Date("2024-01-01"), max: new Date("2026-12-31"), noInvalidDate: true });
const china8 = (text: string): Date => new Date(`${text}+08:00`);

// The State Council's notices as they were published: first and last day off, then the weekend days worked for them.
const notices: [year: string, name: string, first: string, last: string, worked: string[]][] = [
  ["2024", "元旦", "01-01", "01-01", []],
  ["2024", "春节", "02-10", "02-17", ["02-04", "02-18"]],
  ["2024", "清明节", "04-04", "04-06", ["04-07"]],
  ["2024", "劳动节", "05-01", "05-05", ["04-28", "05-11"]],
  ["2024", "端午节", "06-08", "06-10", []],
  ["2024", "中秋节", "09-15", "09-17", ["09-14"]],
  ["2024", "国庆节", "10-01", "10-07", ["09-29", "10-12"]],
  ["2025", "元旦", "01-01", "01-01", []],
  ["2025", "春节", "01-28", "02-04", ["01-26", "02-08"]],
  ["2025", "清明节", "04-04", "04-06", []],
  ["2025", "劳动节", "05-01", "05-05", ["04-27"]],
  ["2025", "端午节", "05-31", "06-02", []],
  ["2025", "国庆节、中秋节", "10-01", "10-08", ["09-28", "10-11"]],
  ["2026", "元旦", "01-01", "01-03", ["01-04"]],
  ["2026", "春节", "02-15", "02-23", ["02-14", "02-28"]],
  ["2026", "清明节", "04-04", "04-06", []],
  ["2026", "劳动节", "05-01", "05-05", ["05-09"]],
  ["2026", "端午节", "06-19", "06-21", []],
  ["2026", "中秋节", "09-25", "09-27", []],
  ["2026", "国庆节", "10-01", "10-07", ["09-20", "10-10"]],
];

describe("working days", () => {
  // Counted by hand from the State Council's notices.
  test.each([
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])("%i has %i", (year, count) => {
    expect(daysOf(year).filter((day) => isWorkday(china, day))).toHaveLength(count);
  });

  test.each(years)("%i is what its notice says, and Monday to Friday on every other day", (year) => {
    const own = notices.filter(([of]) => of === String(year));
    const other = daysOf(year).filter((day) => {
      const monthDay = day.slice(5);
      if (own.some(([, , , , worked]) => worked.includes(monthDay))) return true;
      if (own.some(([, , first, last]) => first <= monthDay && monthDay <= last)) return false;
      return new Date(`${day}T12:00:00Z`).getUTCDay() % 6 !== 0;
    });
    expect(own.length).toBeGreaterThanOrEqual(6);
    expect(daysOf(year).filter((day) => isWorkday(china, day))).toEqual(other);
  });

  test("the office can change single days", () => {
    const calendar: WorkCalendar = { ...china, overrides: { "2026-03-07": true, "2026-03-09": false } };
    expect(addWorkdays(calendar, "2026-03-06", 1)).toBe("2026-03-07");
    expect(addWorkdays(calendar, "2026-03-06", 2)).toBe("2026-03-10");
  });

  test("a year without a notice counts Monday to Friday and is named", () => {
    expect(isWorkday(china, "2027-01-01")).toBe(true);
    expect(isWorkday(china, "2027-01-02")).toBe(false);
    expect(missingYears(china, "2026-12-20", "2028-01-05")).toEqual([2027, 2028]);
    expect(missingYears(china, "2024-01-01", "2026-12-31")).toEqual([]);
  });

  test.each(["2026-02-30", "2026-2-3", "2026-13-01", "", "明天"])("%j is no day", (day) => {
    expect(() => isWorkday(china, day)).toThrow(expect.objectContaining({ code: "calendar.badDay" }));
    expect(() => instantAt(day, 0)).toThrow(expect.objectContaining({ code: "calendar.badDay" }));
  });
});

describe("counting", () => {
  test("from a working day, so far on and back is where it began", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -60, max: 60 }), (any, n) => {
        const day = addWorkdays(china, any, 0);
        expect(addWorkdays(china, addWorkdays(china, day, n), -n)).toBe(day);
      }),
    );
  });

  test("later days and more days never end earlier, and always on a working day", () => {
    fc.assert(
      fc.property(anyDay, fc.nat(20), fc.integer({ min: -30, max: 30 }), (day, later, n) => {
        const end = addWorkdays(china, day, n);
        expect(isWorkday(china, end)).toBe(true);
        expect(addWorkdays(china, addDays(day, later), n) >= end).toBe(true);
        const more = addWorkdays(china, day, n + 1);
        expect(isWorkday(china, day) ? more > end : more >= end).toBe(true);
      }),
    );
  });

  test("so many working days lie between as were added", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (day, n) => {
        expect(workdaysBetween(china, day, addWorkdays(china, day, n))).toBe(n);
        expect(workdaysBetween(china, addWorkdays(china, day, n), day)).toBe(0);
      }),
    );
  });

  test("the last working day is the day or before it", () => {
    expect(lastWorkday(china, "2026-10-07")).toBe("2026-09-30");
    expect(lastWorkday(china, "2026-10-10")).toBe("2026-10-10");
  });
});

describe("hours in China", () => {
  const zone = process.env.TZ;
  afterEach(() => {
    process.env.TZ = zone;
  });

  test.each(["UTC", "America/New_York", "Pacific/Auckland"])(
    "a day begins at midnight in China, also for a process in %s",
    (tz) => {
      process.env.TZ = tz;
      expect(dayOf(new Date("2026-02-13T15:59:59Z"))).toBe("2026-02-13");
      expect(dayOf(new Date("2026-02-13T16:00:00Z"))).toBe("2026-02-14");
      expect(startOfWork("2026-02-14")).toEqual(china8("2026-02-14T08:30:00"));
      expect(endOfWork("2026-02-14")).toEqual(china8("2026-02-14T17:30:00"));
      fc.assert(fc.property(anyDay, fc.nat(1439), (day, minute) => dayOf(instantAt(day, minute)) === day));
    },
  );

  test.each([
    ["before work", "2026-03-04T07:00:00", "2026-03-04T08:30:00"],
    ["at its start", "2026-03-04T08:30:00", "2026-03-04T08:30:00"],
    ["during work", "2026-03-04T12:34:56", "2026-03-04T12:34:56"],
    ["at its end", "2026-03-04T17:30:00", "2026-03-04T17:30:00"],
    ["just after it", "2026-03-04T17:30:00.001", "2026-03-05T08:30:00"],
    ["on a Friday night", "2026-03-06T23:00:00", "2026-03-09T08:30:00"],
    ["on the eve of the National Day", "2026-09-30T18:00:00", "2026-10-08T08:30:00"],
    ["on a worked Saturday", "2026-10-10T09:00:00", "2026-10-10T09:00:00"],
  ])("%s", (_when, at, next) => {
    expect(nextWorkingMoment(china, china8(at))).toEqual(china8(next));
  });

  test("the next working moment is never earlier, stays where it is, and moves on with time", () => {
    fc.assert(
      fc.property(anyInstant, anyInstant, (a, b) => {
        const [one, two] = [nextWorkingMoment(china, a), nextWorkingMoment(china, b)];
        expect(one >= a).toBe(true);
        expect(nextWorkingMoment(china, one)).toEqual(one);
        expect(a <= b ? one <= two : one >= two).toBe(true);
      }),
    );
  });

  test.each([
    ["two working days", "2026-03-04T10:00:00", 2, "2026-03-06T17:30:00"],
    ["over a weekend", "2026-03-06T10:00:00", 2, "2026-03-10T17:30:00"],
    ["over the National Day, with the make-up day", "2026-09-30T10:00:00", 3, "2026-10-10T17:30:00"],
    ["begun at night", "2026-03-04T23:30:00", 1, "2026-03-05T17:30:00"],
  ])("due %s", (_what, start, n, due) => {
    expect(dueAt(china, china8(start), n)).toEqual(china8(due));
  });
});
