import type { SheetRow } from "../domain/roster-sheet.ts";
import { LARGE_SHEET, readLargeSheet } from "./read-large-sheet.ts";

/** The parts of a workbook as they are unpacked, kept only if one of its worksheets is very large. */
export class LargeWorkbook {
  #sheet: Buffer | null = null;
  #strings: Buffer | null = null;
  #styles = "";
  #workbook = "";

  take(entry: string, content: Buffer): void {
    if (/^xl\/sharedStrings\.xml$/i.test(entry)) this.#strings = content;
    else if (/^xl\/styles\.xml$/i.test(entry)) this.#styles = content.toString("utf8");
    else if (/^xl\/workbook\.xml$/i.test(entry)) this.#workbook = content.toString("utf8");
    else if (
      /^xl\/worksheets\/[^/]+\.xml$/i.test(entry) &&
      content.length > (this.#sheet?.length ?? LARGE_SHEET)
    )
      this.#sheet = content;
  }

  /**
   * Rows of the largest worksheet. Null when none is large, or when which one is meant is not plain (hidden ones, merged
   * cells that run down): then the general reader decides.
   */
  rows(maxRows: number): SheetRow[] | null {
    if (this.#sheet === null || /state="(?:hidden|veryHidden)"/.test(this.#workbook)) return null;
    if (mergesDown(this.#sheet)) return null;
    const date1904 = /date1904="(?:1|true)"/.test(this.#workbook);
    return readLargeSheet(
      { sheet: this.#sheet, strings: this.#strings, styles: this.#styles, date1904 },
      maxRows,
    );
  }
}

function mergesDown(sheet: Buffer): boolean {
  const at = sheet.lastIndexOf("<mergeCells");
  if (at < 0) return false;
  return [...sheet.toString("latin1", at).matchAll(/ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g)].some(
    ([, from, top, to, bottom]) => from === to && top !== bottom,
  );
}
