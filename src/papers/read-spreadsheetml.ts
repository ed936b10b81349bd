// "XML 电子表格 2003": what older platforms export, often under the name .xls or .xlsx.

import type { Sheet } from "../domain/roster-sheet.ts";
import { decodeText } from "./decode-text.ts";
import { Refused } from "./refuse.ts";
import { RowList } from "./sheet-rows.ts";

const token =
  /<(\/?)(?:[A-Za-z]\w*:)?([A-Za-z]\w*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|<!\[CDATA\[([\s\S]*?)\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|([^<]+)/g;
const maxColumns = 256;
const maxRowNumber = 1_048_576;

/** Reads the worksheet that holds the most rows. Declarations of types and entities are refused: nobody needs them here. */
export function readSpreadsheetMl(bytes: Buffer, name: string, maxRows: number): Sheet {
  const text = decodeText(bytes);
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) throw new Refused("file.broken");
  const reader = new Reader(maxRows);
  for (const match of text.matchAll(token)) reader.take(match);
  const fullest = reader.sheets.reduce<RowList | null>(
    (best, list) => (best && best.rows.length >= list.rows.length ? best : list),
    null,
  );
  if (fullest === null) throw new Refused("file.broken");
  return { name, rows: fullest.rows };
}

class Reader {
  readonly sheets: RowList[] = [];
  readonly #maxRows: number;
  #row = 0;
  #column = 0;
  #cells: (string | number)[] = [];
  #data: string | null = null;
  #isNumber = false;

  constructor(maxRows: number) {
    this.#maxRows = maxRows;
  }

  take(match: RegExpExecArray): void {
    const [, closing, tag, attributes = "", selfClosing, cdata, text] = match;
    if (tag === undefined) this.#text(cdata ?? unescaped(text ?? ""));
    else if (closing) this.#close(tag);
    else {
      this.#open(tag, attributes);
      if (selfClosing) this.#close(tag);
    }
  }

  #text(text: string): void {
    if (this.#data !== null) this.#data += text;
  }

  #open(tag: string, attributes: string): void {
    if (tag === "Worksheet") {
      this.sheets.push(new RowList(this.#maxRows));
      this.#row = 0;
    } else if (tag === "Row") {
      this.#row = Math.min(indexIn(attributes) ?? this.#row + 1, maxRowNumber);
      this.#column = 0;
      this.#cells = [];
    } else if (tag === "Cell") {
      this.#column = Math.min(indexIn(attributes) ?? this.#column + 1, maxColumns);
    } else if (tag === "Data") {
      this.#data = "";
      this.#isNumber = /Type\s*=\s*["']Number/.test(attributes);
    }
  }

  #close(tag: string): void {
    if (tag === "Data" && this.#data !== null) {
      while (this.#cells.length < this.#column - 1) this.#cells.push("");
      this.#cells[Math.max(this.#column, 1) - 1] = this.#isNumber ? numberOf(this.#data) : this.#data;
      this.#data = null;
    } else if (tag === "Row") this.sheets.at(-1)?.add(this.#row, this.#cells);
  }
}

/** A long whole number stands here in all its digits, so unlike in .xlsx it may be whole; E-notation is not. */
const numberOf = (text: string): string | number => (/E/i.test(text) ? Number(text) : text);

function indexIn(attributes: string): number | null {
  const digits = /(?:^|[\s:])Index\s*=\s*["'](\d{1,7})["']/.exec(attributes)?.[1];
  return digits === undefined ? null : Number(digits);
}

const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

const unescaped = (text: string): string =>
  text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{2,4}));/gi,
    (whole, hex?: string, decimal?: string, word?: string) => {
      if (word !== undefined) return named[word] ?? whole;
      const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return point <= 0x10ffff ? String.fromCodePoint(point) : "";
    },
  );
