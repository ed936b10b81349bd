// Facts for the cards of the year's plan, of items and of what a second person approves.

import { type ApprovalFacts, approvalCard } from "../../cards/approval.ts";
import { creditRulesCard } from "../../cards/credit-rules.ts";
import { itemCard, itemEditCard, itemHistoryCard, itemsCard } from "../../cards/items.ts";
import type { Card } from "../../cards/kit.ts";
import { noPlanCard, type PlanFacts, planCard } from "../../cards/plan.ts";
import { differenceBlocks, planFigures, planTable, warningBlocks } from "../../cards/plan-blocks.ts";
import { type PlanEntryFacts, planEntryCard } from "../../cards/plan-entry.ts";
import { tableImportCard } from "../../cards/table-import.ts";
import type { Item } from "../../src/domain/item.ts";

interface Sample {
  name: string;
  facts: unknown;
  draw: (facts: never) => Card;
}
const sample = <F>(name: string, draw: (facts: F) => Card, facts: F): Sample => ({ name, facts, draw });
const at = "2026-11-24T09:30:00+08:00";

const figures: PlanFacts["figures"] = {
  ...{ draws: 7, registered: 1, visits: 46, joint: 37.5, load: 2.4, reading: null },
  creditDraws: { enterprises: 60, all: 28.6 },
  creditVisits: { enterprises: 90.9, all: 43.5 },
  inspected: { enterprises: 16.7, all: 12 },
  months: [0, 0, 3, 9, 9, 5, 0, 0, 8, 8, 4, 0],
};
const rows: PlanFacts["entries"] = ["校外培训机构办学行为检查", "民办幼儿园规范办园检查"].map((name, n) => ({
  ...{ entryId: `2027-0${n + 1}-v1`, code: `2027-0${n + 1}`, name, section: "民办教育科", key: n === 0 },
  ...{ scope: "校外培训机构，登记类型为企业", ratio: "A 3%，B 5%，C 20%，D 100%", batches: 2, visits: 12 },
  when: "4月至6月",
}));
const difference = {
  ...{ added: ["防溺水专项检查"], removed: [] },
  changed: [{ name: "民办幼儿园规范办园检查", changes: [{ label: "抽查比例", before: "5%", after: "8%" }] }],
};
const plan: PlanFacts = {
  ...{
    year: 2027,
    version: 1,
    state: "draft",
    reason: "",
    proposedBy: "章澄舟",
    proposedAt: at,
    approvedBy: null,
  },
  ...{
    approvedAt: null,
    publishedAt: null,
    mayEdit: true,
    page: 1,
    figures,
    entries: rows,
    difference: null,
  },
  warnings: ["按信用风险分类抽查的占比最低为 60%，低于 85% 的要求。"],
  faults: ["“民办幼儿园规范办园检查”没有选择抽查事项。"],
  overlaps: [{ a: "2027-01", b: "2027-02", names: ["校外培训检查", "收费检查"], shared: 60 }],
  ...{ undoable: true, approvalId: null },
};
const entry: PlanEntryFacts = {
  ...{
    year: 2027,
    version: 1,
    entryId: "2027-01-v1",
    code: "2027-01",
    name: "民办幼儿园规范办园检查",
    seen: 2,
    step: 1,
  },
  basics: {
    ...{
      section: "学前教育科",
      kind: "general",
      items: ["JY-05"],
      partners: "安全管理科",
      departments: "",
      lead: "",
    },
    itemOptions: [{ value: "JY-05", text: "幼儿园办园行为检查" }],
  },
  scope: {
    ...{
      types: ["kindergarten"],
      ownership: ["private"],
      subjects: [],
      districts: "",
      tags: "寄宿",
      credit: true,
    },
    typeOptions: [{ value: "kindergarten", text: "幼儿园" }],
    ownershipOptions: [{ value: "private", text: "民办" }],
    subjectOptions: [{ value: "企业", text: "企业" }],
    classes: ["A", "B", "C", "D"].map((stratum) => ({ stratum, rate: "5%" })),
    ...{ rate: "5%", total: "" },
  },
  times: {
    batches: 1,
    draw: "2027-03-01至2027-03-31",
    visit: "2027-04-01至2027-06-30",
    teamSize: 2,
    specialty: "",
    announced: true,
  },
  fault: "没有选择抽查事项",
};
const item: Item = {
  ...{ code: "JY-05", version: 3, name: "幼儿园办园行为检查", kind: "general", section: "学前教育科" },
  ...{ duty: "学前教育管理职责第二项", departments: ["县卫生健康局"], targetTypes: ["kindergarten"] },
  ...{
    legalBasis: "《中华人民共和国学前教育法》第七十三条",
    methods: ["现场检查"],
    content: "招生、收费和保育教育情况。",
  },
  ...{
    ratioMax: { num: 10, den: 100 },
    timesAYear: 1,
    asWritten: "抽查比例5%；每年1次",
    source: "2025年抽查事项清单",
  },
  guide: {
    points: [{ text: "收费是否公示", standard: "园门口可见，项目、标准和退费规则齐全" }],
    ...{ materials: ["收费公示照片"], steps: ["出示执法证件", "现场查看"] },
  },
  ...{ state: "active", claimedBy: "p-1", claimedAt: new Date(at) },
};
const approval = {
  ...{
    approvalId: "a-1",
    title: "2027年度抽查计划",
    reason: "上级部署",
    by: "章澄舟",
    at,
    deciders: ["汪知远"],
  },
  ...{ figures, difference, warnings: plan.warnings, entries: rows },
};
/** The matter is drawn from the facts, so that they can be the worst that people could have typed. */
const planApproval = (
  facts: Omit<ApprovalFacts, "matter"> &
    Pick<typeof approval, "figures" | "difference" | "warnings" | "entries">,
): Card =>
  approvalCard({
    ...facts,
    matter: {
      rows: [["计划任务", "6 项"]],
      blocks: [
        ...planFigures(facts.figures),
        ...warningBlocks(facts.warnings),
        ...differenceBlocks(facts.difference),
        planTable(facts.entries),
      ],
      consequence: "同意后由双随机办公示；登记公示之后，才能据此抽取。",
    },
  });
