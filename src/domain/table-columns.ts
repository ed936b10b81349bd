import type { Sheet, SheetRow } from "./roster-sheet.ts";
import { plainText } from "./roster-text.ts";

/** Where each field of a list stands: column numbers from 0. */
export type Found<F extends string> = { index: number; columns: Partial<Record<F, number>> };

const LOOKED_AT = 15;

/**
 * The header of a list among the first rows: the row that knows most of the fields, all of `needed` among them; null when
 * there is none. `words`: by field what people call it, apart by blanks.
 */
export function findColumns<F extends string>(
  sheet: Sheet,
  words: Record<F, string>,
  needed: readonly NoInfer<F>[],
): Found<F> | null {
  const fields = new Map(
    (Object.keys(words) as F[]).flatMap((field) =>
      words[field].split(" ").map((word) => [word, field] as const),
    ),
  );
  let best: Found<F> | null = null;
  for (const [index, row] of sheet.rows.slice(0, LOOKED_AT).entries()) {
    const columns = columnsIn(row, fields);
    const complete = needed.every((field) => columns[field] !== undefined);
    if (complete && Object.keys(columns).length > Object.keys(best?.columns ?? {}).length)
      best = { index, columns };
  }
  return best;
}

function columnsIn<F extends string>(row: SheetRow, fields: Map<string, F>): Partial<Record<F, number>> {
  const columns: Partial<Record<F, number>> = {};
  for (const [column, cell] of row.cells.entries()) {
    const field = fields.get(cell.normalize("NFKC").replace(/\(.*?\)|[\s*:_]/g, ""));
    if (field !== undefined && columns[field] === undefined) columns[field] = column;
  }
  return columns;
}

/** The tidied text of a field; empty when there is no such column. */
export const cellOf = <F extends string>({ columns }: Found<F>, row: SheetRow, field: F): string =>
  plainText(row.cells[columns[field] ?? -1] ?? "");

/** Rows below the header with something in one of its columns; printed headers, totals and remarks at the foot are none. */
export function entriesOf<F extends string>(sheet: Sheet, found: Found<F>): SheetRow[] {
  const used = Object.values(found.columns) as number[];
  const header = sheet.rows[found.index];
  return sheet.rows.slice(found.index + 1).filter((row) => {
    const first = plainText(row.cells.find((cell) => plainText(cell) !== "") ?? "");
    const again = used.every((column) => row.cells[column] === header?.cells[column]);
    return (
      !again &&
      !/^(合计|总计|填表|制表|注[：:]|备注[：:]|说明[：:])/.test(first) &&
      used.some((column) => plainText(row.cells[column] ?? "") !== "")
    );
  });
}
