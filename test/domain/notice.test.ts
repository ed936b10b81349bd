import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { acknowledge, type Notice, noticeState } from "../../src/domain/notice.ts";
import { noticeNumber, parseNoticeNumber } from "../../src/domain/notice-number.ts";

const issuedAt = new Date("2026-03-09T00:30:00Z");
const now = new Date("2026-03-09T02:00:00Z");
const sheet: Notice = { kind: "supervision", addressee: "li", issuedAt, ackedAt: null };

describe("a number", () => {
  test("looks as in rules.md §5", () => expect(noticeNumber(2026, 7)).toBe("双随机督办〔2026〕7号"));

  test("is read back", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2024, max: 2099 }), fc.integer({ min: 1, max: 99_999 }), (year, n) => {
        expect(parseNoticeNumber(noticeNumber(year, n))).toEqual({ year, n });
      }),
    );
  });

  test.each([
    "双随机督办（２０２６）７号",
    "双随机督办[2026]7号",
    "双随机督办【2026】 7 号",
    "双随机督办2026第7号",
    "双随机督办〔2026〕7",
  ])("%s is understood", (text) => expect(parseNoticeNumber(text)).toEqual({ year: 2026, n: 7 }));

  test.each([
    "",
    "双随机督办〔2026〕0号",
    "双随机督办〔26〕7号",
    "迁教工委〔2024〕6号",
    "双随机督办〔2026〕7号附件",
  ])("%s is none of ours", (text) => expect(parseNoticeNumber(text)).toBeNull());
});

describe("a sheet", () => {
  test("is issued, then acknowledged by its addressee", () => {
    expect(noticeState(sheet)).toBe("issued");
    const done = acknowledge(sheet, "li", now);
    if ("refused" in done) throw new Error(done.refused);
    expect(noticeState(done.notice)).toBe("acknowledged");
    expect(done.notice.ackedAt).toEqual(now);
  });

  test("keeps the first moment when pressed again", () => {
    const acked = { ...sheet, ackedAt: now };
    expect(acknowledge(acked, "li", new Date(now.getTime() + 1))).toEqual({ notice: acked });
  });

  test("is nobody else's to acknowledge", () => {
    expect(acknowledge(sheet, "wang", now)).toEqual({ refused: "notice.notYours" });
  });
});
