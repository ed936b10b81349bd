import { describe, expect, test } from "vitest";
import { creditCheckCharacter } from "../../src/domain/credit-code.ts";
import { readRoster } from "../../src/domain/roster-read.ts";
import { rowSentence } from "../../src/domain/roster-words.ts";
import { sheetOf, targetsOf } from "./roster-table.ts";

const company = `91139999000000001${creditCheckCharacter("91139999000000001")}`;
const school = `12139999000000001${creditCheckCharacter("12139999000000001")}`;

describe("finding the header", () => {
  test("below titles and comments, under other names", () => {
    const file = targetsOf(
      ["示例县检查对象名录"],
      ["# 2026年3月"],
      ["填报单位：甲学区", "", "时间"],
      ["序号", "＊学校名称（全称）", "机构 代码", "校长"],
      ["1", "甲县一小", school, "张三"],
    );
    expect(file.headerRow).toBe(4);
    expect(file.drafts).toEqual([
      expect.objectContaining({
        row: 5,
        stated: { name: "甲县一小", code: school, contact: "张三" },
        guess: { type: "primary", ownership: "public", subject: "事业单位" },
      }),
    ]);
  });

  test("headers nobody knows are named, not lost in silence", () => {
    expect(targetsOf(["单位名称", "校徽颜色", "备注"], ["甲县一小", "蓝", ""]).ignored).toEqual(["校徽颜色"]);
  });

  test("people or places", () => {
    expect(readRoster(sheetOf(["姓名", "科室"], ["张三", "安全科"]))).toMatchObject({ kind: "inspectors" });
    expect(readRoster(sheetOf(["name", "执法证号"], ["张三", "1"]))).toMatchObject({ kind: "inspectors" });
    expect(readRoster(sheetOf(["姓名", "单位", "手机号"], ["张三", "甲县一小", ""]))).toMatchObject({
      kind: "inspectors",
    });
    expect(
      readRoster(sheetOf(["单位", "地址", "姓名", "手机号"], ["甲县一小", "东街", "张三", ""])),
    ).toMatchObject({ kind: "targets" });
    expect(readRoster(sheetOf(["name", "type"], ["甲县一小", "primary"]))).toMatchObject({ kind: "targets" });
    expect(readRoster(sheetOf(["学校名称", "负责人姓名", "手机号"], ["甲县一小", "张三", ""]))).toMatchObject(
      { kind: "targets" },
    );
  });

  test("no header, or nothing below it", () => {
    expect(readRoster(sheetOf(["甲县一小", "张三"]))).toEqual({ refused: "roster.noHeader", file: "名录" });
    expect(readRoster(sheetOf(["备注", "地址"], ["a", "b"]))).toMatchObject({ refused: "roster.noHeader" });
    expect(readRoster(sheetOf(["单位名称", "备注"], ["", ""]))).toMatchObject({ refused: "roster.noRows" });
  });

  test("totals, signatures, comments and the header again are no entries", () => {
    const header = ["序号", "单位名称", "备注"];
    const file = targetsOf(
      header,
      ["1", "甲县一小", ""],
      header,
      ["# 第二页"],
      ["2", "甲县二小", ""],
      ["合计", "2所", ""],
      ["填表人：张三", "审核：李四", ""],
    );
    expect(file.drafts.map((draft) => draft.stated.name)).toEqual(["甲县一小", "甲县二小"]);
    expect(file.faulty).toEqual([]);
  });
});

