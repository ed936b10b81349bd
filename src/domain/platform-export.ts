// The provincial platform's list of a draw (省平台导出的抽取结果): which targets were drawn there and who visits them. Either a
// row a target with all its inspectors in one cell, or a row a pair.

import type { Inspector, Target } from "./roster.ts";
import { groupByName } from "./roster-diff.ts";
import type { Sheet, SheetRow } from "./roster-sheet.ts";
import { listIn, nameKey, plainCode, plainText } from "./roster-text.ts";

const words = {
  target:
    "检查对象 检查对象名称 被检查对象 被检查对象名称 抽查对象 抽查对象名称 企业名称 市场主体名称 经营主体名称 单位名称 主体名称",
  code: "统一社会信用代码 社会信用代码 注册号 统一社会信用代码/注册号 机构代码",
  inspectors: "检查人员 检查人员姓名 执法检查人员 执法人员 执法人员姓名 检查组成员 派发人员 匹配人员",
  certs: "执法证号 执法证件号 检查人员执法证号 行政执法证号",
  task: "任务编号 抽查任务编号 任务号 计划编号 抽查计划编号 平台任务编号",
} as const;

type Field = keyof typeof words;
type Columns = Partial<Record<Field, number>>;

const fieldOf = new Map(
  (Object.keys(words) as Field[]).flatMap((field) =>
    words[field].split(" ").map((word) => [word, field] as const),
  ),
);

export interface PlatformRow {
  /** As the spreadsheet counts. */
  row: number;
  target: string;
  code: string;
  inspectors: string[];
  certs: string[];
}

export interface PlatformFile {
  taskNumber: string;
  rows: PlatformRow[];
}

/** The table as an export of the platform; null when its headers say that it is something else. */
export function readPlatformExport(sheet: Sheet): PlatformFile | null {
  const index = sheet.rows.slice(0, 15).findIndex((row) => isHeader(columnsIn(row)));
  const header = sheet.rows[index];
  if (!header) return null;
  const columns = columnsIn(header);
  const cell = (row: SheetRow, field: Field) => plainText(row.cells[columns[field] ?? -1] ?? "");
  const rows = sheet.rows.slice(index + 1).filter((row) => cell(row, "target") !== "");
  return {
    taskNumber: rows.map((row) => cell(row, "task")).find((text) => text !== "") ?? "",
    rows: rows.map((row) => ({
      row: row.row,
      target: cell(row, "target"),
      code: plainCode(row.cells[columns.code ?? -1] ?? ""),
      inspectors: listIn(row.cells[columns.inspectors ?? -1] ?? ""),
      certs: listIn(row.cells[columns.certs ?? -1] ?? "").map(plainCode),
    })),
  };
}

const isHeader = ({ target, inspectors }: Columns): boolean =>
  target !== undefined && inspectors !== undefined;

function columnsIn(row: SheetRow): Columns {
  const columns: Columns = {};
  for (const [column, text] of row.cells.entries()) {
    const word = text.normalize("NFKC").replace(/\(.*?\)|[\s*:：_]/g, "");
    const field = fieldOf.get(word);
    if (field !== undefined && columns[field] === undefined) columns[field] = column;
  }
  return columns;
}

export type PlatformFault =
  | { row: number; name: string; code: "target.unknown" | "target.ambiguous" }
  | { row: number; name: string; code: "inspector.unknown" | "inspector.ambiguous"; inspector: string }
  | { row: number; name: string; code: "team.small" };

export interface PlatformMatch {
  /** In the file's order. */
  tasks: { targetId: string; inspectorIds: string[] }[];
  faults: PlatformFault[];
}

/** Finds everybody in the registries: targets by code, then by name; inspectors by certificate, then by name. */
export function matchPlatform(
  { rows }: PlatformFile,
  registry: { targets: Target[]; inspectors: Inspector[] },
): PlatformMatch {
  const faults: PlatformFault[] = [];
  const byCode = new Map(
    registry.targets.flatMap((one) => (one.code === null ? [] : [[one.code, one] as const])),
  );
  const targetsNamed = groupByName(registry.targets);
  const teams = new Map<string, { first: PlatformRow; team: Set<string> }>();
  for (const row of rows) {
    const named = targetsNamed.get(nameKey(row.target)) ?? [];
    const target = byCode.get(row.code) ?? (named.length === 1 ? named[0] : undefined);
    if (!target) {
      faults.push({
        row: row.row,
        name: row.target,
        code: named.length > 1 ? "target.ambiguous" : "target.unknown",
      });
      continue;
    }
    const known = teams.get(target.id) ?? { first: row, team: new Set<string>() };
    teams.set(target.id, known);
    for (const id of inspectorsOf(row, registry.inspectors, faults)) known.team.add(id);
  }
  const tasks = [...teams].map(([targetId, { team }]) => ({ targetId, inspectorIds: [...team] }));
  for (const { first, team } of teams.values()) {
    const told = faults.some(({ name }) => name === first.target);
    if (team.size < 2 && !told) faults.push({ row: first.row, name: first.target, code: "team.small" });
  }
  return { tasks, faults: faults.sort((a, b) => a.row - b.row) };
}

function inspectorsOf(row: PlatformRow, inspectors: Inspector[], faults: PlatformFault[]): string[] {
  const byCert = new Map(
    inspectors.flatMap((one) =>
      one.certNumber === null ? [] : [[plainCode(one.certNumber), one.id] as const],
    ),
  );
  const named = groupByName(inspectors);
  return row.inspectors.flatMap((name, index) => {
    const sure = byCert.get(row.certs[index] ?? "");
    const found = named.get(nameKey(name)) ?? [];
    if (sure !== undefined) return [sure];
    if (found.length === 1) return found.map(({ id }) => id);
    const code = found.length > 1 ? "inspector.ambiguous" : "inspector.unknown";
    faults.push({ row: row.row, name: row.target, code, inspector: name });
    return [];
  });
}
