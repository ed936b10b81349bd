// The sentences for everything that can be wrong with a roster; the only place where its codes become Chinese.

import type { FaultCode, Remark } from "./roster-fault.ts";
import type { InspectorField, TargetField } from "./roster-headers.ts";
import type { Facts, SheetRefusal, SheetRefusalCode } from "./roster-sheet.ts";

type Sentence = (facts: Facts) => string;

/** What is wrong with the whole file and what to do about it. */
const refusals: Record<SheetRefusalCode, Sentence> = {
  "file.empty": () => "文件是空的，没有可以读取的内容。请检查后重新发送。",
  "file.tooBig": ({ megabytes }) =>
    `文件超过 ${megabytes} MB，无法读取。请删除图片和无关的工作表后重新发送。`,
  "file.tooManyRows": ({ max }) =>
    `文件超过 ${max} 行，请确认是否发错了文件；确需导入的，请分成几个文件发送。`,
  "file.password": () => "文件设有打开密码，无法读取。请取消密码后重新发送。",
  "file.oldXls": () =>
    "这是旧版 Excel 格式（.xls）。请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”后重新发送。",
  "file.html": () =>
    "这个文件实际上是网页，不是表格。请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”后重新发送。",
  "file.notTable": ({ is }) => `这个文件实际上是${is}，不是表格。请发送 .xlsx 或 .csv 格式的名录。`,
  "file.zipBomb": () => "文件解压后的内容异常庞大，为安全起见不予读取。请把名录复制到新建的表格中再发送。",
  "file.macros": () => "文件带有宏，为安全起见不予读取。请另存为不带宏的“Excel 工作簿（.xlsx）”后重新发送。",
  "file.links": () =>
    "文件引用了其他文件中的内容，不予读取。请把表格复制、选择性粘贴为“数值”，另存后重新发送。",
  "file.tooManyColumns": ({ max }) => `表格超过 ${max} 列，请确认是否发错了文件，只保留需要的列后重新发送。`,
  "file.broken": () => "文件已损坏或不完整，无法读取。请用 Excel 或 WPS 打开确认，另存后重新发送。",
  "file.encoding": () =>
    "无法识别文件的文字编码。请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”后重新发送。",
  "file.quotes": ({ row }) => `第 ${row} 行的英文双引号不成对，从这里起无法分清各列。请改正后重新发送。`,
  "file.tooSlow": () => "文件内容过于复杂，规定时间内没有读完。请把名录复制到新建的表格中再发送。",
  "file.tooHeavy": () => "文件内容过于庞大，无法读取。请把名录复制到新建的表格中再发送。",
  "roster.noHeader": () =>
    "没有找到表头。检查对象名录至少要有“单位名称”一列，执法检查人员名录至少要有“姓名”一列。",
  "roster.noRows": () => "表头下面没有内容，没有可以导入的行。",
};

export const refusalSentence = (refusal: SheetRefusal): string => refusals[refusal.refused](refusal);

