import { dayOf } from "./calendar.ts";
import type { Sheet } from "./roster-sheet.ts";
import { plainCode, plainText } from "./roster-text.ts";

const words = {
  name: "名称 单位名称 企业名称 机构名称 学校名称 市场主体名称 经营主体名称 检查对象名称",
  code: "统一社会信用代码 社会信用代码 信用代码 注册号 统一社会信用代码/注册号",
  grade: "信用风险分类 信用风险等级 信用等级 信用分类 风险等级 风险分类 信用风险类别 信用风险分类等级",
  index: "信用风险指数 风险指数 信用指数 风险分值 风险得分",
  month: "月份 评价月份 分类月份 所属月份 数据月份",
} as const;

/** Columns that only a roster has: a file with one of them and a class is a roster. */
const rosterOnly =
  /^(类型|类别|学校类型|学校类别|单位类型|办学性质|性质|主体类型|学区|所属学区|地址|住所|办学地址|联系人|联系电话|电话|班数|班级数|标签|备注|状态|办学状态|编号)$/;

type Field = keyof typeof words;

export interface CreditRow {
  /** As the spreadsheet counts. */
  row: number;
  name: string;
  code: string;
  grade: string;
  /** As written. */
  index: string;
}

export interface CreditFile {
  /** "YYYY-MM"; null when the file names none or more than one. */
  month: string | null;
  rows: CreditRow[];
}

const fieldOf = new Map(
  (Object.keys(words) as Field[]).flatMap((field) => words[field].split(" ").map((word) => [word, field])),
);

const tidy = (cell: string): string => cell.normalize("NFKC").replace(/\(.*?\)|[\s*:_]/g, "");

/** A monthly table of credit classes; null when its headers say that it is something else. */
export function readCreditFile(sheet: Sheet): CreditFile | null {
  for (const [at, header] of sheet.rows.slice(0, 15).entries()) {
    const columns = columnsIn(header.cells);
    const known = columns.name !== undefined || columns.code !== undefined;
    if (!known || (columns.grade === undefined && columns.index === undefined)) continue;
    if (header.cells.some((cell) => rosterOnly.test(tidy(cell)))) return null;
    const rows = sheet.rows.slice(at + 1);
    const cell = (cells: string[], field: Field) => plainText(cells[columns[field] ?? -1] ?? "");
    const months = new Set(rows.map(({ cells }) => monthIn(cell(cells, "month"))));
    const [month = null] = months;
    return {
      month: months.size === 1 ? month : null,
      rows: rows.map(({ row, cells }) => ({
        row,
        name: cell(cells, "name"),
        code: plainCode(cells[columns.code ?? -1] ?? ""),
        grade: cell(cells, "grade"),
        index: cell(cells, "index"),
      })),
    };
  }
  return null;
}

function columnsIn(cells: string[]): Partial<Record<Field, number>> {
  const columns: Partial<Record<Field, number>> = {};
  for (const [column, cell] of cells.entries()) {
    const field = fieldOf.get(tidy(cell)) as Field | undefined;
    if (field !== undefined && columns[field] === undefined) columns[field] = column;
  }
  return columns;
}

/** "2026年3月", "2026-03", "202603", "2026/3/1" → "2026-03"; null when it is no month. */
export function monthIn(text: string): string | null {
  const found = /^(20\d\d)\D{0,1}(1[0-2]|0?[1-9])(?:\D.*)?$/.exec(text.normalize("NFKC").trim());
  return found ? `${found[1]}-${found[2]?.padStart(2, "0")}` : null;
}

/** The month of an instant, in China: "YYYY-MM". */
export const monthOf = (at: Date): string => dayOf(at).slice(0, 7);

/** The month so many months earlier. */
export function monthsBefore(month: string, count: number): string {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 - count;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}`;
}
