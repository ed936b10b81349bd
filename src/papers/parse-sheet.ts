import type { Sheet, SheetRefusal } from "../domain/roster-sheet.ts";
import { fileKind } from "./file-kind.ts";
import { readCsv } from "./read-csv.ts";
import { readSpreadsheetMl } from "./read-spreadsheetml.ts";
import { readXlsx } from "./read-xlsx.ts";
import { Refused } from "./refuse.ts";

export interface SheetJob {
  bytes: Uint8Array;
  name: string;
  maxRows: number;
}

/**
 * Reads a table file of any kind we take, whatever its name says. Busy for as long as it takes: callers with an event loop
 * to keep use `readSheet`. A file that its own reader cannot make sense of is `file.broken`.
 */
export async function parseSheet({ bytes, name, maxRows }: SheetJob): Promise<Sheet | SheetRefusal> {
  try {
    const sheet = await parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), name, maxRows);
    return sheet.rows.length === 0 ? { refused: "file.empty", file: name } : sheet;
  } catch (error) {
    const refusal: SheetRefusal = error instanceof Refused ? error.refusal : { refused: "file.broken" };
    return { ...refusal, file: name };
  }
}

async function parse(bytes: Buffer, name: string, maxRows: number): Promise<Sheet> {
  const kind = fileKind(bytes);
  if ("table" in kind) {
    if (kind.table === "csv") return readCsv(bytes, name, maxRows);
    return kind.table === "xlsx"
      ? await readXlsx(bytes, name, maxRows)
      : readSpreadsheetMl(bytes, name, maxRows);
  }
  if (kind.not === "table") throw new Refused("file.notTable", { is: kind.is });
  throw new Refused(`file.${kind.not}`);
}
