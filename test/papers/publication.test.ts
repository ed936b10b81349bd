import { setTimeout } from "node:timers/promises";
import { inflateRawSync } from "node:zlib";
import { expect, it } from "vitest";
import { publicationDocx } from "../../src/papers/publication-docx.ts";
import { publicationHtml } from "../../src/papers/publication-html.ts";
import { publicationXlsx } from "../../src/papers/publication-xlsx.ts";

const breath = () => setTimeout(20);

const hostile = `<script>alert(1)</script>&"'\u0000`;
const paper = {
  title: hostile,
  subtitle: "第1版",
  blocks: [
    { heading: hostile, text: [hostile], table: { columns: ["甲", "乙"], rows: [[hostile, "=1+1"]] } },
  ],
  bureau: "示例县教育局",
  date: "2026年11月26日",
};

it("shows what people wrote as text and runs none of it", async () => {
  const html = await publicationHtml(paper);
  expect(html).not.toContain("<script");
  expect(html).toContain("&lt;script&gt;");
  const docx = Buffer.from(await publicationDocx(paper));
  expect(docx.subarray(0, 4).toString("latin1")).toBe("PK\u0003\u0004");
  const document = entryOf(docx, "word/document.xml");
  expect(document).toContain("&lt;script&gt;");
  expect(document).not.toContain("<script");
  expect(document).toContain('w:eastAsia="方正小标宋简体"');
  expect(document).not.toContain("\u0000");
});

it("lets others in while thousands of rows are written", async () => {
  const rows = Array.from({ length: 5_000 }, (_, n) => [String(n), ..."abcdefghijk"]);
  const blocks = [{ heading: "事项", text: [], table: { columns: [..."一二三四五六七八九十甲乙"], rows } }];
  let longest = 0;
  let last = performance.now();
  const watch = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 1);
  const blocked: Record<string, number> = {};
  const makers = {
    html: () => publicationHtml({ ...paper, blocks }),
    docx: () => publicationDocx({ ...paper, blocks }),
    xlsx: () => publicationXlsx("事项", blocks),
  };
  for (const [format, make] of Object.entries(makers)) {
    await breath();
    longest = 0;
    await make();
    await breath();
    blocked[format] = Math.round(longest);
  }
  clearInterval(watch);
  process.stdout.write(`longest block while 5,000 rows are written, ms: ${JSON.stringify(blocked)}\n`);
  // A busy machine adds to it; at rest it is far less.
  expect(Math.max(...Object.values(blocked))).toBeLessThan(500);
});

function entryOf(zip: Buffer, name: string): string {
  const at = zip.indexOf(name) - 30;
  const packed = zip.readUInt32LE(at + 18);
  const start = at + 30 + zip.readUInt16LE(at + 26);
  return inflateRawSync(zip.subarray(start, start + packed)).toString();
}
