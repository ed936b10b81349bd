import { readXlsx as readWorkbook, streamXlsxRows } from "hucre/xlsx";
import type { Sheet, SheetRow } from "../domain/roster-sheet.ts";
import { fillMerged, type Merge } from "./merged-cells.ts";
import { Refused } from "./refuse.ts";
import { RowList } from "./sheet-rows.ts";
import { checkZip } from "./zip-check.ts";

const sheetsLookedAt = 10;

/** Reads the visible sheet that holds the most rows (a first sheet is often 填表说明). Throws `Refused`. */
export async function readXlsx(bytes: Buffer, name: string, maxRows: number): Promise<Sheet> {
  checkZip(bytes);
  let fullest: { sheet: number; rows: SheetRow[] } | null = null;
  for (const sheet of await visibleSheets(bytes)) {
    const rows = await rowsOf(bytes, sheet, maxRows);
    if (rows.length > (fullest?.rows.length ?? 0)) fullest = { sheet, rows };
  }
  if (fullest === null) throw new Refused("file.empty");
  fillMerged(fullest.rows, await mergesOf(bytes, fullest.sheet));
  return { name, rows: fullest.rows };
}

const mergesOf = async (bytes: Buffer, sheet: number): Promise<Merge[]> =>
  (await readWorkbook(bytes, { sheets: [sheet], maxRows: 1 })).sheets[0]?.merges ?? [];

async function visibleSheets(bytes: Buffer): Promise<number[]> {
  const visible: number[] = [];
  await readWorkbook(bytes, {
    sheets: (info, index) => {
      if (!info.hidden && !info.veryHidden) visible.push(index);
      return false;
    },
  });
  return visible.slice(0, sheetsLookedAt);
}

/** Row by row, so that a sheet whose empty rows are formatted down to the millionth costs nothing. */
async function rowsOf(bytes: Buffer, sheet: number, maxRows: number): Promise<SheetRow[]> {
  const list = new RowList(maxRows);
  for await (const row of streamXlsxRows(bytes, { sheet })) list.add(row.index + 1, row.values);
  return list.rows;
}
