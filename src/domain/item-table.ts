import type { Item } from "./item.ts";
import { citesLaw, noGuide } from "./item.ts";
import { rateIn, timesIn } from "./plan-said.ts";
import type { Sheet } from "./roster-sheet.ts";
import { listIn } from "./roster-text.ts";
import { cellOf, entriesOf, findColumns } from "./table-columns.ts";
import type { TableFile } from "./table-file.ts";
import { targetTypesIn } from "./target-types.ts";

const words = {
  name: "抽查事项名称 抽查事项 事项名称 检查事项 抽查检查事项 行政执法检查具体事项",
  part: "抽查子项 子项 子项名称",
  basis: "抽查依据 检查依据 依据 法律依据 行政执法检查法律依据 设定依据",
  targets: "抽查对象 检查对象 抽查检查对象 抽查对象范围 对象范围",
  content: "抽查内容 检查内容 抽查检查内容 检查内容及要求",
  ratio: "抽查比例 抽查比例上限 比例 抽查检查比例 抽查比例及频次 抽查比例和频次",
  times: "抽查频次 频次 检查频次",
  methods: "抽查方式 检查方式 抽查检查方式",
  kind: "事项类别 类别",
  section: "责任科室 科室 责任股室",
  departments: "会同部门 配合部门 参与部门",
  source: "来源 来源文件",
  code: "编号 事项编号",
};

export type ItemDraft = Omit<
  Item,
  "version" | "state" | "claimedBy" | "claimedAt" | "duty" | "section" | "code"
>;

/**
 * A published list of items as drafts to be claimed; null when the table is none. Ratios and frequencies are read where they
 * can be and kept as written beside; a row without a name or a basis stays out.
 */
export function readItemTable(sheet: Sheet): TableFile<ItemDraft> | null {
  const found = findColumns(sheet, words, ["name", "basis"]);
  if (found === null) return null;
  const file: TableFile<ItemDraft> = { drafts: [], faulty: [], remarks: [] };
  const seen = new Map<string, number>();
  for (const row of entriesOf(sheet, found)) {
    const cell = (field: keyof typeof words) => cellOf(found, row, field);
    const [whole, part] = [cell("name"), cell("part")];
    const name = part !== "" && part !== whole ? part : whole;
    const basis = cell("basis").slice(0, 500);
    const fault = (reason: string) => file.faulty.push({ row: row.row, name: name || null, reason });
    const first = seen.get(name);
    if (name === "") fault("没有填写事项名称");
    else if (name.length > 120) fault("事项名称超过 120 个字");
    else if (basis === "") fault("没有填写检查依据");
    else if (first !== undefined) fault(`与第 ${first} 行的事项名称相同`);
    else {
      seen.set(name, row.row);
      const types = targetTypesIn(cell("targets"));
      const [ratioMax, timesAYear] = [rateIn(cell("ratio")), timesIn(cell("times") || cell("ratio"))];
      const missing = [
        !citesLaw(basis) && "依据没有写明法律法规名称或文号",
        types.length === 0 && "检查对象没有对上类型",
        ratioMax === null && "抽查比例没有读出",
        timesAYear === null && "抽查频次没有读出",
      ].filter((one) => one !== false);
      if (missing.length > 0)
        file.remarks.push({ row: row.row, text: `${name}：${missing.join("，")}，认领前请补上` });
      file.drafts.push({
        ...{
          name,
          kind: /重点/.test(cell("kind")) ? "key" : "general",
          departments: listIn(cell("departments")),
        },
        ...{ targetTypes: types, legalBasis: basis, methods: listIn(cell("methods")), ratioMax, timesAYear },
        content: cell("content") || (part !== "" ? `${whole}：${part}` : ""),
        asWritten: [cell("targets"), cell("ratio"), cell("times")]
          .filter((text) => text !== "")
          .join("；")
          .slice(0, 300),
        source: cell("source"),
        guide: noGuide,
      });
    }
  }
  return file;
}
