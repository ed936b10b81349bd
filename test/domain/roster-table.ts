import { type InspectorFile, readRoster, type TargetFile } from "../../src/domain/roster-read.ts";
import type { Sheet } from "../../src/domain/roster-sheet.ts";

/** A sheet from lines of cells; rows count from 1. */
export const sheetOf = (...rows: string[][]): Sheet => ({
  name: "名录",
  rows: rows.map((cells, n) => ({ row: n + 1, cells })),
});

export function targetsOf(...rows: string[][]): TargetFile {
  const file = readRoster(sheetOf(...rows));
  if ("refused" in file || file.kind !== "targets") throw new Error("not a list of targets");
  return file;
}

export function inspectorsOf(...rows: string[][]): InspectorFile {
  const file = readRoster(sheetOf(...rows));
  if ("refused" in file || file.kind !== "inspectors") throw new Error("not a list of inspectors");
  return file;
}
