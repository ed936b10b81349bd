// Two files for trying the import: a clean one from the office, and one as a school district sends it.

import { type CellValue, writeXlsx } from "hucre/xlsx";
import { inventedCode } from "./code.ts";
import { toGb18030 } from "./gb18030.ts";
import { supply } from "./pick.ts";
import { brands, county, districtOf, peopleOf, roots, stemOf, towns } from "./words.ts";

export interface Existing {
  /** Units' and enterprises' rows as made. */
  units: { name: string; cells: string[] }[];
  enterprises: string[][];
}

const header =
  "序号,单位名称（全称）,统一社会信用代码,学校类型,办学性质,所属学区,地址,联系人,联系电话,班级数,信用风险分类,备注".split(
    ",",
  );

/** 12 new targets and 5 rows that change what the registry has: classes, contact, class of risk, address, status. */
export async function cleanSample(existing: Existing): Promise<Uint8Array> {
  const rows = [...newRows(), ...changeRows(existing)].map((row, n): CellValue[] => [n + 1, ...row]);
  const title = [`${county}2026年新增及变更检查对象名录`];
  return writeXlsx({
    sheets: [
      {
        name: "填表说明",
        rows: [
          ["本表由双随机办汇总；没有统一社会信用代码的可以留空。"],
          ["虚构示例数据，单位和人员均为编造。"],
        ],
      },
      {
        name: "检查对象",
        rows: [title, header, ...rows],
        merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: header.length - 1 }],
      },
    ],
    properties: { created: new Date(0), modified: new Date(0) },
  });
}

function newRows(): CellValue[][] {
  const person = supply(peopleOf("sample"), "sample people");
  const root = supply(roots, "sample roots");
  const brand = supply(
    brands.map((two) => `${two}源`),
    "sample brands",
  );
  return Array.from({ length: 12 }, (_, n) => {
    const town = towns[(n * 5) % towns.length] ?? "";
    const isCompany = n % 2 === 0;
    const name = isCompany ? `${county}${brand()}教育培训有限公司` : `${county}${town}${root()}新建幼儿园`;
    const kind = isCompany ? ["校外培训机构", "民办"] : ["幼儿园", n % 4 === 1 ? "公办" : "民办"];
    const code = inventedCode(isCompany ? "91" : n % 4 === 1 ? "12" : "52", `sample|${n}`);
    const address = `${county}${town}${stemOf(town)}路${200 + n}号`;
    return [
      name,
      code,
      ...kind,
      districtOf(town),
      address,
      person(),
      `1990004${1000 + n}`,
      isCompany ? null : 3 + n,
      isCompany && n > 4 ? "B" : null,
      null,
    ];
  });
}

/** Of a unit's cells. */
const codeColumn = 9;

const blank = (changes: Record<number, CellValue>): CellValue[] =>
  header.slice(1).map((_, column) => changes[column] ?? null);

/** Columns without 序号: 0 name, 1 code, 5 address, 6 contact, 8 classes, 9 class of risk, 10 note. */
function changeRows({ units, enterprises }: Existing): CellValue[][] {
  const person = supply(peopleOf("sample").reverse(), "sample successors");
  const coded = units.filter(
    (unit) => unit.cells[2] === "primarySchool" && /^\w{18}$/.test(unit.cells[codeColumn] ?? ""),
  );
  const [, , first, second, third] = coded;
  const risky = enterprises.filter((row) => row[5]?.startsWith("B"));
  return [
    blank({ 0: first?.name ?? null, 8: 21, 10: "本学期扩班" }),
    blank({ 0: second?.name ?? null, 6: person() }),
    blank({
      0: third?.name ?? null,
      1: third?.cells[codeColumn] ?? null,
      5: `${county}${towns[4]}新校区1号`,
    }),
    blank({ 0: risky[0]?.[0] ?? null, 1: risky[0]?.[1]?.trim() ?? null, 9: "C" }),
    blank({ 0: risky[1]?.[0] ?? null, 1: risky[1]?.[1]?.trim() ?? null, 9: "A" }),
  ];
}

/** GB18030, a title above the header, good rows among every kind of faulty one, a total at the end. */
export function messySample({ units, enterprises }: Existing): Buffer {
  const known = enterprises[10] ?? [];
  const wrong = inventedCode("91", "messy wrong").replace(/.$/, (last) => (last === "0" ? "1" : "0"));
  const twice = inventedCode("52", "messy twice");
  const kindergarten = units.find((unit) => unit.name.endsWith("中心幼儿园"));
  const rows = [
    `${county}青穗学区2026年检查对象核对表（虚构示例数据）,,,,,,`,
    "序号,单位名称,机构代码,单位类别,班数,信用等级,备注",
    `1,${kindergarten?.name},,幼儿园,１４,,班数已核对`,
    `2,${county}青穗镇晨麓幼儿园  ,${twice},民办幼儿园,6,,新设立`,
    `3,${county}青穗镇晚麓幼儿园,${twice},民办幼儿园,5,,代码抄重了`,
    `4,${county}谷雨教育咨询有限公司,${wrong},校外培训,,B,校验位不对`,
    `5,${county}白露艺术培训有限公司,9.1139999E+17,校外培训,,B,`,
    `6,,${inventedCode("91", "messy nameless")},校外培训,,B,名称漏填`,
    `7,${known[0]},${known[1]?.trim()},校外培训,,E,等级写错`,
    `8,${county}青穗镇秋分小学,,小学,若干,,`,
    `9,${county}小满体育培训有限公司,${inventedCode("91", "messy good")},校外培训,,一般风险,`,
    `10,${county}青穗镇晨麓幼儿园,${twice},民办幼儿园,6,,与第4行重复`,
    `11,${county}霜降书画工作室,13999960012,其他,,,`,
    "合计,11家,,,,,",
    "填表人：,,,,,,",
  ];
  return toGb18030(rows.join("\r\n"));
}
