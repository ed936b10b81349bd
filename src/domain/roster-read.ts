// From a table to drafts: which row is the header, what kind of list it is, and row by row what it says.

import type { FaultyRow, Remark } from "./roster-fault.ts";
import { findHeader, type Header, isComment } from "./roster-headers.ts";
import { type InspectorDraft, readInspector } from "./roster-inspector.ts";
import { headerOf, type RosterMapping } from "./roster-mapping.ts";
import { faultRepeats } from "./roster-repeats.ts";
import type { Sheet, SheetRefusal, SheetRow } from "./roster-sheet.ts";
import { readTarget, type TargetDraft } from "./roster-target.ts";
import { plainText, statedText } from "./roster-text.ts";

interface RosterFile {
  /** The header's row in the file, from 1. */
  headerRow: number;
  /** Headers that were not understood. */
  ignored: string[];
  faulty: FaultyRow[];
  remarks: Remark[];
}

export type TargetFile = RosterFile & { kind: "targets"; drafts: TargetDraft[] };
export type InspectorFile = RosterFile & { kind: "inspectors"; drafts: InspectorDraft[] };

/** Reads a list of targets or of inspectors; which of the two, its headers say, or the person who mapped its columns. */
export function readRoster(sheet: Sheet, mapping?: RosterMapping): TargetFile | InspectorFile | SheetRefusal {
  const header = mapping ? headerOf(sheet, mapping) : findHeader(sheet);
  if (header === null) return { refused: "roster.noHeader", file: sheet.name };
  const rows = sheet.rows
    .slice(header.index + 1)
    .filter(entryTest(header, sheet.rows[header.index]?.cells ?? null));
  if (rows.length === 0) return { refused: "roster.noRows", file: sheet.name };
  return header.kind === "targets" ? targetFile(rows, header, sheet) : inspectorFile(rows, header, sheet);
}

function targetFile(rows: SheetRow[], header: Header, sheet: Sheet): TargetFile {
  const drafts: TargetDraft[] = [];
  const faulty: FaultyRow[] = [];
  const remarks: Remark[] = [];
  for (const row of rows) {
    const read = readTarget(row, header.targets);
    if ("faulty" in read) faulty.push(read.faulty);
    else {
      drafts.push(read.draft);
      remarks.push(...read.remarks);
    }
  }
  const { kept, repeats } = faultRepeats(drafts, (draft) => ({
    code: draft.stated.code ?? null,
    place: draft.stated.address ?? null,
    fault: "row.duplicateCode",
  }));
  return {
    kind: "targets",
    ...whereabouts(header, sheet),
    drafts: kept,
    faulty: inOrder([...faulty, ...repeats]),
    remarks,
  };
}

function inspectorFile(rows: SheetRow[], header: Header, sheet: Sheet): InspectorFile {
  const drafts: InspectorDraft[] = [];
  const faulty: FaultyRow[] = [];
  for (const row of rows) {
    const read = readInspector(row, header.inspectors);
    if ("faulty" in read) faulty.push(read.faulty);
    else drafts.push(read.draft);
  }
  const { kept, repeats } = faultRepeats(drafts, (draft) => ({
    code: draft.stated.certNumber ?? null,
    place: draft.stated.mobile ?? draft.stated.section ?? null,
    fault: "row.duplicateCert",
  }));
  return {
    kind: "inspectors",
    ...whereabouts(header, sheet),
    drafts: kept,
    faulty: inOrder([...faulty, ...repeats]),
    remarks: [],
  };
}

const whereabouts = (header: Header, sheet: Sheet) => ({
  headerRow: sheet.rows[header.index]?.row ?? 0,
  ignored: header.ignored,
});

const inOrder = (faulty: FaultyRow[]): FaultyRow[] => faulty.sort((a, b) => a.row - b.row);

/** Tells entries from the header again (printed pages), comments, totals and lines about who filled the list in. */
function entryTest(header: Header, headerCells: string[] | null): (row: SheetRow) => boolean {
  const columns: { [field: string]: number } = header.kind === "targets" ? header.targets : header.inspectors;
  const used = Object.values(columns);
  const nameColumn = columns.name ?? -1;
  const nameHeader = headerCells === null ? null : plainText(headerCells[nameColumn] ?? "");
  return (row) => {
    if (isComment(row) || used.every((column) => statedText(row.cells[column]) === null)) return false;
    const first = plainText(row.cells.find((cell) => plainText(cell) !== "") ?? "");
    return plainText(row.cells[nameColumn] ?? "") !== nameHeader && !asideMark.test(first);
  };
}

const asideMark = /^(合计|总计|小计|共计|填表|制表|审核人|注[：:]|说明[：:]|备注[：:]|以上|填报)/;