const faults: Record<FaultCode, Sentence> = {
  "row.nameMissing": ({ field }) => `没有填写${field}`,
  "row.tooLong": ({ field, max }) => `“${field}”超过 ${max} 个字`,
  "row.indexNumber": ({ text }) => `信用风险指数“${text}”不是数字`,
  "row.formula": ({ field }) => `“${field}”一列是公式，请改成固定的文字或数字后重新填写`,
  "row.cellError": ({ field, text }) => `“${field}”是公式错误值（${text}）`,
  "row.digitsLost": ({ field }) =>
    `“${field}”按数字保存，后几位已被 Excel 改成 0，无法还原；请把该列设为文本格式后重新填写`,
  "row.codeLength": ({ text, length }) =>
    `代码“${text}”为 ${length} 位；统一社会信用代码应为 18 位，旧注册号应为 15 位或 13 位数字`,
  "row.codeCharacter": ({ text }) =>
    `统一社会信用代码“${text}”中有不应出现的字符（不使用字母 I、O、S、V、Z）`,
  "row.codeCheck": ({ text }) => `统一社会信用代码“${text}”的校验位不符，可能抄错了`,
  "row.creditUnknown": ({ text }) => `信用风险分类“${text}”无法识别，应为 A、B、C、D 之一，没有分类的请留空`,
  "row.classesNumber": ({ text }) => `班数“${text}”不是整数`,
  "row.statusUnknown": ({ text }) => `状态“${text}”无法识别，请填写“正常”或“停用”`,
  "row.dayUnreadable": ({ text }) => `日期“${text}”无法识别，请按 2026-12-31 的样式填写`,
  "row.leaveUnreadable": ({ text }) => `请假时间“${text}”无法识别，请按“2026-12-01至2026-12-05”的样式填写`,
  "row.relationUnreadable": ({ text }) =>
    `回避关系“${text}”无法识别，请按“亲属：某某小学；曾任职：某某中学（2025-08-31）”的样式填写`,
  "row.mobileShape": ({ text }) => `手机号“${text}”不是 11 位手机号码`,
  "row.emailShape": ({ text }) => `邮箱“${text}”格式不对`,
  "row.duplicateCode": ({ first }) => `代码与第 ${first} 行相同`,
  "row.duplicateCert": ({ first }) => `执法证号与第 ${first} 行相同`,
  "row.duplicateName": ({ first }) => `与第 ${first} 行重复`,
  "row.codeConflict": ({ name, code }) => `名录中已有“${name}”，但代码是 ${code}，与本行不一致，请核实`,
  "row.addressConflict": ({ name, address }) =>
    `名录中已有“${name}”，地址是${address}，与本行不一致；是同一单位的请补充代码，不是同一单位的请把名称写完整`,
  "row.ambiguousName": ({ name, count }) =>
    `名录中有 ${count} 个“${name}”，无法确定是哪一个，请补充代码或地址`,
  "row.sameEntry": ({ first }) => `与第 ${first} 行指的是名录中的同一条`,
  "row.relationUnknown": ({ name }) =>
    `回避关系中的“${name}”不在检查对象名录中，请核对名称，或先导入检查对象`,
};

/** One reason against a row, without the row's number and without a full stop. */
export const faultSentence = (fault: { code: FaultCode; facts: Facts }): string =>
  faults[fault.code](fault.facts);

/** "第 12 行（示例县甲小学）：班数“多”不是整数；……" */
export const rowSentence = (row: {
  row: number;
  name: string | null;
  faults: { code: FaultCode; facts: Facts }[];
}): string =>
  `第 ${row.row} 行${row.name === null ? "" : `（${row.name}）`}：${row.faults.map(faultSentence).join("；")}`;

export const remarkSentence = ({ row, facts }: Remark): string =>
  `第 ${row} 行：类型“${facts.text}”不在常用类型之内，暂按“${facts.type}”处理`;

/** Fields as they are called on cards: 名称、班数 … */
export const targetFieldNames: Record<TargetField, string> = {
  name: "名称",
  code: "统一社会信用代码",
  number: "编号",
  seq: "序号",
  type: "类型",
  ownership: "办学性质",
  subject: "主体类型",
  district: "学区",
  address: "地址",
  contact: "联系人",
  phone: "联系电话",
  classes: "班数",
  creditClass: "信用风险分类",
  creditIndex: "信用风险指数",
  tags: "标签",
  aliases: "曾用名",
  note: "备注",
  status: "状态",
  list: "名单名称",
};

export const inspectorFieldNames: Record<InspectorField, string> = {
  name: "姓名",
  certNumber: "执法证号",
  certUntil: "证件有效期",
  number: "编号",
  seq: "序号",
  section: "科室",
  department: "会同部门",
  district: "学区",
  specialties: "专长",
  mobile: "手机",
  email: "邮箱",
  leave: "请假",
  relations: "回避关系",
  tags: "标签",
  note: "备注",
  status: "状态",
};
