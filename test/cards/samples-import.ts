import type { ImportNearFacts } from "../../cards/import-near.ts";

const pair = (n: number) => ({
  n,
  row: n + 4,
  name: `示例镇第${n}小学校`,
  detail: "小学，示例学区",
  had: { name: `示例镇第${n}小学`, detail: "小学，示例学区，示例镇学府路3号" },
});

export const importSamples: { name: string; facts: ImportNearFacts }[] = [
  {
    name: "import near",
    facts: { importId: "i1", fileName: "名录.xlsx", pairs: [1, 2, 3, 4].map(pair), total: 9, page: 1 },
  },
  {
    name: "import near, all decided",
    facts: { importId: "i1", fileName: "名录.xlsx", pairs: [], total: 0, page: 1 },
  },
];
