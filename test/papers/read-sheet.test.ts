import { readFileSync } from "node:fs";
import { type CellValue, writeXlsx } from "hucre/xlsx";
import { expect, test } from "vitest";
import { toGb18030 } from "../../prisma/demo/make/gb18030.ts";
import type { Sheet } from "../../src/domain/roster-sheet.ts";
import { readSheet } from "../../src/papers/read-sheet.ts";

const read = (bytes: Uint8Array | string, name = "名录.csv", maxRows = 1000) =>
  readSheet(typeof bytes === "string" ? Buffer.from(bytes) : bytes, name, { maxRows });

const cellsOf = async (bytes: Uint8Array | string): Promise<string[][]> =>
  ((await read(bytes)) as Sheet).rows.map((row) => row.cells);

const xlsx = (...sheets: CellValue[][][]) =>
  writeXlsx({ sheets: sheets.map((rows, n) => ({ name: `表${n + 1}`, rows })) });

test("comma, tab and semicolon; UTF-8 with and without mark, UTF-16, GB18030", async () => {
  const table = [
    ["名称", "备注"],
    ["甲县一小", "好"],
  ];
  const lines = (delimiter: string): string => table.map((row) => row.join(delimiter)).join("\r\n");
  for (const text of [lines(","), lines("\t"), lines(";")]) {
    expect(await cellsOf(text)).toEqual(table);
    expect(await cellsOf(`\ufeff${text}`)).toEqual(table);
    expect(await cellsOf(toGb18030(text))).toEqual(table);
    expect(await cellsOf(Buffer.from(`\ufeff${text}`, "utf16le"))).toEqual(table);
  }
});

test("rows are counted as a spreadsheet counts them, empty ones left out", async () => {
  const text = '标题,,\n\n名称,备注\n甲县一小,"两\n行"\n,,\n甲县二小,他说"好"\n甲县三小,"说""好"""\n';
  const { rows } = (await read(text)) as Sheet;
  expect(rows).toEqual([
    { row: 1, cells: ["标题"] },
    { row: 3, cells: ["名称", "备注"] },
    { row: 4, cells: ["甲县一小", "两\n行"] },
    { row: 6, cells: ["甲县二小", '他说"好"'] },
    { row: 7, cells: ["甲县三小", '说"好"'] },
  ]);
});

test("a separator inside quotes or in a comment does not decide", async () => {
  expect(await cellsOf('# 甲;乙;丙\n名称,地址\n甲县一小,"路;1;2;3"\n')).toEqual([
    ["# 甲;乙;丙"],
    ["名称", "地址"],
    ["甲县一小", "路;1;2;3"],
  ]);
});

test("xlsx: the fullest sheet, dates as days, numbers as digits, destroyed ones marked", async () => {
  const rows = [
    ["名录", null, null],
    ["名称", "代码", "日期"],
    ["甲县一小", Number("913301007161035748"), new Date(Date.UTC(2026, 0, 5))],
    [null, null, null],
    ["甲县二小", 139999000000001, true],
  ];
  expect(await read(await xlsx([["填表说明"]], rows), "a.xlsx")).toEqual({
    name: "a.xlsx",
    sheet: "表2",
    rows: [
      { row: 1, cells: ["名录"] },
      { row: 2, cells: ["名称", "代码", "日期"] },
      {
        row: 3,
        cells: ["甲县一小", expect.stringMatching(/^913301007161035\d{3}$/), "2026-01-05"],
        destroyed: [1],
      },
      { row: 5, cells: ["甲县二小", "139999000000001", "是"] },
    ],
  });
});

test("xlsx: cells merged downwards say the same in every row, titles merged across stay one cell", async () => {
  const rows = [
    ["名录", null, null],
    ["学区", "名称", "备注"],
    ["甲学区", "甲县一小", null],
    [null, "甲县二小", null],
    [null, null, null],
    [null, "甲县三小", "好"],
  ];
  const merges = [
    { startRow: 0, startCol: 0, endRow: 0, endCol: 2 },
    { startRow: 2, startCol: 0, endRow: 5, endCol: 0 },
  ];
  expect(await cellsOf(await writeXlsx({ sheets: [{ name: "表", rows, merges }] }))).toEqual([
    ["名录"],
    ["学区", "名称", "备注"],
    ["甲学区", "甲县一小"],
    ["甲学区", "甲县二小"],
    ["甲学区", "甲县三小", "好"],
  ]);
});

test("a sheet whose empty rows are formatted down to the last costs nothing", async () => {
  const cells = new Map([["1048575,0", { value: "" }]]);
  const bytes = await writeXlsx({ sheets: [{ name: "表", rows: [["名称"], ["甲县一小"]], cells }] });
  expect(await cellsOf(bytes)).toEqual([["名称"], ["甲县一小"]]);
});

test("hidden sheets are not looked at", async () => {
  const sheets = [
    { name: "一", rows: [["名称"], ["甲县一小"]] },
    { name: "二", rows: [["旧名称"], ["旧"], ["旧"]], hidden: true },
  ];
  expect(await read(await writeXlsx({ sheets }))).toMatchObject({
    rows: [{ cells: ["名称"] }, { cells: ["甲县一小"] }],
  });
});

test("what a file is decides, not its name", async () => {
  expect(await read("名称\n甲县一小\n", "名录.xlsx")).toMatchObject({ rows: [{ row: 1 }, { row: 2 }] });
  expect(await read(await xlsx([["名称"], ["甲县一小"]]), "名录.csv")).toMatchObject({
    rows: [{ row: 1 }, { row: 2 }],
  });
  const xml = readFileSync(
    new URL("../fixtures/rosters/hostile/spreadsheetml-under-xlsx-name.xlsx", import.meta.url),
  );
  expect(await read(xml, "名录.xlsx")).toMatchObject({
    rows: [
      { row: 1, cells: ["甲县民办幼儿园名单"] },
      { row: 3, cells: ["序号", "名称", "注册号", "班数"] },
      { row: 4, cells: ["1", "甲县一 & 二幼儿园", "", "6"] },
      { row: 5, cells: ["2", "甲县小星&月幼儿园", "139999000000001"] },
      { row: 6, cells: ["3", "甲县大星幼儿园", "911399990000000000"], destroyed: [2] },
    ],
  });
});
