// Pieces that several cards share, so that the same thing looks the same everywhere.

import type { ActValue } from "./acts.ts";
import { button, buttons, columns, type Display, markdown, type Press } from "./kit-elements.ts";
import { bold, type Ink, ink, lines, type Md, md, prose, text } from "./kit-text.ts";

export type Row = [label: string, value: Md | string | number];

/** Label and value, one to a line; empty values are left out. */
export const rows = (list: (Row | null)[]): Display =>
  markdown(
    lines(
      list.flatMap((row) => (row === null || row[1] === "" ? [] : [md`${ink("grey", row[0])}　${row[1]}`])),
    ),
  );

/** A paragraph of small grey text: explanations and sources. */
export const note = (value: Md | string): Display =>
  markdown(ink("grey", asProse(value)), { size: "notation" });

export const paragraph = (value: Md | string): Display => markdown(asProse(value));

const asProse = (value: Md | string): Md => (typeof value === "string" ? prose(value) : value);

export const heading = (value: Md | string): Display => markdown(bold(value));

export interface Figure {
  label: string;
  value: string | number;
  colour?: Ink;
}

/** Big numbers side by side, three to a row on a phone. */
export const figures = (list: Figure[]): Display =>
  columns(
    list.map((figure) => [
      markdown(bold(ink(figure.colour ?? "default", figure.value)), { size: "heading-2", align: "center" }),
      markdown(ink("grey", figure.label), { size: "notation", align: "center" }),
    ]),
    { flex: list.length === 2 ? "bisect" : "trisect", background: "grey" },
  );

/** Fits a phone of 360 px even where the font draws the squares as wide as a Chinese character. */
const BAR = 16;

/** A bar of squares: done in green, waiting in orange, late in red, the rest grey. */
export function bar(parts: { count: number; colour: Ink }[], total: number): Display {
  const cells = shares(
    parts.map((part) => part.count),
    total,
  );
  const rest = BAR - cells.reduce((sum, n) => sum + n, 0);
  const pieces = [
    ...parts.map((part, index) => ink(part.colour, "█".repeat(cells[index] ?? 0))),
    ink("grey", "░".repeat(rest)),
  ];
  return markdown(pieces.reduce((whole, piece) => md`${whole}${piece}`, md``));
}

/** Squares for each count; whatever is not nothing gets at least one, and they never run over. */
export function shares(counts: number[], total: number): number[] {
  let left = BAR;
  return counts.map((count, index) => {
    const owed = counts.slice(index + 1).filter((later) => later > 0).length;
    const wanted = total === 0 ? 0 : Math.round((count / total) * BAR);
    const got = count > 0 ? Math.max(1, Math.min(left - owed, wanted)) : 0;
    left -= got;
    return got;
  });
}

/** 上一页 · 第 2/5 页 · 下一页; nothing when everything is on one page. */
export function pager(page: number, pages: number, to: (page: number) => ActValue): (Display | Press)[] {
  if (pages <= 1) return [];
  const turns: Press[] = [];
  if (page > 1) turns.push(button("上一页", to(page - 1)));
  if (page < pages) turns.push(button("下一页", to(page + 1)));
  return [note(text(`第 ${page} 页，共 ${pages} 页`)), buttons(turns)];
}

/** The part of a list that is on a page, and on which page of how many one ends up. Pages count from 1. */
export function pageOf<T>(
  list: readonly T[],
  page: number,
  size: number,
): { part: T[]; page: number; pages: number } {
  const pages = Math.max(1, Math.ceil(list.length / size));
  const at = Math.min(Math.max(1, page), pages);
  return { part: list.slice((at - 1) * size, at * size), page: at, pages };
}

/** 张三、李四等 5 人 */
export function names(list: readonly string[], most = 8): string {
  return list.length <= most ? list.join("、") : `${list.slice(0, most).join("、")}等 ${list.length} 人`;
}
