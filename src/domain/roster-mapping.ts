// A table whose headers nobody here knows: what a person says about its columns, in place of a header that was found.

import type { Columns, Header, InspectorField, RosterKind, TargetField } from "./roster-headers.ts";
import type { Sheet } from "./roster-sheet.ts";
import { plainText } from "./roster-text.ts";

/** Fields a person is asked for, in this order; the first of each is the name and must be given. */
export const mappedFields = {
  targets: ["name", "code", "type", "district", "address", "contact", "phone", "creditClass"],
  inspectors: ["name", "certNumber", "certUntil", "section", "mobile", "specialties"],
} as const satisfies { targets: readonly TargetField[]; inspectors: readonly InspectorField[] };

export type MappedField = (typeof mappedFields)[RosterKind][number];

export interface RosterMapping {
  kind: RosterKind;
  /** The row of the file that holds the headers, from 1; what stands above is left alone. 0: there are none. */
  headerRow: number;
  /** Column numbers from 0. A field that is absent is not taken over. */
  columns: Partial<Record<MappedField, number>>;
}

/** What a person sees of the table in order to decide. */
export interface TableHead {
  /** The first rows that say anything, at most `ROWS`; cells shortened. `row` as the spreadsheet program counts. */
  rows: { row: number; cells: string[] }[];
  /** Columns (from 0) that say anything in the first rows, at most `COLUMNS`. */
  columns: number[];
  /** How many more columns there are, which a card has no room for. */
  left: number;
}

const ROWS = 5;
/** More would make a card of eight choices too large. */
const COLUMNS = 16;
const LOOKED_AT = 40;
const LONGEST = 16;

/** Null when it does not look like a table: two columns that two rows fill. */
export function tableHead(sheet: Sheet): TableHead | null {
  const rows = sheet.rows.slice(0, LOOKED_AT).map(({ row, cells }) => ({ row, cells: cells.map(plainText) }));
  const filled = rows.filter(({ cells }) => cells.filter((cell) => cell !== "").length >= 2);
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  const columns = Array.from({ length: width }, (_, column) => column).filter((column) =>
    rows.some(({ cells }) => (cells[column] ?? "") !== ""),
  );
  const shared = columns.filter((column) => filled.filter(({ cells }) => cells[column]).length >= 2);
  if (shared.length < 2) return null;
  const kept = columns.slice(0, COLUMNS);
  const last = kept.at(-1) ?? 0;
  return {
    rows: rows.slice(0, ROWS).map(({ row, cells }) => ({
      row,
      cells: cells.slice(0, last + 1).map((cell) => [...cell].slice(0, LONGEST).join("")),
    })),
    columns: kept,
    left: columns.length - kept.length,
  };
}

/** A, B … Z, AA … for a column number from 0. */
export function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last;
}

/** What cannot be read so: no name column, or one column twice (the column, from 0). */
export function mappingFault(
  mapping: RosterMapping,
): { fault: "noName" } | { fault: "twice"; column: number } | null {
  if (mapping.columns.name === undefined) return { fault: "noName" };
  const columns = Object.values(mapping.columns);
  const column = columns.find((one, index) => columns.indexOf(one) !== index);
  return column === undefined ? null : { fault: "twice", column };
}

/** The header that the mapping stands for. */
export function headerOf(sheet: Sheet, mapping: RosterMapping): Header {
  const index = mapping.headerRow === 0 ? -1 : sheet.rows.findIndex(({ row }) => row === mapping.headerRow);
  const used = new Set(Object.values(mapping.columns));
  const cells = sheet.rows[index]?.cells ?? [];
  const columns = mapping.columns as Columns<TargetField> & Columns<InspectorField>;
  return {
    index,
    kind: mapping.kind,
    targets: mapping.kind === "targets" ? columns : {},
    inspectors: mapping.kind === "inspectors" ? columns : {},
    ignored: cells.map(plainText).filter((text, column) => text !== "" && !used.has(column)),
  };
}