describe("rows", () => {
  test("blank cells say nothing", () => {
    const [draft] = targetsOf(
      ["单位名称", "代码", "班数", "信用等级", "标签", "地址"],
      ["甲县一小", "/", "", "无", "", " "],
    ).drafts;
    expect(draft?.stated).toEqual({ name: "甲县一小" });
  });

  test("every way of writing a class, a number of classes, a state", () => {
    const header = ["单位名称", "信用等级", "班数", "状态"];
    const { drafts } = targetsOf(
      header,
      ["一", "B+", "12个班", "正常"],
      ["二", "低风险", "１２", "停办"],
      ["三", "信用风险较高", "12.0", "存续"],
      ["四", "d类", "12班", "注销"],
    );
    expect(drafts.map((draft) => draft.stated.creditClass)).toEqual(["B", "A", "C", "D"]);
    expect(drafts.map((draft) => draft.stated.classes)).toEqual([12, 12, 12, 12]);
    expect(drafts.map((draft) => draft.stated.status)).toEqual(["active", "inactive", "active", "inactive"]);
  });

  test("kind from words, codes, names and the number's first digits", () => {
    const header = ["单位名称", "代码", "类型", "办学性质"];
    const { drafts, remarks } = targetsOf(
      header,
      ["甲县晨光艺术培训有限公司", company, "校外培训", ""],
      ["甲县春苗园", "", "民办幼儿园", ""],
      ["甲县明德学校", "", "九年一贯制学校", "民办"],
      ["甲县职教中心", "", "", ""],
      ["甲县某站", "", "活动场所", ""],
    );
    expect(drafts.map(({ guess }) => `${guess.type} ${guess.ownership} ${guess.subject}`)).toEqual([
      "training private 企业",
      "kindergarten private 民办非企业单位",
      "nine-year private 民办非企业单位",
      "vocational public 事业单位",
      "other public 事业单位",
    ]);
    expect(remarks).toEqual([{ row: 6, code: "row.typeGuessed", facts: { text: "活动场所", type: "其他" } }]);
  });

  test("one sentence a faulty row, with every reason", () => {
    const header = ["单位名称", "统一社会信用代码", "班数", "信用等级"];
    const wrong = company.slice(0, 17) + (company.endsWith("0") ? "1" : "0");
    const file = targetsOf(
      header,
      ["", company, "", ""],
      ["甲县一小", wrong, "若干", "E"],
      ["甲县二小", "9.1139999E+17", "", ""],
      ["甲县三小", "#REF!", "", ""],
      ["甲".repeat(101), "", "", ""],
      ["甲县四小", "91139999", "", ""],
    );
    expect(file.drafts).toEqual([]);
    expect(file.faulty.map(rowSentence)).toEqual([
      "第 2 行：没有填写名称",
      `第 3 行（甲县一小）：统一社会信用代码“${wrong}”的校验位不符，可能抄错了；班数“若干”不是整数；信用风险分类“E”无法识别，应为 A、B、C、D 之一，没有分类的请留空`,
      "第 4 行（甲县二小）：“统一社会信用代码”按数字保存，后几位已被 Excel 改成 0，无法还原；请把该列设为文本格式后重新填写",
      "第 5 行（甲县三小）：代码“#REF!”为 5 位；统一社会信用代码应为 18 位，旧注册号应为 15 位或 13 位数字；“统一社会信用代码”是公式错误值（#REF!）",
      `第 6 行（${"甲".repeat(100)}）：“名称”超过 100 个字`,
      "第 7 行（甲县四小）：代码“91139999”为 8 位；统一社会信用代码应为 18 位，旧注册号应为 15 位或 13 位数字",
    ]);
  });

  test("cells full of brackets and digits are told off at once, not pondered", () => {
    const nasty = [
      "(".repeat(2000),
      `（${"1".repeat(1999)}`,
      `a@${".".repeat(1998)}`,
      "2026-".repeat(400),
      "　".repeat(2000),
    ];
    const started = performance.now();
    for (const cell of nasty) {
      const rows = Array.from({ length: 200 }, (_, n) => [`张${n}`, cell, cell, cell, cell, cell]);
      readRoster(sheetOf(["姓名", "执法证号", "回避关系", "邮箱", "请假", "有效期"], ...rows));
      readRoster(sheetOf([cell, "单位名称", "班数", "信用等级", "类型"], ...rows));
    }
    expect(performance.now() - started).toBeLessThan(2000);
  });

  test("a number that the spreadsheet destroyed", () => {
    const sheet = sheetOf(["单位名称", "代码"], ["甲县一小", "911399990000000000"]);
    const [header, row] = sheet.rows;
    if (!header || !row) throw new Error("no rows");
    expect(readRoster({ ...sheet, rows: [header, { ...row, destroyed: [1] }] })).toMatchObject({
      faulty: [{ row: 2, faults: [{ code: "row.digitsLost" }] }],
    });
  });

  test("repeats: by code, by name, not when addresses or codes say they are two", () => {
    const header = ["单位名称", "代码", "地址"];
    const file = targetsOf(
      header,
      ["甲县小星幼儿园", "", "东街1号"],
      ["甲县小星 幼儿园", "", "西街2号"],
      ["甲县 小星幼儿园", "", "东街１号"],
      ["甲县大星学校", school, ""],
      ["甲县大星学校（新）", school.toLowerCase(), ""],
      ["甲县大星学校", company, ""],
    );
    expect(file.drafts.map((draft) => draft.row)).toEqual([2, 3, 5, 7]);
    expect(file.faulty.map((row) => [row.row, row.faults])).toEqual([
      [4, [{ code: "row.duplicateName", facts: { first: 2 } }]],
      [6, [{ code: "row.duplicateCode", facts: { first: 5 } }]],
    ]);
  });
});
