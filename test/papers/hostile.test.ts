import { readFileSync } from "node:fs";
import { deflateRawSync } from "node:zlib";
import { writeXlsx } from "hucre/xlsx";
import { expect, test } from "vitest";
import type { SheetRefusal } from "../../src/domain/roster-sheet.ts";
import { refusalSentence } from "../../src/domain/roster-words.ts";
import { readSheet } from "../../src/papers/read-sheet.ts";

async function refusal(bytes: Uint8Array, name = "名录.xlsx"): Promise<SheetRefusal> {
  const read = await readSheet(bytes, name, { maxRows: 1000 });
  if (!("refused" in read)) throw new Error(`${name} was read`);
  expect(read.file).toBe(name);
  expect(refusalSentence(read)).toMatch(/^[^A-Za-z]*(\.?[A-Za-z]+[^A-Za-z]*){0,9}。$/);
  return read;
}

const hostile = (name: string): Buffer =>
  readFileSync(new URL(`../fixtures/rosters/hostile/${name}`, import.meta.url));
const small = () => writeXlsx({ sheets: [{ name: "表", rows: [["名称"], ["甲县一小"]] }] });

/** A ZIP of one entry that says it unpacks to `declared` bytes. */
function zipOf(name: string, content: Buffer, declared = content.length): Buffer {
  const packed = deflateRawSync(content);
  const path = Buffer.from(name);
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(8, 4);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(declared, 18);
  fields.writeUInt16LE(path.length, 22);
  const local = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), fields, path, packed]);
  const central = Buffer.concat([
    Buffer.from("PK\x01\x02\x14\x00", "latin1"),
    fields,
    Buffer.alloc(14),
    path,
  ]);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, central, end]);
}

test("nothing, and too much", async () => {
  expect(await refusal(Buffer.alloc(0))).toMatchObject({ refused: "file.empty" });
  expect(await refusal(Buffer.from("\r\n,,,\r\n \r\n"), "a.csv")).toMatchObject({ refused: "file.empty" });
  expect(await refusal(await writeXlsx({ sheets: [{ name: "空", rows: [] }] }))).toMatchObject({
    refused: "file.empty",
  });
  expect(await refusal(Buffer.alloc(30 * 1024 * 1024 + 1, "甲"))).toMatchObject({
    refused: "file.tooBig",
    megabytes: 30,
  });
  expect(await refusal(Buffer.from("名称\n".repeat(1001)), "a.csv")).toMatchObject({
    refused: "file.tooManyRows",
    max: 1000,
  });
});

test("endless rows, endless cells, and many long ones", async () => {
  const wide = await readSheet(Buffer.from(`名称,备注\n甲县一小${",a".repeat(100_000)}\n`), "a.csv", {
    maxRows: 10,
  });
  expect(wide).toMatchObject({ refused: "file.tooManyColumns", max: 200 });
  const long = await readSheet(Buffer.from(`名称,备注\n甲县一小,${"(".repeat(1_000_000)}\n`), "a.csv", {
    maxRows: 10,
  });
  expect(long).toMatchObject({ rows: [{}, { cells: ["甲县一小", "(".repeat(2000)] }] });
  const many = `名称,备注\n${`甲县一小,${"（".repeat(1000)}\n`.repeat(2500)}`;
  expect(await refusal(Buffer.from(many), "a.csv")).toMatchObject({ refused: "file.tooManyRows" });
  const heavy = await readSheet(Buffer.from(many), "a.csv", { maxRows: 4000 });
  expect(heavy).toEqual({ refused: "file.tooHeavy", file: "a.csv" });
});

test("locked, old, or something else", async () => {
  const locked = await writeXlsx({
    sheets: [{ name: "表", rows: [["名称"]] }],
    encryption: { password: "1", spinCount: 1 },
  });
  expect(await refusal(locked)).toMatchObject({ refused: "file.password" });
  const ole = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), Buffer.alloc(600)]);
  expect(await refusal(ole, "名录.xls")).toMatchObject({ refused: "file.oldXls" });
  expect(await refusal(Buffer.concat([ole, Buffer.from("WordDocument", "utf16le")]))).toMatchObject({
    is: "Word 文档",
  });
  expect(await refusal(hostile("web-table.xlsx"))).toMatchObject({ refused: "file.html" });
  expect(await refusal(Buffer.from("%PDF-1.7\n"))).toMatchObject({
    refused: "file.notTable",
    is: "PDF 文件",
  });
  expect(await refusal(Buffer.from("89504e470d0a1a0a00", "hex"))).toMatchObject({ is: "图片" });
  expect(await refusal(zipOf("word/document.xml", Buffer.from("<w/>")))).toMatchObject({ is: "Word 文档" });
  expect(await refusal(zipOf("作文.txt", Buffer.from("好")))).toMatchObject({ is: "压缩包" });
  expect(await refusal(Buffer.from('<?xml version="1.0"?><a/>'))).toMatchObject({ is: "XML 文件" });
});

test("zip bombs: by what they declare, by ratio, and those that lie", async () => {
  const sheet = "xl/worksheets/sheet1.xml";
  expect(await refusal(zipOf(sheet, Buffer.alloc(64), 201 * 1024 * 1024))).toMatchObject({
    refused: "file.zipBomb",
  });
  expect(await refusal(zipOf(sheet, Buffer.alloc(30 * 1024 * 1024)))).toMatchObject({
    refused: "file.zipBomb",
  });
  expect(await refusal(zipOf(sheet, Buffer.alloc(30 * 1024 * 1024), 1000))).toMatchObject({
    refused: "file.zipBomb",
  });
});

test("cut off, scribbled over, or not what a workbook is made of", async () => {
  const whole = Buffer.from(await small());
  for (let cut = 5; cut < whole.length; cut += Math.ceil(whole.length / 40))
    expect((await refusal(whole.subarray(0, cut))).refused).toMatch(/^file\.(broken|notTable)$/);
  const scribbled = Buffer.from(whole);
  scribbled.fill(0xff, 60, 200);
  expect(await refusal(scribbled)).toMatchObject({ refused: "file.broken" });
  expect(await refusal(zipOf("[Content_Types].xml", Buffer.from("<a")))).toMatchObject({
    refused: "file.broken",
  });
  const entities =
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>';
  expect(await refusal(Buffer.from(entities))).toMatchObject({ refused: "file.broken" });
});

test("bytes that are no text, and quotes that do not end", async () => {
  expect(await refusal(Buffer.from([0xe5, 0x90, 0xff, 0xff, 0x0a, 0xfe]), "a.csv")).toMatchObject({
    refused: "file.encoding",
  });
  expect(await refusal(Buffer.from([1, 0, 2, 0, 3, 0]), "a.csv")).toMatchObject({ refused: "file.encoding" });
  const quotes = await refusal(hostile("unbalanced-quotes.csv"), "a.csv");
  expect(quotes).toMatchObject({ refused: "file.quotes", row: 3 });
  expect(refusalSentence(quotes)).toBe("第 3 行的英文双引号不成对，从这里起无法分清各列。请改正后重新发送。");
});
