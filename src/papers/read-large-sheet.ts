// A worksheet of very many rows, read from its bytes row by row: the general reader (hucre) builds its texts three times over
// and needs 500 MB for 100,000 rows, where this one needs what the rows themselves do.

import type { SheetRow } from "../domain/roster-sheet.ts";
import { isDateFormat } from "./date-format.ts";
import { columnOf } from "./formulas.ts";
import { Refused } from "./refuse.ts";
import { RowList } from "./sheet-rows.ts";

/** Unpacked bytes of a worksheet from which on it is read here. */
export const LARGE_SHEET = 4 * 1024 * 1024;

export interface LargeParts {
  sheet: Buffer;
  strings: Buffer | null;
  styles: string;
  date1904: boolean;
}

/** Null when the XML is not of the usual shape (prefixed elements): the general reader takes it then. */
export function readLargeSheet(parts: LargeParts, maxRows: number): SheetRow[] | null {
  const { sheet } = parts;
  if (sheet.indexOf("<row") < 0) return null;
  const text = sharedStrings(parts.strings);
  const dates = dateStyles(parts.styles);
  const list = new RowList(maxRows);
  let next = 1;
  for (let at = rowFrom(sheet, 0); at >= 0; ) {
    const head = sheet.indexOf(">", at);
    const empty = sheet[head - 1] === SLASH;
    const end = empty ? head + 1 : sheet.indexOf("</row>", head);
    if (head < 0 || end < 0) throw new Refused("file.broken");
    const said = /\br="(\d{1,7})"/.exec(sheet.toString("latin1", at, head))?.[1];
    const row = said === undefined ? next : Number(said);
    next = row + 1;
    if (!empty) addRow(list, row, sheet.toString("utf8", head + 1, end));
    at = rowFrom(sheet, end);
  }
  return list.rows;

  function addRow(into: RowList, row: number, xml: string): void {
    const values: unknown[] = [];
    const formulas: number[] = [];
    for (const [, attributes = "", content] of xml.matchAll(cell)) {
      const letters = /\br="([A-Z]{1,3})\d/.exec(attributes)?.[1];
      const column = letters === undefined ? values.length : columnOf(letters);
      if (column > MOST_COLUMNS) continue;
      while (values.length < column) values.push("");
      values[column] = content === undefined ? "" : cellValue(attributes, content);
      if (content !== undefined && /<f[\s>/]/.test(content)) formulas.push(column);
    }
    into.add(row, values, formulas);
  }

  function cellValue(attributes: string, content: string): unknown {
    const type = /\bt="(\w+)"/.exec(attributes)?.[1] ?? "n";
    if (type === "inlineStr") return textIn(content);
    const value = /<v[^>]*>([^<]*)<\/v>/.exec(content)?.[1];
    if (value === undefined) return "";
    if (type === "s") return text(Number(value));
    if (type === "b") return value === "1";
    if (type !== "n") return unescaped(value);
    const style = Number(/\bs="(\d+)"/.exec(attributes)?.[1] ?? "0");
    return dates.has(style) ? dateOf(Number(value), parts.date1904) : Number(value);
  }
}

const SLASH = 0x2f;
const MOST_COLUMNS = 16_384;
const cell = /<c((?:\s[^<>]*?)?)(?:\/>|>([\s\S]*?)<\/c>)/g;

/** `<row>` and `<row …>`, not `<rowBreaks>`. */
function rowFrom(sheet: Buffer, from: number): number {
  for (let at = sheet.indexOf("<row", from); at >= 0; at = sheet.indexOf("<row", at + 4)) {
    const next = sheet[at + 4];
    if (next === 0x3e || next === 0x20 || next === 0x0a || next === 0x2f) return at;
  }
  return -1;
}

/** Texts by number, decoded when they are asked for; the few that many rows share are kept. */
function sharedStrings(xml: Buffer | null): (n: number) => string {
  if (xml === null) return () => "";
  const starts: number[] = [];
  for (let at = xml.indexOf("<si"); at >= 0; at = xml.indexOf("<si", at + 3)) starts.push(at);
  const offsets = Uint32Array.from(starts.concat(xml.length));
  const kept = new Map<number, string>();
  return (n) => {
    const known = kept.get(n);
    if (known !== undefined) return known;
    const [from, to] = [offsets[n], offsets[n + 1]];
    if (from === undefined || to === undefined) return "";
    const text = textIn(xml.toString("utf8", from, to));
    if (kept.size < 2_000) kept.set(n, text);
    return text;
  };
}

/** Every run of a rich text; what only says how it is pronounced (rPh) is none. */
const textIn = (xml: string): string =>
  unescaped(
    [...xml.replace(/<rPh[\s\S]*?<\/rPh>/g, "").matchAll(/<t(?:\s[^>]*)?>([^<]*)<\/t>/g)]
      .map(([, run]) => run)
      .join(""),
  );

const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

const unescaped = (text: string): string =>
  !text.includes("&") && !text.includes("_x")
    ? text
    : text
        .replace(
          /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w{2,4}));/gi,
          (whole, hex?: string, digits?: string, word?: string) => {
            if (word !== undefined) return named[word] ?? whole;
            const point = hex === undefined ? Number(digits) : Number.parseInt(hex, 16);
            return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
          },
        )
        .replace(/_x([0-9A-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** Positions in cellXfs whose number format shows a date. */
function dateStyles(styles: string): Set<number> {
  const own = new Map(
    [...styles.matchAll(/<numFmt\s[^>]*?>/g)].map(([tag]) => [
      Number(/numFmtId="(\d+)"/.exec(tag)?.[1]),
      /formatCode="([^"]*)"/.exec(tag)?.[1] ?? "",
    ]),
  );
  const formats = /<cellXfs[\s\S]*?<\/cellXfs>/.exec(styles)?.[0] ?? "";
  const dates = new Set<number>();
  for (const [index, [tag]] of [...formats.matchAll(/<xf\s[^>]*>/g)].entries()) {
    const id = Number(/numFmtId="(\d+)"/.exec(tag)?.[1] ?? "0");
    if (isDateFormat(id, own.get(id))) dates.add(index);
  }
  return dates;
}

const DAY_MS = 86_400_000;

/** Day 1 is 1900-01-01, and 1900 is taken for a leap year, as in the first spreadsheet programs. */
function dateOf(serial: number, date1904: boolean): Date {
  const days = date1904 ? serial + 1_462 : serial < 60 ? serial + 1 : serial;
  return new Date(Date.UTC(1899, 11, 30) + Math.round(days * DAY_MS));
}
