import type { PublicContent, PublicEntry, PublicItem } from "./publication.ts";

/** What a publication shows, once for page, table and document: paragraphs and tables of plain text. */
export interface PublicBlock {
  heading: string;
  text: string[];
  table: { columns: string[]; rows: string[][] } | null;
}

export const kindName = { key: "重点", general: "一般" } as const;
const changeName: Record<string, string> = {
  added: "新增",
  changed: "调整",
  retired: "停用",
  removed: "取消",
};

const itemColumns = [
  "序号",
  "编码",
  "抽查事项",
  "类别",
  "责任科室",
  "检查对象",
  "检查依据",
  "检查内容",
  "检查方式",
  "抽查比例",
  "抽查频次",
  "配合部门",
];

const itemRow = (one: PublicItem, index: number): string[] => [
  String(index + 1),
  one.code,
  one.name,
  kindName[one.kind],
  one.section,
  one.targets,
  one.basis,
  one.content,
  one.methods.join("、"),
  one.ratio,
  one.frequency,
  one.departments.join("、"),
];

const entryColumns = [
  "序号",
  "编码",
  "抽查任务",
  "类别",
  "责任科室",
  "配合科室和部门",
  "发起部门",
  "抽查事项",
  "抽查范围",
  "抽查比例",
  "批次",
  "抽取时间",
  "检查时间",
];

const entryRow = (one: PublicEntry, index: number): string[] => [
  String(index + 1),
  one.code,
  one.name,
  kindName[one.kind],
  one.section,
  [...one.partners, ...one.departments].join("、"),
  one.lead ?? "本局",
  one.items.join("、"),
  one.scope,
  one.ratio,
  String(one.times),
  `${one.drawFrom} 至 ${one.drawUntil}`,
  `${one.visitFrom} 至 ${one.visitUntil}`,
];

const changesBlock = (
  changes: { change: string; code: string; name: string; what: string }[],
): PublicBlock[] =>
  changes.length === 0
    ? []
    : [
        {
          heading: "与上一版的不同",
          text: [],
          table: {
            columns: ["变动", "编码", "名称", "说明"],
            rows: changes.map((one) => [changeName[one.change] ?? "", one.code, one.name, one.what]),
          },
        },
      ];

/** The blocks of a publication, in the order in which they are read. */
export function blocksOf(content: PublicContent): PublicBlock[] {
  switch (content.kind) {
    case "items":
      return [
        {
          heading: "抽查事项",
          text: [`共 ${content.items.length} 项。`],
          table: { columns: itemColumns, rows: content.items.map(itemRow) },
        },
        ...changesBlock(content.changes),
      ];
    case "plan":
      return [
        {
          heading: "抽查任务",
          text: [
            `共 ${content.entries.length} 项任务。`,
            ...(content.reason === "" ? [] : [`调整理由：${content.reason}`]),
          ],
          table: { columns: entryColumns, rows: content.entries.map(entryRow) },
        },
        ...changesBlock(content.changes),
      ];
    case "task":
      return [
        {
          heading: "临时抽查任务",
          text: content.reason === "" ? [] : [`理由：${content.reason}`],
          table: { columns: entryColumns, rows: [entryRow(content.entry, 0)] },
        },
      ];
    case "scheme":
      return content.sections.map(({ heading, text }) => ({ heading, text: text.split("\n"), table: null }));
  }
}
