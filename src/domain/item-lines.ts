// An item as a published list writes it: one list of lines for cards, history, tables and the public.

import type { Item } from "./item.ts";
import { percent } from "./plan-lines.ts";
import { targetTypeNames } from "./words.ts";

export const itemKindNames = { key: "重点检查事项", general: "一般检查事项" } as const;
export const itemStateNames = { offered: "待认领", active: "在用", retired: "已停用" } as const;

export const ratioWords = ({ ratioMax }: Pick<Item, "ratioMax">): string =>
  ratioMax === null ? "" : `不超过 ${percent(ratioMax)}`;
export const frequencyWords = ({ timesAYear }: Pick<Item, "timesAYear">): string =>
  timesAYear === null ? "" : `每年不超过 ${timesAYear} 次`;

export function itemLines(item: Item): [label: string, text: string][] {
  return [
    ["事项名称", item.name],
    ["事项类别", itemKindNames[item.kind]],
    ["责任科室", item.section],
    ["职责依据", item.duty],
    ["会同部门", item.departments.join("、")],
    ["检查对象", item.targetTypes.map((type) => targetTypeNames[type]).join("、")],
    ["检查依据", item.legalBasis],
    ["检查方式", item.methods.join("、")],
    ["检查内容", item.content],
    ["抽查比例", ratioWords(item)],
    ["抽查频次", frequencyWords(item)],
    ["来源", item.source],
    [
      "检查要点",
      item.guide.points.map(({ text, standard }, n) => `${n + 1}. ${text}（${standard}）`).join("；"),
    ],
    ["需备材料", item.guide.materials.join("；")],
    ["检查步骤", item.guide.steps.join("；")],
    ["状态", itemStateNames[item.state]],
  ];
}

/** What differs between two versions, line by line. */
export function itemChanges(before: Item, after: Item): { label: string; before: string; after: string }[] {
  const now = new Map(itemLines(after));
  return itemLines(before).flatMap(([label, text]) => {
    const then = now.get(label) ?? "";
    return then === text ? [] : [{ label, before: text, after: then }];
  });
}
