import { setImmediate } from "node:timers/promises";
import { writeXlsxStream } from "hucre/xlsx";
import { inertCell } from "./cell.ts";

export interface SheetColumn {
  title: string;
  /** In characters. */
  width?: number;
}

type Row = (string | number | null)[];

export interface SheetToWrite {
  name: string;
  columns: SheetColumn[];
  /** Values in the order of the columns; null is an empty cell. Texts are neutralised, numbers stay numbers. */
  rows: Iterable<Row> | AsyncIterable<Row>;
}

/** So many rows are written before others are let in between. */
const AT_ONCE = 200;

/** A table as .xlsx with its header frozen, written and packed piece by piece. */
export async function writeXlsx({ name, columns, rows }: SheetToWrite): Promise<Uint8Array> {
  const stream = writeXlsxStream(inert(rows), {
    name: name.replace(/[[\]:*?/\\]/g, " ").slice(0, 31),
    columns: columns.map(({ title, width }) => ({ header: title, width: width ?? 16 })),
    freezePane: { rows: 1 },
    // As spreadsheet programs write them; reading a hundred thousand rows back took 452 MB so, 572 MB with strings in the cells.
    inlineStrings: false,
  });
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  return new Uint8Array(Buffer.concat(parts));
}

async function* inert(rows: SheetToWrite["rows"]): AsyncGenerator<Row> {
  let written = 0;
  for await (const row of rows) {
    written += 1;
    if (written % AT_ONCE === 0) await setImmediate();
    yield row.map((value) => (typeof value === "string" ? inertCell(value) : value));
  }
}
