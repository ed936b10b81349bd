import { type Json, numberOf, textOf } from "./json.ts";

/** A page of rows: `wanted` counts from 0 and is brought back to a page that exists; a page holds 1 to 10 rows. */
export function pageOfRows<Row>(
  rows: readonly Row[],
  wanted: number,
  pageSize: number,
): { page: number; pages: number; part: Row[] } {
  const size = Math.min(10, Math.max(1, Math.trunc(pageSize)));
  const pages = Math.max(1, Math.ceil(rows.length / size));
  const page = Math.min(Math.max(0, wanted), pages - 1);
  return { page, pages, part: rows.slice(page * size, (page + 1) * size) };
}

/** A number as the column's `format` (precision, symbol, separator) wants it; empty where there is none. */
export function numberWords(value: unknown, format: Json): string {
  if (typeof value !== "number") return textOf(value);
  const precision = Math.min(10, Math.max(0, numberOf(format.precision, -1)));
  const words = value.toLocaleString("zh-CN", {
    useGrouping: format.separator === true || format.seperator === true,
    ...(format.precision === undefined
      ? { maximumFractionDigits: 10 }
      : { minimumFractionDigits: precision, maximumFractionDigits: precision }),
  });
  return `${textOf(format.symbol)}${words}`;
}
