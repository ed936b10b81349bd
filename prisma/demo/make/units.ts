// 187 units with the types, class counts and notes of a real bureau's list, and with none of its names.

import { inventedCode } from "./code.ts";
import { csv } from "./csv.ts";
import { below, pick, supply } from "./pick.ts";
import { county, districtOf, peopleOf, roots, stemOf, towns } from "./words.ts";

/** One line of the real list: seq,name,type,classNumber,note. */
export interface RealUnit {
  seq: string;
  name: string;
  type: string;
  classes: string;
  note: string;
}

export interface Unit {
  name: string;
  town: string;
  cells: string[];
}

/** What the end of a name says about the unit; the longer one first. */
const suffixes =
  "特殊教育中心 成人文化技术学校 小学附属幼儿园 托幼实验园 中心初级中学 初级中学 实验中学 第一中学 中学 第二中心小学 中心小学 外国语小学 第二实验小学 实验小学 小学 中心幼儿园 实验幼儿园 幼儿园 外国语学校 实验学校 学校".split(
    " ",
  );
/** Units of which a town has one; they bear the town's name alone. */
const oneATown = /^(中心|第二中心|成人)/;
/** Notes that name places of the real county, by its running number. */
const renamedNotes: Record<string, string> = {
  "231": "其中柳园 9个 望园9个 中心园12个",
  "263": "东园12 南园5",
};

/** Villages' kindergartens and adult schools run by their town's centre are on the list, but not inspected one by one. */
function statusOf(unit: RealUnit): string {
  if (unit.type === "publicPreschool") return "不列入（由中心幼儿园统一管理）";
  if (unit.type === "adultSchool") return "不列入（由社区教育中心统一管理）";
  return unit.seq === "285" ? "筹建中" : "在册";
}

const header = "seq,name,type,classNumber,note,district,address,contact,phone,code,tags,status".split(",");

export function makeUnits(real: RealUnit[]): { units: Unit[]; text: string } {
  const root = supply(roots, "unit roots");
  const contact = supply(peopleOf("unit"), "unit contacts");
  const used = new Set<string>();
  const units = real.map((unit) => makeUnit(unit, used, root, contact));
  const comment = `${county}教育局所属单位（虚构示例数据：单位、人员、代码均为编造；类型、班数和备注的写法仿照真实名录）`;
  return { units, text: csv(comment, [header, ...units.map((unit) => unit.cells)]) };
}

function makeUnit(real: RealUnit, used: Set<string>, root: () => string, contact: () => string): Unit {
  const suffix = suffixes.find((end) => real.name.endsWith(end)) ?? "学校";
  const { name, town } = nameFor(real, suffix, used, root);
  used.add(name);
  const isPrivate = real.type.startsWith("private");
  const code =
    below(10, `has code|${real.seq}`) < 8 ? inventedCode(isPrivate ? "52" : "12", `unit|${real.seq}`) : "";
  return {
    name,
    town,
    cells: [
      ...[real.seq, name, real.type, real.classes, renamedNotes[real.seq] ?? real.note],
      ...[
        districtOf(town),
        `${county}${town}${stemOf(town)}路${1 + below(180, `door|${real.seq}`)}号`,
        contact(),
      ],
      ...[`1990001${String(below(10_000, `phone|${real.seq}`)).padStart(4, "0")}`, messyCode(code, real.seq)],
      ...[tagsOf(real, suffix), statusOf(real)],
    ],
  };
}

/** Some codes come the way people type them: with blanks, in small letters, full-width. */
function messyCode(code: string, seq: string): string {
  const style = below(12, `style|${seq}`);
  if (style === 0) return `${code} `;
  if (style === 1) return code.toLowerCase();
  return style === 2
    ? code.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
    : code;
}

function nameFor(
  real: RealUnit,
  suffix: string,
  used: Set<string>,
  root: () => string,
): { name: string; town: string } {
  const start = below(towns.length, `town|${real.seq}`);
  if (!oneATown.test(suffix)) {
    const town = towns[start] ?? "";
    return {
      town,
      name: suffix === "特殊教育中心" ? county + suffix : prefixOf(real, town) + root() + suffix,
    };
  }
  for (let step = 0; step < towns.length; step += 1) {
    const town = towns[(start + step) % towns.length] ?? "";
    const name = county + town + suffix;
    if (!used.has(name)) return { name, town };
  }
  throw new Error(`no town is left for ${suffix}`);
}

/** The real list mixes full names, names without a town and short ones; so does this one. */
function prefixOf(real: RealUnit, town: string): string {
  if (/街道|镇/.test(real.name)) return county + town;
  return pick([county, county, stemOf(town)], `prefix|${real.seq}`);
}

function tagsOf(real: RealUnit, suffix: string): string {
  const tags = /小学|幼儿园|学校|中学/.test(suffix) && below(10, `canteen|${real.seq}`) < 8 ? ["食堂"] : [];
  if (below(10, `bus|${real.seq}`) < 2) tags.push("校车");
  if (/中学|学校/.test(suffix) && below(10, `board|${real.seq}`) < 3) tags.push("寄宿");
  return tags.join("、");
}
