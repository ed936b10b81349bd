import { expect, test } from "vitest";
import { clock, day, days, fullDay, moment, momentOf, pickerValue } from "../../cards/when.ts";

test("days and moments read as in Chinese, in Shanghai's time whatever the machine's", () => {
  expect(day("2026-11-24")).toBe("11月24日（周二）");
  expect(fullDay("2026-01-05")).toBe("2026年1月5日");
  expect(moment("2026-11-24T09:30:00Z")).toBe("11月24日（周二）17:30");
  expect(moment("2026-12-31T16:05:00Z")).toBe("1月1日（周五）00:05");
  expect(clock("2026-11-24T09:05:00+08:00")).toBe("09:05");
  expect(days("2026-11-24", "2026-11-24")).toBe("11月24日（周二）");
  expect(days("2026-11-24", "2026-12-04")).toBe("11月24日至12月4日");
  expect(days("2026-12-20", "2027-01-10")).toBe("2026年12月20日至2027年1月10日");
});

test("what a picker gives is what it was set to", () => {
  const iso = "2026-11-24T09:30:00.000Z";
  expect(pickerValue(iso)).toBe("2026-11-24 17:30");
  expect(momentOf(pickerValue(iso))).toBe(iso);
  expect(momentOf("2026-11-24 17:30 +0800")).toBe(iso);
  expect(momentOf("2026-11-24 09:30 +0000")).toBe(iso);
  for (const bad of ["", "明天", "2026-13-40 99:99", "2026-11-24"]) expect(momentOf(bad)).toBeNull();
});
