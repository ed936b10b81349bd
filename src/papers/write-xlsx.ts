import { XlsxStreamWriter } from "hucre/xlsx";
import { inertCell } from "./cell.ts";

export interface SheetColumn {
  title: string;
  /** In characters. */
  width?: number;
}

export interface SheetToWrite {
  name: string;
  columns: SheetColumn[];
  /** Values in the order of the columns; null is an empty cell. Texts are neutralised, numbers stay numbers. */
  rows: Iterable<(string | number | null)[]> | AsyncIterable<(string | number | null)[]>;
}

/** A table as .xlsx with its header frozen. Rows are taken one by one, so an async source lets others in between. */
export async function writeXlsx({ name, columns, rows }: SheetToWrite): Promise<Uint8Array> {
  const writer = new XlsxStreamWriter({
    name: name.replace(/[[\]:*?/\\]/g, " ").slice(0, 31),
    columns: columns.map(({ title, width }) => ({ header: title, width: width ?? 16 })),
    freezePane: { rows: 1 },
  });
  for await (const row of rows)
    writer.addRow(row.map((value) => (typeof value === "string" ? inertCell(value) : value)));
  return writer.finish();
}
