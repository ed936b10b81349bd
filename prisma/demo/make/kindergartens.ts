// 30 private kindergartens, in the shape of three counties' published lists.

import { inventedCode } from "./code.ts";
import { csv } from "./csv.ts";
import { below, pick, supply } from "./pick.ts";
import type { Unit } from "./units.ts";
import { county, districtOf, nicknames, peopleOf, stemOf, towns } from "./words.ts";

const header =
  "county,list_title,date,name,source,学区,地址,园长,联系电话,统一社会信用代码,班级数,标签".split(",");
/** A chain has kindergartens of one name in several towns. */
const chain = "小木马";

export function makeKindergartens(): { units: Unit[]; text: string } {
  const nickname = supply(
    nicknames.filter((name) => name !== chain),
    "nicknames",
  );
  const head = supply(peopleOf("kindergarten"), "kindergarten heads");
  const used = new Set<string>();
  const units = Array.from({ length: 30 }, (_, n) => {
    const town = freeTown(n, used);
    const isChain = n % 6 === 0;
    used.add(isChain ? town : "");
    const name = nameOf(n, town, isChain ? chain : nickname());
    return { name, town, cells: cellsOf(n, name, town, head()) };
  });
  const comment = "虚构示例数据：幼儿园、人员、代码和网址均为编造；名单的写法仿照公开发布的名单";
  return { units, text: csv(comment, [header, ...units.map((unit) => unit.cells)]) };
}

function freeTown(n: number, used: Set<string>): string {
  const start = below(towns.length, `kindergarten town|${n}`);
  const turned = [...towns.slice(start), ...towns.slice(0, start)];
  return turned.find((town) => n % 6 !== 0 || !used.has(town)) ?? "";
}

function nameOf(n: number, town: string, nickname: string): string {
  if (n % 6 === 0) return `${town}${nickname}幼儿园`;
  const prefix = pick([county, county + town, town, ""], `kindergarten prefix|${n}`);
  return `${prefix}${nickname}${pick(["", "", "", "双语", "实验"], `kindergarten kind|${n}`)}幼儿园`;
}

const cellsOf = (n: number, name: string, town: string, head: string): string[] => [
  ...[
    county,
    `${county}普惠性民办幼儿园名单`,
    "2025-07-28",
    name,
    `https://example.cn/lists/${1000 + n}.html`,
  ],
  ...[
    districtOf(town),
    `${county}${town}${stemOf(town)}巷${1 + below(60, `kindergarten door|${n}`)}号`,
    head,
  ],
  ...[
    `1990002${String(below(10_000, `kindergarten phone|${n}`)).padStart(4, "0")}`,
    inventedCode("52", `kindergarten|${n}`),
  ],
  ...[
    `${3 + below(9, `kindergarten classes|${n}`)}个班`,
    below(3, `kindergarten bus|${n}`) === 0 ? "校车、食堂" : "食堂",
  ],
];