const many = <T>(list: T[], n: number): T[] =>
  Array.from({ length: n }, (_, index) => list[index % list.length] as T);
const table = {
  ...{ importId: "i-1", kind: "items" as const, year: null, fileName: "事项.xlsx", by: "章澄舟", at },
  names: ["获证食品生产企业监督", "幼儿园办园行为检查"],
  remarks: [{ row: 4, text: "获证食品生产企业监督：抽查频次没有读出，认领前请补上" }],
  faulty: [{ row: 9, name: null, reason: "没有填写事项名称" }],
};
const list = {
  counts: { offered: 2, active: 10, retired: 1 },
  items: [item],
  total: 1,
  page: 1,
  mayEdit: true,
  starter: 28,
};

export const planSamples: Sample[] = [
  sample("credit rules", creditRulesCard, {
    classes: [
      { stratum: "A", grades: ["A", "低"] },
      { stratum: "B", grades: [] },
    ],
    ...{ version: 2, source: "章澄舟", points: 20, riskier: "up" as const, mayChange: true },
  }),
  sample("plan, draft", planCard, plan),
  sample("plan, adjusted", planCard, { ...plan, version: 2, difference, reason: "上级部署", faults: [] }),
  sample("plan, public", planCard, {
    ...plan,
    ...{
      state: "published" as const,
      approvedBy: "汪知远",
      approvedAt: at,
      publishedAt: at,
      faults: [],
      overlaps: [],
    },
  }),
  sample("plan, of another reader", planCard, { ...plan, mayEdit: false, entries: [] }),
  sample("no plan", noPlanCard, { year: 2027, mayEdit: true, lastYear: 6 }),
  ...([1, 2, 3] as const).map((step) =>
    sample(`plan entry, step ${step}`, planEntryCard, { ...entry, step }),
  ),
  sample("items", itemsCard, { ...list, query: { state: "active" as const, text: "" } }),
  sample("items, none found", itemsCard, {
    ...list,
    items: [],
    total: 0,
    query: { state: "all" as const, text: "没有的" },
  }),
  sample("item", itemCard, {
    item,
    mayEdit: true,
    office: true,
    section: "学前教育科",
    lacks: [],
    undoable: true,
  }),
  sample("item, to be claimed", itemCard, {
    item: { ...item, state: "offered" as const, section: "" },
    ...{ mayEdit: true, office: false, section: "学前教育科", lacks: ["section" as const], undoable: false },
  }),
  sample("item edit", itemEditCard, { item, part: "basics" as const }),
  sample("item guide", itemEditCard, { item, part: "guide" as const }),
  sample("item history", itemHistoryCard, {
    ...{ code: item.code, name: item.name, page: 1, pages: 2 },
    versions: [
      {
        version: 3,
        what: "修改",
        by: "章澄舟",
        at,
        reason: "口径调整",
        changes: [{ label: "检查内容", before: "", after: "招生" }],
      },
    ],
  }),
  sample("table import", tableImportCard, { ...table, state: "staged" as const }),
  sample("table import, applied", tableImportCard, {
    ...table,
    kind: "plan" as const,
    year: 2027,
    state: "applied" as const,
  }),
  sample("approval, pending", planApproval, { ...approval, state: "pending" as const, outcome: null }),
  sample("approval, refused", planApproval, {
    ...approval,
    ...{ state: "returned" as const, outcome: { by: "汪知远", at, text: "比例再核一核" } },
  }),
];

export const hugePlans: Sample[] = [
  sample("plan of 80 entries", planCard, {
    ...plan,
    entries: Array.from({ length: 80 }, (_, n) => ({
      ...(rows[n % 2] as (typeof rows)[number]),
      entryId: `2027-${n}-v1`,
    })),
    faults: many(plan.faults, 30),
  }),
  sample("a table of 300 items", tableImportCard, {
    ...table,
    ...{ state: "staged" as const, names: many(table.names, 300), remarks: many(table.remarks, 90) },
    faulty: many(table.faulty, 90),
  }),
];
