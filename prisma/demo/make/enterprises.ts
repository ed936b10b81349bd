// 60 training institutions registered as companies, in the shape of a drawn list of 2017.

import { inventedCode } from "./code.ts";
import { csv } from "./csv.ts";
import { below, pick, shuffled, supply } from "./pick.ts";
import { brands, county, districtOf, peopleOf, stemOf, towns } from "./words.ts";

const header =
  "企业名称,注册号/统一社会信用代码,RegOrgName,管辖单位,类别,信用风险分类,住所,法定代表人,联系电话,分类标注".split(
    ",",
  );

/** 河北 2025: A 4.24 · B 92.05 · C 3.18 · D 0.53 %; moved a little so that every class occurs, five have none yet. */
const classes = [
  ...Array(4).fill("A"),
  ...Array(46).fill("B"),
  ...Array(4).fill("C"),
  "D",
  ...Array(5).fill(""),
] as string[];
/** Ways in which platforms write a class. */
const spellings: Record<string, string[]> = {
  A: ["A", "A级", "低风险"],
  B: ["B", "B", "B+", "B-", "B类"],
  C: ["C", "C+"],
  D: ["D"],
};
const trades: [string, string, string][] = [
  ["教育科技有限公司", "校外培训（文化艺术类）", "艺术类"],
  ["体育培训有限公司", "校外培训（体育类）", "体育类"],
  ["艺术培训有限公司", "校外培训（文化艺术类）", "艺术类"],
  ["科技培训有限公司", "校外培训（科技类）", "科技类"],
  ["教育咨询有限公司", "校外培训（学科类）", "学科类"],
  ["教育培训学校有限公司", "校外培训（学科类）", "学科类"],
];

export function makeEnterprises(): { rows: string[][]; text: string } {
  const brand = supply(brands, "brands");
  const owner = supply(peopleOf("company"), "owners");
  const dealt = shuffled(classes, "credit classes");
  const rows = dealt.map((creditClass, n) => rowOf(n, brand(), owner(), creditClass));
  const comment = "虚构示例数据：企业、人员、代码和信用风险分类均为编造，行政区划代码 139999 不存在";
  return { rows, text: csv(comment, [header, ...rows]) };
}

function rowOf(n: number, brand: string, owner: string, creditClass: string): string[] {
  const [suffix, kind, tag] = pick(trades, `trade|${n}`);
  const town = pick(towns, `company town|${n}`);
  const spelling = creditClass === "" ? "" : pick(spellings[creditClass] ?? [creditClass], `spelling|${n}`);
  return [
    ...[`${county}${brand}${suffix}`, inventedCode("91", `company|${n}`) + (n % 9 === 0 ? " " : "")],
    ...[`${county}市场监督管理局`, districtOf(town), kind, spelling],
    ...[`${county}${town}${stemOf(town)}大街${1 + below(300, `company door|${n}`)}号`, owner],
    ...[`1990003${String(below(10_000, `company phone|${n}`)).padStart(4, "0")}`, tag],
  ];
}
