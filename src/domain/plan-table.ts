import type { PlanEntry, TargetFilter } from "./plan-entry.ts";
import { defaultRates } from "./plan-entry-fault.ts";
import { rateIn, timesIn, windowIn } from "./plan-said.ts";
import type { Sheet } from "./roster-sheet.ts";
import { listIn, nameKey } from "./roster-text.ts";
import { cellOf, entriesOf, findColumns } from "./table-columns.ts";
import type { TableFile } from "./table-file.ts";
import { targetTypesIn } from "./target-types.ts";

const words = {
  name: "任务名称 抽查任务名称 抽查任务 年度计划名称 计划任务 计划名称 抽查领域",
  items: "抽查事项 抽查事项名称 检查事项 检查内容 抽查检查事项 联合监管事项",
  scope: "抽查对象范围 抽查对象 检查对象 对象范围 抽查检查对象",
  ratio: "抽查比例 抽查对象比例 抽查检查比例及频次 抽查比例及频次 比例",
  total: "抽查对象数量 抽查数量",
  times: "抽查频次 频次 全年批次",
  drawFrom: "抽取时间自 抽取开始时间",
  drawUntil: "抽取时间至 抽取结束时间",
  draw: "抽取时间",
  visit: "检查时间 抽查检查时间 抽查检查起止时间 计划开展时间 抽查时间 起止时间",
  section: "责任科室 分配任务的处(科)室 分配任务的处科室 分配任务的处室 分配任务的科室 科室 股室 责任股室",
  partners: "配合科室",
  lead: "发起部门",
  departments: "配合部门 会同部门 参与部门",
  credit: "信用风险分类 智慧监管(信用风险分类)要求 智慧监管要求",
  kind: "事项类别 类别",
  team: "每组人数",
  specialty: "专长要求",
  announced: "告知方式",
};

export type PlanDraft = Omit<PlanEntry, "id" | "code" | "version">;

/**
 * A plan's table as drafts of entries; null when the table is none: it needs a task's name and some time. What cannot be
 * read is left at a default and named, to be completed on the entry's form. `itemCodes`: items in use by their name's key.
 */
export function readPlanTable(
  sheet: Sheet,
  year: number,
  itemCodes: ReadonlyMap<string, string>,
  bureau: RegExp = /教育|本局|教体/,
): TableFile<PlanDraft> | null {
  const found = findColumns(sheet, words, ["name"]);
  if (found === null) return null;
  const { columns } = found;
  const timed = ["drawFrom", "draw", "visit"].some((field) => field in columns);
  if (!timed || (!("items" in columns) && !("scope" in columns))) return null;
  const file: TableFile<PlanDraft> = { drafts: [], faulty: [], remarks: [] };
  for (const row of entriesOf(sheet, found)) {
    const cell = (field: keyof typeof words) => cellOf(found, row, field);
    const name = cell("name");
    if (name === "") {
      file.faulty.push({ row: row.row, name: null, reason: "没有填写任务名称" });
      continue;
    }
    if (name.length > 60) {
      file.faulty.push({ row: row.row, name: name.slice(0, 60), reason: "任务名称超过 60 个字" });
      continue;
    }
    const { draft, unread } = draftOf(cell, name, year, itemCodes, bureau);
    file.drafts.push(draft);
    if (unread.length > 0)
      file.remarks.push({ row: row.row, text: `${name}：${unread.join("、")}没有读出，请在表单上补上` });
  }
  return file;
}

function draftOf(
  cell: (field: keyof typeof words) => string,
  name: string,
  year: number,
  itemCodes: ReadonlyMap<string, string>,
  bureau: RegExp,
): { draft: PlanDraft; unread: string[] } {
  const unread: string[] = [];
  const read = <T>(what: string, value: T | null, otherwise: T): T => {
    if (value === null) unread.push(what);
    return value ?? otherwise;
  };
  const kind = /重点/.test(cell("kind")) ? "key" : "general";
  const said = cell("credit");
  const creditClassed = said !== "" && !/不涉及/.test(said);
  const rate = rateIn(cell("ratio"));
  const total = /^\D*(\d{1,6})\D*$/.exec(cell("total"))?.[1];
  const rates = defaultRates(kind, creditClassed);
  if (rate !== null) rates["-"] = rate;
  else if (total === undefined && !creditClassed) unread.push("抽查比例");
  const whole = { from: `${year}-03-01`, until: `${year}-11-30` };
  const span = cell("drawFrom") === "" ? cell("draw") : `${cell("drawFrom")}至${cell("drawUntil")}`;
  const visit = read("检查时间", windowIn(cell("visit") || span, year), whole);
  const draw = windowIn(span, year) ?? { from: visit.from, until: visit.until };
  const lead = listIn(cell("lead")).find((one) => !bureau.test(one)) ?? null;
  const names = cell("items").split(/[;；、\n]|\d+[.．、]/);
  const items = names.flatMap((one) => itemCodes.get(nameKey(one)) ?? []);
  const whole1 = itemCodes.get(nameKey(cell("items"))) ?? itemCodes.get(nameKey(name));
  const codes = [...new Set(whole1 === undefined ? items : [whole1, ...items])];
  if (codes.length === 0) unread.push("抽查事项");
  const section = cell("section");
  if (section === "") unread.push("责任科室");
  return {
    unread,
    draft: {
      ...{
        year,
        name,
        section: section.slice(0, 30),
        kind,
        items: codes,
        filter: filterOf(cell("scope")),
        rates,
      },
      ...{ total: total === undefined || rate !== null ? null : Number(total), weights: [], creditClassed },
      ...{ teamSize: Number(/\d/.exec(cell("team"))?.[0] ?? 2), specialty: cell("specialty") || null },
      departments: listIn(cell("departments")).filter((one) => !bureau.test(one)),
      ...{
        announced: !/不(预先|提前)告知/.test(cell("announced")),
        lead,
        partners: listIn(cell("partners")),
      },
      ...{ outOfPlan: false, reason: null, approvedAt: null, publishedAt: null },
      batches: Math.min(12, timesIn(cell("times") || cell("ratio")) ?? 1),
      ...{ drawFrom: draw.from, drawUntil: draw.until, visitFrom: visit.from, visitUntil: visit.until },
    },
  };
}

function filterOf(scope: string): TargetFilter {
  const types = targetTypesIn(scope);
  return {
    ...(types.length > 0 && { types }),
    ...(/民办/.test(scope) && !/公办/.test(scope) && { ownership: ["private"] }),
    ...(/公办|局属/.test(scope) && !/民办/.test(scope) && { ownership: ["public"] }),
  };
}
