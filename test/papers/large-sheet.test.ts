import { deflateRawSync } from "node:zlib";
import { writeXlsx } from "hucre/xlsx";
import { expect, test } from "vitest";
import { LargeWorkbook } from "../../src/papers/large-workbook.ts";
import { readSheet } from "../../src/papers/read-sheet.ts";
import { checkZip } from "../../src/papers/zip-check.ts";

// The reader for very large worksheets must say what the general one says.

const unpacked = (bytes: Uint8Array): Map<string, Buffer> => {
  const parts = new Map<string, Buffer>();
  checkZip(Buffer.from(bytes), (name, content) => parts.set(name, content));
  return parts;
};

test("reads what the general reader reads: texts, numbers, days, truth, marks, gaps", async () => {
  const rows = [
    ["名录"],
    ["单位名称", "代码", "日期", "班数", "备注"],
    ...Array.from({ length: 40_000 }, (_, n) => [
      `甲县第${n}小学 <&>"'`,
      n % 2 === 0 ? Number("913301007161035748") : `0${n}`,
      n % 3 === 0 ? new Date(Date.UTC(2026, n % 12, 5)) : null,
      n % 5 === 0 ? true : n / 4,
      n % 7 === 0 ? "=1+1" : "　全角　",
    ]),
  ];
  const bytes = await writeXlsx({ sheets: [{ name: "表", rows }] });
  const large = new LargeWorkbook();
  for (const [name, content] of unpacked(bytes)) large.take(name, content);
  const read = large.rows(50_000);
  expect(read).toHaveLength(40_002);
  // A hidden second sheet sends the same rows to the general reader.
  const two = await writeXlsx({
    sheets: [
      { name: "表", rows },
      { name: "藏", rows: [["x"]], hidden: true },
    ],
  });
  const general = await readSheet(two, "a.xlsx", { maxRows: 50_000 });
  if ("refused" in general) throw new Error(general.refused);
  expect(read).toEqual(general.rows);
});

/** A stored ZIP of texts, by name. */
function zip(parts: Record<string, string>): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let at = 0;
  for (const [name, text] of Object.entries(parts)) {
    const raw = Buffer.from(text);
    const packed = deflateRawSync(raw);
    const path = Buffer.from(name);
    const fields = Buffer.alloc(22);
    fields.writeUInt16LE(8, 2);
    fields.writeUInt32LE(packed.length, 12);
    fields.writeUInt32LE(raw.length, 16);
    fields.writeUInt16LE(path.length, 20);
    const local = Buffer.concat([
      Buffer.from("PK\x03\x04\x14\x00", "latin1"),
      fields,
      Buffer.alloc(2),
      path,
      packed,
    ]);
    centrals.push(
      Buffer.concat([
        Buffer.from("PK\x01\x02\x14\x00\x14\x00", "latin1"),
        fields,
        Buffer.alloc(12),
        (() => {
          const offset = Buffer.alloc(4);
          offset.writeUInt32LE(at);
          return offset;
        })(),
        path,
      ]),
    );
    locals.push(local);
    at += local.length;
  }
  const central = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  end.writeUInt16LE(centrals.length, 8);
  end.writeUInt16LE(centrals.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, central, end]);
}

test("macros and other files' contents are refused, whatever the file is called", async () => {
  const types = { "[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>" };
  const read = (parts: Record<string, string>) =>
    readSheet(zip({ ...types, ...parts }), "名录.xlsx", { maxRows: 10 });
  expect(await read({ "xl/vbaProject.bin": "x" })).toMatchObject({ refused: "file.macros" });
  expect(await read({ "xl/externalLinks/externalLink1.xml": "<x/>" })).toMatchObject({
    refused: "file.links",
  });
});

test("a row with a formula is marked, and its roster row is faulty", async () => {
  const bytes = await writeXlsx({
    sheets: [
      {
        name: "表",
        rows: [
          ["单位名称", "班数"],
          ["甲县一小", 3],
          ["甲县二小", 4],
        ],
        cells: new Map([["2,1", { value: 4, formula: "B2+1" }]]) as never,
      },
    ],
  });
  const sheet = await readSheet(bytes, "a.xlsx", { maxRows: 10 });
  if ("refused" in sheet) throw new Error(sheet.refused);
  expect(sheet.rows.map(({ formulas }) => formulas)).toEqual([undefined, undefined, [1]]);
});
