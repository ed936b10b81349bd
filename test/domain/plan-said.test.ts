import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rateIn, timesIn, windowIn } from "../../src/domain/plan-said.ts";

// As published plans write them (test/fixtures/lists, and lists of several bureaus).
describe("what people write in plans", () => {
  it.each([
    ["5%", { num: 5, den: 100 }],
    ["抽查比例为5%,抽查2次", { num: 5, den: 100 }],
    ["全年抽查比例不低于 2.5％", { num: 250, den: 10_000 }],
    ["10-20%", { num: 10, den: 100 }],
    ["100%全覆盖", { num: 100, den: 100 }],
    ["1/20", { num: 1, den: 20 }],
    ["上级确定", null],
    ["60-70家", null],
  ])("reads the rate of %s", (text, rate) => {
    expect(rateIn(text)).toEqual(rate);
  });

  it.each([
    ["抽查2次", 2],
    ["2次/年", 2],
    [">=1", 1],
    ["每季度一次", 4],
    ["市级局每年组织1次；县级局每月组织1次", 1],
    ["根据工作需要", null],
  ])("reads how often: %s", (text, times) => {
    expect(timesIn(text)).toBe(times);
  });

  it.each([
    ["3月-11月", "2027-03-01", "2027-11-30"],
    ["9-10月", "2027-09-01", "2027-10-31"],
    ["2月", "2027-02-01", "2027-02-28"],
    ["2027/5/20至2027/12/20/", "2027-05-20", "2027-12-20"],
    ["2027年3月1日－2027年4月15日", "2027-03-01", "2027-04-15"],
    ["3月5日至4月2日", "2027-03-05", "2027-04-02"],
    ["全年", "2027-01-01", "2027-12-31"],
  ])("reads the time of %s", (text, from, until) => {
    expect(windowIn(text, 2027)).toEqual({ from, until });
  });

  it.each(["", "待定", "2027-02-30", "11月-3月", "13月"])("does not make a time of %j", (text) => {
    expect(windowIn(text, 2027)).toBeNull();
  });

  it("never gives a time that ends before it begins, whatever is written", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."0123456789月日年-至/— ") }), (text) => {
        const window = windowIn(text, 2027);
        if (window) expect(window.from <= window.until).toBe(true);
      }),
    );
  });
});
