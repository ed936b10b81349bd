import { parse } from "csv-parse/sync";
import type { Sheet } from "../domain/roster-sheet.ts";
import { decodeText } from "./decode-text.ts";
import { Refused } from "./refuse.ts";
import { RowList } from "./sheet-rows.ts";

/** Reads comma, tab or semicolon separated text. Throws `Refused`. Rows are counted as a spreadsheet program would. */
export function readCsv(bytes: Buffer, name: string, maxRows: number): Sheet {
  const text = decodeText(bytes);
  const list = new RowList(maxRows);
  for (const [index, cells] of records(text).entries()) list.add(index + 1, cells);
  return { name, rows: list.rows };
}

function records(text: string): string[][] {
  try {
    return parse(text, {
      delimiter: delimiterOf(text),
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      record_delimiter: ["\r\n", "\n", "\r"],
    });
  } catch (error) {
    if ((error as { code?: string }).code?.startsWith("CSV_"))
      throw new Refused("file.quotes", { row: faultyRecord(error) });
    throw error;
  }
}

/** The parser says how many records it had finished. */
const faultyRecord = (error: unknown): number => ((error as { records?: number }).records ?? 0) + 1;

/** The separator that the most of the first lines have; of several the one that occurs most. Quoted parts do not count. */
function delimiterOf(text: string): string {
  const lines = text
    .slice(0, 20_000)
    .replace(/"[^"]*"/g, "")
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== "" && !line.startsWith("#"))
    .slice(0, 30);
  const scored = [",", "\t", ";"].map((delimiter) => {
    const counts = lines.map((line) => line.split(delimiter).length - 1);
    return {
      delimiter,
      lines: counts.filter((count) => count > 0).length,
      total: counts.reduce((sum, count) => sum + count, 0),
    };
  });
  scored.sort((a, b) => b.lines - a.lines || b.total - a.total);
  return scored[0]?.delimiter ?? ",";
}
