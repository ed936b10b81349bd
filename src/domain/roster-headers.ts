// Which column says what. The words are those of real files; a header made of several words (注册号/统一社会信用代码)
// counts when one of them does.

import type { Sheet, SheetRow } from "./roster-sheet.ts";
import { plainText } from "./roster-text.ts";

const targetWords = {
  name: "名称 单位名称 学校名称 企业名称 机构名称 幼儿园名称 园所名称 对象名称 检查对象 检查对象名称 市场主体名称 学校 单位 幼儿园 name",
  code: "统一社会信用代码 社会信用代码 信用代码 统一信用代码 注册号 机构代码 组织机构代码 登记证号 代码 code creditcode uscc",
  number: "编号 单位编号 对象编号 学校编号 学校代码 学校标识码 对象id id",
  seq: "序号 seq no 号",
  type: "类型 类别 学校类型 学校类别 单位类型 对象类型 办学类型 办学层次 学段 机构类型 type",
  ownership: "办学性质 公办民办 公民办 公办 民办 举办性质 性质 举办者类型 ownership",
  subject: "主体类型 主体性质 法人类型 登记类型 单位性质 市场主体类型",
  district: "学区 所属学区 学区中心校 所在学区 中心校 管辖单位 片区 district",
  address: "地址 住所 住所地址 办学地址 单位地址 学校地址 园址 经营场所 address",
  contact: "联系人 联络员 负责人 法定代表人 校长 园长 学校联络员 校长园长 法人 负责人姓名 联系人姓名 contact",
  phone: "联系电话 电话 联系方式 手机 手机号 手机号码 联系人电话 办公电话 phone",
  classes: "班数 班级数 班级数量 教学班数 班额 现有班数 classnumber classes",
  creditClass: "信用风险分类 信用风险等级 信用等级 信用分类 风险等级 风险分类 分类等级 信用风险类别",
  creditIndex: "信用风险指数 风险指数 信用指数 信用风险分值",
  tags: "标签 分类标注 标注 tags",
  aliases: "曾用名 简称 别名 曾用名称 又名 其他名称",
  note: "备注 说明 情况说明 note",
  status: "状态 办学状态 经营状态 登记状态 存续状态 status",
  list: "名单 名单名称 listtitle",
};

const inspectorWords = {
  name: "姓名 执法人员姓名 执法检查人员 检查人员 检查人员姓名 执法人员 name",
  certNumber:
    "执法证号 行政执法证号 行政执法证 执法证件号 执法证编号 执法证号码 证件号 证件编号 证号 部门执法证编号",
  certUntil: "有效期 有效期至 证件有效期 证件有效期至 执法证有效期 执法证有效期至 有效期限 截止日期",
  number: "编号 工号 单位工号 人员编号",
  seq: "序号 seq no 号",
  section: "科室 所在科室 所属科室 部门 所在部门 业务部门 股室 工作单位 单位",
  department: "会同部门 部门单位 所属单位 派出单位 外部门 外单位",
  district: "学区 所属学区 所在学区 联系学区 片区",
  specialties: "专长 专业特长 业务专长 专业 擅长领域 执法类别 执法事项 业务领域",
  mobile: "手机 手机号 手机号码 联系电话 电话 联系方式 移动电话",
  email: "邮箱 电子邮箱 邮箱地址 email 电子邮件",
  leave: "请假 休假 请假时间 请假时段 休假时间 不能参加时间",
  relations: "回避关系 利害关系 应回避对象 回避对象 回避情况 亲属及任职关系 任职回避",
  tags: "标签 分类标注 标注 tags",
  note: "备注 说明 note",
  status: "状态 人员状态 在岗状态 在岗情况 status",
};

export type TargetField = keyof typeof targetWords;
export type InspectorField = keyof typeof inspectorWords;
export type RosterKind = "targets" | "inspectors";

type Words<F extends string> = Map<string, F>;

const wordsOf = <F extends string>(table: Record<F, string>): Words<F> =>
  new Map(
    (Object.keys(table) as F[]).flatMap((field) =>
      table[field].split(" ").map((word) => [word, field] as const),
    ),
  );

const targetHeaders = wordsOf(targetWords);
const inspectorHeaders = wordsOf(inspectorWords);
/** The known words for a field, for guessing at unknown ones. */
export const headerWords = (kind: RosterKind, field: TargetField & InspectorField): string[] =>
  (kind === "targets" ? targetWords : inspectorWords)[field].split(" ");

/** Only a list of inspectors has one of these. */
const peopleOnly: InspectorField[] = ["certNumber", "specialties", "relations", "leave"];
/** A 姓名 beside one of these is that of a contact. */
const placesOnly: TargetField[] = ["code", "type", "classes", "creditClass", "address"];

/** Where each field stands: column numbers from 0. */
export type Columns<F extends string> = Partial<Record<F, number>>;

export interface Header {
  /** Position in `sheet.rows`. */
  index: number;
  kind: RosterKind;
  targets: Columns<TargetField>;
  inspectors: Columns<InspectorField>;
  /** Headers nobody here knows; what stands below them is left alone. */
  ignored: string[];
}

/** Comment lines start with #. */
export const isComment = (row: SheetRow): boolean => plainText(row.cells[0] ?? "").startsWith("#");

/** The header among the first 15 rows: the row with the most known headers, a name among them. Null when there is none. */
export function findHeader(sheet: Sheet): Header | null {
  let best: Header | null = null;
  let bestHits = 0;
  for (const [index, row] of sheet.rows.slice(0, 15).entries()) {
    const header = isComment(row) ? null : headerIn(row, index);
    const hits = header === null ? 0 : Object.keys(header[header.kind]).length;
    if (header !== null && hits > bestHits) [best, bestHits] = [header, hits];
  }
  return best;
}

function headerIn(row: SheetRow, index: number): Header | null {
  const targets = columnsIn(row, targetHeaders);
  const inspectors = columnsIn(row, inspectorHeaders);
  const kind = kindOfList(targets, inspectors);
  const used = new Set(Object.values(kind === "targets" ? targets : inspectors));
  if ((kind === "targets" ? targets : inspectors).name === undefined) return null;
  const ignored = row.cells.map(plainText).filter((text, column) => text !== "" && !used.has(column));
  return { index, kind, targets, inspectors, ignored };
}

function kindOfList(targets: Columns<TargetField>, inspectors: Columns<InspectorField>): RosterKind {
  if (inspectors.name === undefined) return "targets";
  if (peopleOnly.some((field) => field in inspectors)) return "inspectors";
  return inspectors.name === targets.name || placesOnly.some((field) => field in targets)
    ? "targets"
    : "inspectors";
}

function columnsIn<F extends string>(row: SheetRow, words: Words<F>): Columns<F> {
  const columns: Columns<F> = {};
  for (const [column, cell] of row.cells.entries()) {
    const field = fieldOf(cell, words);
    if (field !== undefined && columns[field] === undefined) columns[field] = column;
  }
  return columns;
}

/** Brackets (必填), stars, colons, blanks and underscores do not matter; of several words the first known one counts. */
function fieldOf<F extends string>(cell: string, words: Words<F>): F | undefined {
  const text = cell
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\(.*?\)|[\s*:_]/g, "");
  return (
    words.get(text) ??
    text
      .split(/[/、|]/)
      .map((word) => words.get(word))
      .find((field) => field !== undefined)
  );
}
