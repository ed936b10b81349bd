import { readXlsx as readWorkbook, streamXlsxRows } from "hucre/xlsx";
import type { Sheet, SheetRow } from "../domain/roster-sheet.ts";
import { formulasIn } from "./formulas.ts";
import { LargeWorkbook } from "./large-workbook.ts";
import { fillMerged, type Merge } from "./merged-cells.ts";
import { LARGE_SHEET } from "./read-large-sheet.ts";
import { Refused } from "./refuse.ts";
import { RowList } from "./sheet-rows.ts";
import { checkZip } from "./zip-check.ts";

const sheetsLookedAt = 10;

/** Reads the visible sheet that holds the most rows (a first sheet is often 填表说明). Throws `Refused`. */
export async function readXlsx(bytes: Buffer, name: string, maxRows: number): Promise<Sheet> {
  const formulas = new Map<string, Map<number, number[]>>();
  const large = new LargeWorkbook();
  checkZip(bytes, (entry, content) => {
    large.take(entry, content);
    const sheet = /^xl\/worksheets\/sheet(\d+)\.xml$/i.exec(entry)?.[1];
    if (sheet !== undefined && content.length < LARGE_SHEET) formulas.set(sheet, formulasIn(content));
  });
  const rows = large.rows(maxRows);
  if (rows !== null) return { name, rows };
  let fullest: { sheet: number; rows: SheetRow[] } | null = null;
  const visible = await visibleSheets(bytes);
  for (const sheet of visible.keys()) {
    const rows = await rowsOf(bytes, sheet, maxRows);
    if (rows.length > (fullest?.rows.length ?? 0)) fullest = { sheet, rows };
  }
  if (fullest === null) throw new Refused("file.empty");
  fillMerged(fullest.rows, await mergesOf(bytes, fullest.sheet));
  const found = formulas.get(String(fullest.sheet + 1));
  if (found && found.size > 0)
    for (const row of fullest.rows) {
      const columns = found.get(row.row);
      if (columns) row.formulas = columns;
    }
  const sheet = visible.get(fullest.sheet) ?? "";
  return visible.size > 1 ? { name, sheet, rows: fullest.rows } : { name, rows: fullest.rows };
}

const mergesOf = async (bytes: Buffer, sheet: number): Promise<Merge[]> =>
  (await readWorkbook(bytes, { sheets: [sheet], maxRows: 1 })).sheets[0]?.merges ?? [];

/** Names of the visible sheets by position. */
async function visibleSheets(bytes: Buffer): Promise<Map<number, string>> {
  const visible = new Map<number, string>();
  await readWorkbook(bytes, {
    sheets: (info, index) => {
      if (!info.hidden && !info.veryHidden && visible.size < sheetsLookedAt) visible.set(index, info.name);
      return false;
    },
  });
  return visible;
}

/** Row by row, so that a sheet whose empty rows are formatted down to the millionth costs nothing. */
async function rowsOf(bytes: Buffer, sheet: number, maxRows: number): Promise<SheetRow[]> {
  const list = new RowList(maxRows);
  for await (const row of streamXlsxRows(bytes, { sheet })) list.add(row.index + 1, row.values);
  return list.rows;
}
