import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lastDayIn, periodsIn } from "../../src/domain/roster-day.ts";
import { listIn, nameKey, plainCode, plainText, statedText } from "../../src/domain/roster-text.ts";

const any = fc.string({ unit: "binary" });
const wide = (text: string): string =>
  text.replace(/[0-9A-Za-z]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));

describe("tidying", () => {
  test.each(["\u1fd2", "\u03aa\u0300", "\u0391\u1fbd", "' !"])("twice is the same as once for %j", (text) => {
    expect(plainCode(plainCode(text))).toBe(plainCode(text));
    expect(nameKey(nameKey(text))).toBe(nameKey(text));
  });

  test("twice is the same as once", () => {
    fc.assert(fc.property(any, (text) => void expect(nameKey(nameKey(text))).toBe(nameKey(text))));
    fc.assert(fc.property(any, (text) => void expect(plainCode(plainCode(text))).toBe(plainCode(text))));
  });

  test("leaves no blanks around, no line breaks, nothing invisible that turns text around", () => {
    fc.assert(
      fc.property(any, (text) => {
        expect(plainText(text)).toBe(plainText(text).trim());
        expect(plainText(`甲\u202e${text}\u200b乙\r\n`)).not.toMatch(/[\p{Cf}\p{Cc}]/u);
      }),
    );
  });

  test("full-width codes with blanks are the codes", () => {
    const code = fc.stringMatching(/^[0-9A-Z]{13,18}$/);
    fc.assert(
      fc.property(code, (text) => void expect(plainCode(`　${wide(text).toLowerCase()} `)).toBe(text)),
    );
    fc.assert(fc.property(code, (text) => void expect(plainCode([...text].join(" "))).toBe(text)));
  });

  test("names keep their punctuation, keys do not", () => {
    expect(plainText("  示例县第１小学（东校区）　")).toBe("示例县第1小学（东校区）");
    expect(nameKey("示例县 第１小学(东校区)")).toBe(nameKey("示例县第1小学（东校区）"));
    expect(nameKey("6+1幼儿园")).not.toBe(nameKey("61幼儿园"));
    expect(plainText('="00123"')).toBe("00123");
    expect(plainText("'139999")).toBe("139999");
  });

  test("what says nothing is nothing", () => {
    for (const text of ["", " ", "/", "—", "无", "N/A", "\u3000"]) expect(statedText(text)).toBeNull();
    expect(statedText("无锡路小学")).toBe("无锡路小学");
    expect(listIn("校车、食堂；校车,\n寄宿 无")).toEqual(["校车", "食堂", "寄宿"]);
  });
});

describe("days", () => {
  test("however they are written", () => {
    for (const text of [
      "2027-3-5",
      "2027/03/05",
      "2027.3.5",
      "2027年3月5日",
      "20270305",
      "２０２７－３－５",
      "2024-03-06至2027-03-05",
    ])
      expect(lastDayIn(text), text).toBe("2027-03-05");
    expect(lastDayIn("46451")).toBe("2027-03-05");
    expect(lastDayIn("长期")).toBe("9999-12-31");
    for (const text of ["2027-02-30", "2027-13-01", "三月", "2027"]) expect(lastDayIn(text), text).toBeNull();
  });

  test("every real day can be read back", () => {
    const day = fc
      .date({ min: new Date("1990-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(fc.property(day, (text) => void expect(lastDayIn(text.replace(/-0?/g, "/"))).toBe(text)));
  });

  test("periods, single days, and what is none", () => {
    expect(periodsIn("2026-03-02至2026-03-06；2026年5月8日")).toEqual([
      { from: "2026-03-02", to: "2026-03-06" },
      { from: "2026-05-08", to: "2026-05-08" },
    ]);
    for (const text of ["2026-03-06至2026-03-02", "下周", "2026-03-02；不详"])
      expect(periodsIn(text), text).toBeNull();
  });
});
