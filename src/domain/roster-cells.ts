// Reading one row's cells by field, collecting what is wrong with them.

import { type Fault, fault } from "./roster-fault.ts";
import type { Columns } from "./roster-headers.ts";
import type { SheetRow } from "./roster-sheet.ts";
import { plainCode, statedText } from "./roster-text.ts";

/** 15 significant digits is what a spreadsheet's number holds; saved as text the rest shows as 9.133E+17. */
const scientific = /^\d(\.\d+)?E\+?\d{2}$/i;
const spreadsheetError = /^#(REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!)$/i;

export interface Cells<F extends string> {
  /** The tidied text, at most `max` characters of it; null when there is no such column or it says nothing. */
  text(field: F, max?: number): string | null;
  /** As it stands, for cells that hold several lines. */
  raw(field: F): string;
  /** A code or certificate number; null with a fault when the spreadsheet program has destroyed it. */
  number(field: F): string | null;
  faults: Fault[];
}

/** `label` names a field in the sentences about it. */
export function cellsOf<F extends string>(
  row: SheetRow,
  columns: Columns<F>,
  label: (field: F) => string,
): Cells<F> {
  const faults: Fault[] = [];
  const raw = (field: F): string => row.cells[columns[field] ?? -1] ?? "";
  const text = (field: F, max = 500): string | null => {
    const stated = statedText(raw(field));
    if (row.formulas?.includes(columns[field] ?? -1))
      faults.push(fault("row.formula", { field: label(field) }));
    if (stated === null) return null;
    if (spreadsheetError.test(stated))
      faults.push(fault("row.cellError", { field: label(field), text: stated }));
    if (stated.length > max) faults.push(fault("row.tooLong", { field: label(field), max }));
    return stated.slice(0, max);
  };
  const number = (field: F): string | null => {
    const stated = text(field, 64);
    if (stated === null) return null;
    const lost = row.destroyed?.includes(columns[field] ?? -1) || scientific.test(stated);
    if (lost) faults.push(fault("row.digitsLost", { field: label(field) }));
    return lost ? null : plainCode(stated);
  };
  return { text, raw, number, faults };
}
