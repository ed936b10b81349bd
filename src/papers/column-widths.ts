/** Rows that are looked at: the first ones tell what a column holds. */
const LOOKED_AT = 200;
/** In characters: the least and the most that a column asks for, and the lines into which long text may break. */
const LEAST = 2;
const MOST = 12;
const LINES = 4;
/** What the cell's padding takes. */
const PADDING = 1.5;

/**
 * How a page's width (in any unit) is shared among columns, by what stands in them: a day or a code is not broken, long
 * text runs over several lines. The widths are whole and add up to `total` or just less.
 */
export function columnWidths(columns: string[], rows: string[][], total: number): number[] {
  const asked = columns.map((title, column) => {
    const cells = rows.slice(0, LOOKED_AT).map((row) => row[column] ?? "");
    const words = [...cells, title].map(longestWord);
    const lengths = cells.map((cell) => Math.min(MOST, lengthOf(cell) / LINES));
    return Math.max(LEAST, Math.min(4, lengthOf(title)), ...words, ...lengths) + PADDING;
  });
  const all = asked.reduce((sum, width) => sum + width, 0);
  return asked.map((width) => Math.floor((width / all) * total));
}

/** In widths of a Chinese character; letters and digits take half. */
const lengthOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (letter < "\u0080" ? 0.5 : 1), 0);

/** A day has 至 beside it. */
const longestWord = (text: string): number =>
  Math.min(
    MOST,
    Math.max(0, ...(text.match(/[!-~]+/g) ?? []).map(({ length }) => length / 2 + (length > 8 ? 2 : 0.5))),
  );
