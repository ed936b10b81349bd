/** More formulas than this are not told row by row: the sheet is a computation, not a list. */
const most = 200_000;

/**
 * Cells with a formula in a worksheet's XML: columns (from 0) by row (from 1). What a formula last came to is not what
 * somebody wrote, and may be stale or empty in files made by programs.
 */
export function formulasIn(xml: Buffer): Map<number, number[]> {
  const found = new Map<number, number[]>();
  let count = 0;
  for (let at = xml.indexOf("<f"); at >= 0 && count < most; at = xml.indexOf("<f", at + 2)) {
    const next = xml[at + 2];
    if (next !== 0x3e && next !== 0x20 && next !== 0x2f) continue;
    const cell = xml.toString("latin1", Math.max(0, at - 200), at);
    const [, letters, row] = /<c [^<>]*?r="([A-Z]{1,3})(\d{1,7})"[^<>]*>$/.exec(cell) ?? [];
    if (letters === undefined || row === undefined) continue;
    count += 1;
    const columns = found.get(Number(row));
    if (columns) columns.push(columnOf(letters));
    else found.set(Number(row), [columnOf(letters)]);
  }
  return found;
}

export const columnOf = (letters: string): number =>
  [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
