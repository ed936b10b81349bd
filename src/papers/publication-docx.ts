import type { PublicBlock } from "../domain/publication-table.ts";
import { columnWidths } from "./column-widths.ts";
import { escaped, joined } from "./markup.ts";
import type { Paper } from "./publication-html.ts";
import { zip } from "./zip.ts";

/** A publication in the manner of 公文 (GB/T 9704: title 二号小标宋, text 三号仿宋, headings 黑体); wide tables lie on A4 landscape. */
export async function publicationDocx(paper: Paper): Promise<Uint8Array> {
  const body: string[] = [paragraph(paper.title, { font: "方正小标宋简体", size: 44, align: "center" })];
  if (paper.subtitle !== "")
    body.push(paragraph(paper.subtitle, { font: "楷体_GB2312", size: 32, align: "center" }));
  const wide = paper.blocks.some(({ table }) => table !== null && table.columns.length > 6);
  for (const block of paper.blocks) body.push(await blockOf(block, wide ? ACROSS : UPRIGHT));
  body.push(paragraph(paper.bureau, { font: TEXT, size: 32, align: "right" }));
  body.push(paragraph(paper.date, { font: TEXT, size: 32, align: "right" }));
  return zip([
    { name: "[Content_Types].xml", text: types },
    { name: "_rels/.rels", text: relations },
    {
      name: "word/document.xml",
      text: `${HEAD}<w:document ${NAMESPACE}><w:body>${body.join("")}${section(wide)}</w:body></w:document>`,
    },
  ]);
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const TEXT = "仿宋_GB2312";
/** What the margins leave of A4 for a table, in twentieths of a point. */
const ACROSS = 13_958;
const UPRIGHT = 8_845;

interface Look {
  font: string;
  /** Half points. */
  size: number;
  align?: "center" | "right";
  /** First line indented by two characters. */
  indent?: boolean;
}

function paragraph(text: string, { font, size, align, indent }: Look): string {
  const line = size >= 32 ? '<w:spacing w:line="560" w:lineRule="exact"/>' : "";
  const first = indent ? '<w:ind w:firstLineChars="200" w:firstLine="640"/>' : "";
  const jc = align ? `<w:jc w:val="${align}"/>` : "";
  return `<w:p><w:pPr>${line}${first}${jc}</w:pPr>${run(text, font, size)}</w:p>`;
}

const run = (text: string, font: string, size: number): string =>
  `<w:r><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="${font}"/><w:sz w:val="${size}"/></w:rPr><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;

async function blockOf({ heading, text, table }: PublicBlock, width: number): Promise<string> {
  const parts = [
    paragraph(heading, { font: "黑体", size: 32, indent: true }),
    ...text.map((one) => paragraph(one, { font: TEXT, size: 32, indent: true })),
  ];
  if (table) parts.push(await tableOf(table, width));
  return parts.join("");
}

async function tableOf({ columns, rows }: NonNullable<PublicBlock["table"]>, width: number): Promise<string> {
  const borders = ["top", "left", "bottom", "right", "insideH", "insideV"]
    .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`)
    .join("");
  const widths = columnWidths(columns, rows, width);
  const grid = widths.map((one) => `<w:gridCol w:w="${one}"/>`).join("");
  const body = await joined(rows, (row) => rowOf(row, widths, { font: TEXT, header: false }));
  return `<w:tbl><w:tblPr><w:tblW w:w="${width}" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rowOf(columns, widths, { font: "黑体", header: true })}${body}</w:tbl>${paragraph("", { font: TEXT, size: 21 })}`;
}

function rowOf(row: string[], widths: number[], { font, header }: { font: string; header: boolean }): string {
  const sized = (column: number) => `<w:tcPr><w:tcW w:w="${widths[column] ?? 0}" w:type="dxa"/></w:tcPr>`;
  const cells = row
    .map((cell, column) => `<w:tc>${sized(column)}${paragraph(cell, { font, size: 18 })}</w:tc>`)
    .join("");
  return `<w:tr><w:trPr><w:cantSplit/>${header ? "<w:tblHeader/>" : ""}</w:trPr>${cells}</w:tr>`;
}

/** A4 with the margins of 公文: 37 mm above, 28 mm at the binding. */
const section = (wide: boolean): string =>
  wide
    ? '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1587" w:right="1440" w:bottom="1474" w:left="1440" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr>'
    : '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1985" w:left="1587" w:header="851" w:footer="992" w:gutter="0"/></w:sectPr>';

const types = `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;
const relations = `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`;
