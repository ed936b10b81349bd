// How cells are tidied before anything looks at them. Names keep their punctuation: it is part of the registered name.

/** What people write when they mean "nothing". */
const nothing = new Set(["", "无", "暂无", "没有", "/", "\\", "-", "--", "—", "——", "n/a", "null", "未知"]);

/** What most cells are made of; such a cell is tidy as it is, and saying so early makes long rosters several times faster. */
const tidy = /^[\u4e00-\u9fff0-9A-Za-z（）、，。：；+@.-]*$/;

const halfWidth = (character: string): string => String.fromCharCode(character.charCodeAt(0) - 0xfee0);

/**
 * One line of text: NFC, full-width letters and digits made half-width, invisible and direction-changing characters
 * dropped, every run of blanks one blank, the spreadsheet's text marks (`'0123`, `="0123"`) taken off.
 */
export function plainText(cell: string): string {
  if (tidy.test(cell)) return cell;
  const text = cell
    .normalize("NFC")
    .replace(/[０-９Ａ-Ｚａ-ｚ]/g, halfWidth)
    .replace(/\p{Cf}/gu, "")
    .replace(/[\p{Cc}\s]+/gu, " ")
    .trim();
  return text
    .replace(/^="(.*)"$/, "$1")
    .replace(/^'(?=\S)/, "")
    .trim();
}

/** As `plainText`, but a cell that says there is nothing becomes null. */
export function statedText(cell: string | undefined): string | null {
  const text = plainText(cell ?? "");
  return nothing.has(text.toLowerCase()) ? null : text;
}

/** A code or number: as `plainText`, without blanks, dashes and the spreadsheet's text marks, in capitals. */
export const plainCode = (cell: string): string =>
  plainText(cell)
    .normalize("NFKC")
    .replace(/[\s\-‐‑–—_.·'"=]/g, "")
    .toUpperCase()
    // A capital may come in pieces, and what stood between pieces is gone: they belong together.
    .normalize("NFC");

/** Two names with the same key are the same name: width, case, blanks, brackets and dots do not count. */
export const nameKey = (name: string): string =>
  plainText(name)
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s()[\]<>《》〈〉【】“”‘’"'·.,，。、:_-]/g, "")
    .normalize("NFC");

/** Several values in one cell, each once, in order. */
export function listIn(cell: string): string[] {
  const parts = plainText(cell.replace(/[\r\n]+/g, "、")).split(/[、,，;；/|\s]+/);
  return [...new Set(parts.filter((part) => statedText(part) !== null))];
}
