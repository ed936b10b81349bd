// 40 inspectors in 6 sections, and those who work with them. Days are written {today+30} and filled in when seeded.

import { csv } from "./csv.ts";
import { below, supply } from "./pick.ts";
import { districts, peopleOf } from "./words.ts";

export const sections = [
  "基础教育科",
  "学前教育科",
  "职业与成人教育科",
  "校外培训监管科",
  "安全管理科",
  "计划财务科",
];

/** What a section's people can do; every wanted specialty is held by people of more than one section. */
const skills: string[][] = [
  ["学籍管理", "语言文字", "校车安全"],
  ["卫生保健", "食品卫生", "师德师风"],
  ["办学资质", "语言文字", "卫生保健"],
  ["办学资质", "财务收费", "教材管理"],
  ["校车安全", "消防安全", "食品卫生"],
  ["财务收费", "办学资质", "卫生保健"],
];

const inspectorHeader =
  "编号,姓名,执法证号,证件有效期至,科室,联系学区,专长,手机号码,电子邮箱,请假,回避关系,备注".split(",");

interface Person {
  id: string;
  name: string;
  section: string;
  mobile: string;
  email: string;
}

/** By inspector, counted from 1. */
const certificates: Record<number, string> = { 7: "{today+12}", 18: "{today+25}", 29: "{today-20}" };
const leaves: Record<number, string> = {
  4: "{today+1}至{today+20}",
  15: "{today-3}至{today+4}；{today+30}至{today+33}",
  33: "{today+5}",
};
const notes: Record<number, string> = { 12: "新入职，执法证正在办理", 29: "执法证已过期，待换证" };
const withoutCertificate = 12;

export function makeInspectors(targetNames: (n: number) => string): { people: Person[]; text: string } {
  const name = supply(peopleOf("inspector"), "inspector names");
  const people = Array.from({ length: 40 }, (_, n) =>
    personOf(n + 1, "JC", name(), sections[n % sections.length] ?? ""),
  );
  const rows = people.map((person, n) => inspectorRow(person, n + 1, targetNames));
  const comment = "虚构示例数据：人员、证号、手机、邮箱、请假和回避关系均为编造";
  return { people, text: csv(comment, [inspectorHeader, ...rows]) };
}

const personOf = (n: number, prefix: string, name: string, section: string): Person => {
  const id = `${prefix}-${String(n).padStart(3, "0")}`;
  const series = prefix === "JC" ? "0000" : "0009";
  return {
    id,
    name,
    section,
    mobile: `199${series}${String(1000 + n)}`,
    email: `${id.toLowerCase()}@example.cn`,
  };
};

function inspectorRow(
  { id, name, section, mobile, email }: Person,
  n: number,
  targetNames: (n: number) => string,
): string[] {
  const own = skills[sections.indexOf(section)] ?? [];
  const specialties = own.filter((_, at) => at === n % 3 || below(3, `skill|${n}|${at}`) > 0).join("、");
  const hasCertificate = n !== withoutCertificate;
  return [
    ...[
      id,
      name,
      hasCertificate ? `139999${String(2_024_000 + n)}` : "",
      hasCertificate ? (certificates[n] ?? "{today+900}") : "",
    ],
    ...[
      section,
      n % 5 === 0 ? (districts[(n / 5 - 1) % districts.length] ?? "") : "",
      specialties,
      mobile,
      email,
    ],
    ...[leaves[n] ?? "", relationsOf(n, targetNames), notes[n] ?? ""],
  ];
}

const relationsOf = (n: number, targetNames: (n: number) => string): string => {
  if (n === 3) return `亲属：${targetNames(0)}`;
  if (n === 8) return `曾任职：${targetNames(1)}（{today-200}）`;
  if (n === 16) return `责任督学：${targetNames(2)}、${targetNames(3)}`;
  if (n === 22) return `亲属：${targetNames(4)}；曾任职：${targetNames(5)}（{today-2000}）`;
  return n === 35 ? `其他利害关系：${targetNames(6)}` : "";
};

const staffHeader = "编号,姓名,角色,部门,手机号码,电子邮箱,执法人员编号".split(",");

/** Everybody who has a role besides 执法检查人员. Four of the six heads inspect as well. */
export function makeStaff(inspectors: Person[]): string {
  const name = supply(peopleOf("staff"), "staff names");
  let count = 0;
  const fresh = (role: string, section: string): string[] => {
    const person = personOf(++count, "RY", name(), section);
    return [person.id, person.name, role, section, person.mobile, person.email, ""];
  };
  const office = [fresh("双随机办", "双随机办"), fresh("双随机办", "双随机办")];
  const heads = sections.map((section, n) => {
    const inspecting = n < 4 ? inspectors.find((person) => person.section === section) : undefined;
    if (!inspecting) return fresh("科室负责人", section);
    return [
      inspecting.id,
      inspecting.name,
      "科室负责人",
      section,
      inspecting.mobile,
      inspecting.email,
      inspecting.id,
    ];
  });
  const rows = [
    ...office,
    ...heads,
    ...[
      fresh("分管领导", "局领导"),
      fresh("组长（局长）", "局领导"),
      fresh("监督人员", "机关纪委"),
      fresh("监督人员", "政策法规室"),
    ],
    ...districts.map((district) => fresh("学区联络员", district)),
  ];
  return csv("虚构示例数据：人员、手机、邮箱均为编造", [staffHeader, ...rows]);
}
