import { describe, expect, test } from "vitest";
import { chinaCalendar as china } from "../../src/domain/calendar.ts";
import { clockOf } from "../../src/domain/duty-clock.ts";
import { policyFor } from "../../src/domain/duty-policy.ts";

const at = (text: string): Date => new Date(`${text}+08:00`);
const days = clockOf(policyFor("enter"), china);
const hours = clockOf({ ...policyFor("refer"), clock: "hours" }, china);

describe("a clock in working days", () => {
  test("everything begins with the work of the day", () => {
    expect(days.before(at("2026-03-11T17:30:00"), 2)).toEqual(at("2026-03-09T08:30:00"));
    expect(days.before(at("2026-03-11T17:30:00"), 0)).toEqual(at("2026-03-11T08:30:00"));
    expect(days.after(at("2026-03-11T17:30:00"), 3)).toEqual(at("2026-03-16T08:30:00"));
    expect(days.moment(at("2026-03-14T10:00:00"))).toEqual(at("2026-03-16T08:30:00"));
  });

  test("what is due on a free day has its morning on the last working day", () => {
    expect(days.before(at("2026-03-15T17:30:00"), 0)).toEqual(at("2026-03-13T08:30:00"));
    expect(days.before(at("2026-03-15T17:30:00"), 2)).toEqual(at("2026-03-12T08:30:00"));
  });

  test("the length counts the days after the start", () => {
    expect(days.length(at("2026-03-06T10:00:00"), at("2026-03-10T17:30:00"))).toBe(2);
  });
});

describe("a clock in hours", () => {
  test("runs through nights and holidays", () => {
    expect(hours.after(at("2026-09-30T20:00:00"), 24)).toEqual(at("2026-10-01T20:00:00"));
    expect(hours.before(at("2026-10-01T20:00:00"), 4)).toEqual(at("2026-10-01T16:00:00"));
    expect(hours.moment(at("2026-10-01T03:00:00"))).toEqual(at("2026-10-01T03:00:00"));
    expect(hours.length(at("2026-09-30T20:00:00"), at("2026-10-01T20:00:00"))).toBe(24);
  });
});
