import type { ImportMappingFacts } from "../../cards/import-mapping.ts";

const wide = Array.from({ length: 16 }, (_, column) => column);

export const mappingSamples: { name: string; facts: ImportMappingFacts }[] = [
  {
    name: "import mapping, targets",
    facts: {
      importId: "i1",
      fileName: "学校情况.xlsx",
      kind: "targets",
      head: {
        columns: [0, 1, 2],
        left: 0,
        rows: [
          { row: 1, cells: ["甲", "乙", "丙"] },
          { row: 2, cells: ["示例县青石岭小学", "青石学区", "13900000001"] },
          { row: 3, cells: ["示例县云台书院", "", "13900000002"] },
        ],
      },
      guess: { kind: "targets", headerRow: 1, columns: { name: 0, district: 1, phone: 2 } },
    },
  },
  {
    name: "import mapping, inspectors without headers",
    facts: {
      importId: "i1",
      fileName: "人员.xlsx",
      kind: "inspectors",
      head: {
        columns: [0, 2],
        left: 0,
        rows: [
          { row: 1, cells: ["高远", "", "13900000001"] },
          { row: 2, cells: ["白露", "", "13900000002"] },
        ],
      },
      guess: { kind: "inspectors", headerRow: 0, columns: { mobile: 2 } },
    },
  },
  {
    name: "import mapping, a wide table",
    facts: {
      importId: "i1",
      fileName: "全县学校基本情况统计表.xlsx",
      kind: "targets",
      head: {
        columns: wide,
        left: 4,
        rows: [1, 2, 3, 4, 5].map((row) => ({
          row,
          cells: wide.map((column) => `第${column + 1}列第${row}行内容很长很长很长很长很长很长很长很长`),
        })),
      },
      guess: { kind: "targets", headerRow: 1, columns: { name: 0 } },
    },
  },
];
