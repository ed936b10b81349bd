import type { SheetRow } from "../domain/roster-sheet.ts";

/** Counted from 0, ends included. */
export interface Merge {
  startRow: number;
  startCol: number;
  endRow: number;
  endCol: number;
}

const mergesLookedAt = 2000;

/**
 * Cells merged downwards (one 学区 beside all its schools) say the same in every row they span; files keep it in the first
 * only. Rows that hold nothing else stay away, cells merged across are titles and stay as they are.
 */
export function fillMerged(rows: SheetRow[], merges: Merge[]): void {
  for (const { startRow, startCol, endRow, endCol } of merges.slice(0, mergesLookedAt)) {
    const top = rows.find(({ row }) => row === startRow + 1);
    if (top === undefined || startCol !== endCol) continue;
    for (const row of rows) if (row.row > top.row && row.row <= endRow + 1) copyCell(top, row, startCol);
  }
}

function copyCell(from: SheetRow, to: SheetRow, column: number): void {
  while (to.cells.length < column) to.cells.push("");
  to.cells[column] = from.cells[column] ?? "";
  if (from.destroyed?.includes(column)) to.destroyed = [...(to.destroyed ?? []), column];
}
