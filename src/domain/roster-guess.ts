// What the columns of a table with unknown headers probably say: by the words of the headers, and by what the cells look like.

import { lastDayIn } from "./roster-day.ts";
import {
  headerWords,
  type InspectorField,
  isComment,
  type RosterKind,
  type TargetField,
} from "./roster-headers.ts";
import { creditClassIn } from "./roster-kinds.ts";
import { type MappedField, mappedFields, type RosterMapping, tableHead } from "./roster-mapping.ts";
import type { Sheet } from "./roster-sheet.ts";
import { plainText, statedText } from "./roster-text.ts";
import { targetTypeNames } from "./words.ts";

const LOOKED_AT = 40;
const HEADER_WITHIN = 5;
/** Below it a field is better left for a person to choose. */
const LIKELY = 0.45;
/** Cells say less than headers: any two or three characters may be somebody's name. */
const CELLS = 0.7;
const OLD_CODE = 0.7;

const place =
  /(学校|小学|中学|幼儿园|幼教|园|书院|学院|中心|公司|教学点|培训部|托育所|完小|高中|初中|职教|分校|校区)$/;
/** The commonest surnames, and how the compound ones begin: 公办 and 小学 have two characters as well. */
const surnames =
  "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱侯江尹薛闫阎段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦欧上司诸皇尉";
const person = (cell: string): boolean =>
  /^[\u4e00-\u9fff]{1,4}·[\u4e00-\u9fff]{1,6}$/.test(cell) ||
  (/^[\u4e00-\u9fff]{2,4}$/.test(cell) && surnames.includes(cell.charAt(0)));
const longCode = /^[0-9A-HJ-NPQRTUWXY]{18}$/i;
const code = /^[0-9A-HJ-NPQRTUWXY]{18}$|^\d{15}$|^\d{13}$/i;
const mobile = /^1[3-9]\d{9}$/;
const phone = /^(1[3-9]\d{9}|(0\d{2,3}-?)?\d{7,8})(\D.*)?$/;
const certNumber = /^(?=.*\d{4})[A-Z\u4e00-\u9fff]{0,6}[-\d〔〕()（）第号]{6,20}$/i;
const types = new Set(Object.values(targetTypeNames));

const looks: { [kind in RosterKind]: Partial<Record<MappedField, (cell: string) => boolean | number>> } = {
  targets: {
    name: (cell) => place.test(cell),
    // Old numbers of 13 or 15 digits look like the numbers of anything.
    code: (cell) => (longCode.test(cell) ? 1 : code.test(cell) ? OLD_CODE : 0),
    type: (cell) => types.has(cell),
    district: (cell) => /(学区|中心校|片区)$/.test(cell),
    address: (cell) => /(镇|乡|街|路|村|巷|号|社区|大道)/.test(cell) && !place.test(cell),
    contact: person,
    phone: (cell) => phone.test(cell),
    creditClass: (cell) => cell.length <= 3 && creditClassIn(cell) !== undefined,
  },
  inspectors: {
    name: person,
    certNumber: (cell) => certNumber.test(cell) && !mobile.test(cell) && lastDayIn(cell) === null,
    certUntil: (cell) => lastDayIn(cell) !== null,
    section: (cell) => /[科股室办]$|大队$|中心$/.test(cell),
    mobile: (cell) => mobile.test(cell),
  },
};

/** The best guess for a table; every field is one a person can correct. `kind` when a person has said which list it is. */
export function guessMapping(sheet: Sheet, kind?: RosterKind): RosterMapping {
  const told = sheet.rows.slice(0, LOOKED_AT).filter((row) => !isComment(row));
  const rows = told.map(({ row, cells }) => ({ row, cells: cells.map(plainText) }));
  const among = tableHead(sheet)?.columns ?? [];
  const header = rows
    .slice(0, HEADER_WITHIN)
    .find(({ cells }) => cells.filter((cell) => cell !== "").length >= 2);
  const headerRow = header === undefined || header.cells.some(isEntry) ? 0 : header.row;
  const headers = headerRow === 0 ? [] : (header?.cells ?? []);
  const entries = rows.filter(({ row }) => row > headerRow).map(({ cells }) => cells);
  const of = (one: RosterKind) => assign(scores(one, headers, entries, among));
  if (kind !== undefined) return { kind, headerRow, columns: of(kind).columns };
  const [targets, inspectors] = [of("targets"), of("inspectors")];
  return inspectors.total > targets.total
    ? { kind: "inspectors", headerRow, columns: inspectors.columns }
    : { kind: "targets", headerRow, columns: targets.columns };
}

/** No header says such a thing. */
const isEntry = (cell: string): boolean =>
  code.test(cell) || phone.test(cell) || lastDayIn(cell) !== null || (place.test(cell) && cell.length > 5);

interface Score {
  field: MappedField;
  column: number;
  score: number;
}

function scores(kind: RosterKind, headers: string[], entries: string[][], among: number[]): Score[] {
  return mappedFields[kind].flatMap((field) =>
    among.map((column) => {
      const cells = entries.map((cells) => statedText(cells[column])).filter((cell) => cell !== null);
      const look = looks[kind][field];
      const fitting = look === undefined ? 0 : mean(cells.map((cell) => Number(look(cell))));
      const said = likeness(headers[column] ?? "", headerWords(kind, field as TargetField & InspectorField));
      return { field, column, score: CELLS * fitting + said };
    }),
  );
}

const mean = (numbers: number[]): number =>
  numbers.length === 0 ? 0 : numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

/** The best pairs first, no column and no field twice. `total` is the sum of what was taken. */
function assign(all: Score[]): { columns: RosterMapping["columns"]; total: number } {
  const columns: RosterMapping["columns"] = {};
  const taken = new Set<number>();
  let total = 0;
  for (const { field, column, score } of [...all].sort((a, b) => b.score - a.score)) {
    if (score < LIKELY) break;
    if (columns[field] !== undefined || taken.has(column)) continue;
    columns[field] = column;
    taken.add(column);
    total += score;
  }
  return { columns, total };
}

/** 0 to 1: how much of a header's pairs of characters it shares with the likest of the words. */
function likeness(header: string, words: readonly string[]): number {
  const pairs = pairsIn(header);
  return Math.max(0, ...words.map((word) => dice(pairs, pairsIn(word))));
}

function pairsIn(text: string): Set<string> {
  const letters = [...text.toLowerCase()];
  return new Set(letters.slice(1).map((letter, index) => `${letters[index]}${letter}`));
}

function dice(one: Set<string>, other: Set<string>): number {
  if (one.size === 0 || other.size === 0) return 0;
  return (2 * [...one].filter((pair) => other.has(pair)).length) / (one.size + other.size);
}
